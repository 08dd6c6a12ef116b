import { useEffect, useState } from 'react';
import type { Protocol } from '../../relay/wire/protocol.ts';
import type { Explainer } from '../annotator/explanations/explainer.ts';
import { loadExplainer } from '../annotator/explanations/load.ts';
import { useText } from '../app/i18n/text.tsx';

/** The explanations of a protocol in the page's language, once they are there. */
export function useExplainer(protocol: Protocol): Explainer | undefined {
  const { language } = useText();
  const [explainer, setExplainer] = useState<Explainer>();
  useEffect(() => {
    let wanted = true;
    loadExplainer(protocol, language).then((loaded) => wanted && setExplainer(loaded));
    return () => {
      wanted = false;
    };
  }, [protocol, language]);
  return explainer;
}
