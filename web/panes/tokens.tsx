import type { Explainer } from '../annotator/explanations/explainer.ts';
import type { Span, Unit } from '../annotator/span.ts';
import { useText } from '../app/i18n/text.tsx';
import { linesOf, type Octets, type View } from '../console/printed.ts';

interface TokensProps {
  readonly unit: Unit;
  readonly log: Octets;
  readonly explainer: Explainer;
  readonly view: View;
  readonly pointed: Span | undefined;
  /** Only the token pointed at. */
  readonly only: boolean;
  readonly onPoint: (span: Span | undefined) => void;
}

/** Spans a reader need not see in the list: spaces and brackets. Pointing at one still explains it. */
const isGap = (text: string) => /^[\s()[\]]*$/.test(text);

/** What each token of a unit means. */
export function Tokens({ unit, log, explainer, view, pointed, only, onPoint }: TokensProps) {
  const seen = new Set<Span>();
  const rows = linesOf(unit, log, view)
    .flat()
    .filter(({ text, span }) => {
      if (seen.has(span) || (only ? span !== pointed : isGap(text) && span !== pointed)) return false;
      seen.add(span);
      return true;
    });
  return (
    <dl className={only ? 'tokens only' : 'tokens'}>
      {rows.slice(0, 80).map(({ text, span }) => (
        <TokenRow
          key={span.start}
          text={text}
          span={span}
          explainer={explainer}
          pointed={span === pointed}
          onPoint={onPoint}
        />
      ))}
    </dl>
  );
}

function TokenRow({
  text,
  span,
  explainer,
  pointed,
  onPoint,
}: {
  text: string;
  span: Span;
  explainer: Explainer;
  pointed: boolean;
  onPoint: (span: Span | undefined) => void;
}) {
  const { t } = useText();
  const said =
    span.class === 'unknown' && !explainer.has(span.id)
      ? t('explain.unknown')
      : explainer.explain(span.id, span.values);
  return (
    <div
      className={`token-row ${pointed ? 'pointed' : ''}`}
      onPointerEnter={() => onPoint(span)}
      onPointerLeave={() => onPoint(undefined)}
    >
      <dt className={span.secret ? 'secret' : ''}>
        <code>{text.trim().length > 60 ? `${text.trim().slice(0, 58)}…` : text.trim()}</code>
      </dt>
      <dd>
        {said} {span.rfc && <Rfc reference={span.rfc} />}
      </dd>
    </div>
  );
}

/** "1939 §5" as a link to the RFC's page; it opens beside this one. */
export function Rfc({ reference }: { reference: string }) {
  const { t } = useText();
  const [number = '', section = ''] = reference.split(' §');
  const anchor = section ? `#section-${section}` : '';
  return (
    <a
      className="rfc"
      href={`https://www.rfc-editor.org/rfc/rfc${number}${anchor}`}
      target="_blank"
      rel="noreferrer"
      title={section ? t('explain.rfc', { number, section }) : undefined}
    >
      RFC {reference}
    </a>
  );
}
