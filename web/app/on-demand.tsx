import { type ComponentType, useEffect, useState } from 'react';
import { useText } from './i18n/text.tsx';

export interface OnDemand<Props> {
  (props: Props): React.JSX.Element;
  /** Loads the page's code ahead of its being shown. */
  readonly load: () => Promise<void>;
}

/**
 * A page whose code is loaded when it is first shown. React's `lazy` would keep its "Loading…" for 300 ms at least, and
 * show it even for code that is there already.
 */
export function onDemand<Props extends object>(
  request: () => Promise<{ readonly default: ComponentType<Props> }>,
): OnDemand<Props> {
  let Page: ComponentType<Props> | undefined;
  const load = async () => {
    Page ??= (await request()).default;
  };
  function PageOnDemand(props: Props) {
    const { t } = useText();
    const [state, setState] = useState<'loading' | 'loaded' | 'failed'>(Page ? 'loaded' : 'loading');
    useEffect(() => {
      load().then(
        () => setState('loaded'),
        () => setState('failed'),
      );
    }, []);
    if (Page) return <Page {...props} />;
    return (
      <p className="page-note" role="status">
        {t(state === 'failed' ? 'loading.failed' : 'loading')}
      </p>
    );
  }
  return Object.assign(PageOnDemand, { load });
}
