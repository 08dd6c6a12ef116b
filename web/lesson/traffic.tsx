import type { SessionEvidence } from '../../lessons/checks/evidence.ts';
import { figuresOf, MEASURES, type Measure } from '../../lessons/checks/figures.ts';
import type { Lang } from '../../lessons/model.ts';
import { PROTOCOLS, type Protocol } from '../../relay/wire/protocol.ts';
import type { PlayerText } from './texts.ts';
import './traffic.css';

/** In the units of the drawing, which grows with its column. */
const BAR = { left: 44, width: 200, height: 16, gap: 6, title: 18 } as const;

/** What each protocol has cost in this lesson: bars that grow as octets pass, and the same figures as a table. */
export function Traffic({
  sessions,
  language,
  text,
}: {
  sessions: readonly SessionEvidence[];
  language: Lang;
  text: PlayerText;
}) {
  const spoken = PROTOCOLS.filter((protocol) => sessions.some((s) => s.protocol === protocol));
  const costs = spoken.map((protocol) => ({ protocol, figures: figuresOf(sessions, protocol) }));
  const names: Readonly<Record<Measure, string>> = {
    octets: text.trafficOctets,
    roundTrips: text.trafficRoundTrips,
  };
  const number = new Intl.NumberFormat(language);
  if (costs.length === 0) return <p className="traffic">{text.trafficNothing}</p>;
  return (
    <section className="traffic" aria-label={text.traffic}>
      <h3>{text.traffic}</h3>
      {MEASURES.map((measure) => (
        <Bars
          key={measure}
          title={names[measure]}
          bars={costs.map(({ protocol, figures }) => ({ protocol, value: figures[measure] }))}
          number={number}
        />
      ))}
      <details>
        <summary>{text.trafficTable}</summary>
        <table>
          <thead>
            <tr>
              <td />
              {MEASURES.map((measure) => (
                <th key={measure} scope="col">
                  {names[measure]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {costs.map(({ protocol, figures }) => (
              <tr key={protocol}>
                <th scope="row">{protocol.toUpperCase()}</th>
                {MEASURES.map((measure) => (
                  <td key={measure}>{number.format(figures[measure])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

interface BarsProps {
  title: string;
  bars: readonly { readonly protocol: Protocol; readonly value: number }[];
  number: Intl.NumberFormat;
}

/** One measure: a bar for each protocol, from a common zero, the longest filling the width. */
function Bars({ title, bars, number }: BarsProps) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const height = BAR.title + bars.length * (BAR.height + BAR.gap);
  const said = bars
    .map(({ protocol, value }) => `${protocol.toUpperCase()} ${number.format(value)}`)
    .join(', ');
  return (
    <svg viewBox={`0 0 320 ${height}`} role="img" aria-label={`${title}. ${said}`}>
      <text x="0" y="12" className="traffic-title">
        {title}
      </text>
      {bars.map(({ protocol, value }, i) => {
        const y = BAR.title + i * (BAR.height + BAR.gap);
        const width = (value / most) * BAR.width;
        return (
          <g key={protocol}>
            <text x="0" y={y + 12}>
              {protocol.toUpperCase()}
            </text>
            <rect
              className={`traffic-${protocol}`}
              x={BAR.left}
              y={y}
              width={width}
              height={BAR.height}
              rx="2"
            />
            <text x={BAR.left + width + 6} y={y + 12}>
              {number.format(value)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
