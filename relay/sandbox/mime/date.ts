/** The Date field (RFC 5322 §3.3), obsolete years and zones included (§4.3). */
export interface MailDate {
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** Midnight UTC of the day as written, whatever its zone: what SENTON and its like compare (RFC 3501 §6.4.4). */
  readonly day: number;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATE =
  /^(?:[a-z]{3,9}\s*,?\s*)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*[\s-]+(\d{2,4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([+-]\d{4}|[a-z]{1,5})?)?/i;

/** Minutes east of UTC of the zones RFC 822 named; the military letters mean nothing certain (RFC 5322 §4.3). */
const ZONES: Readonly<Record<string, number>> = {
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
};

export function parseMailDate(value: string): MailDate | undefined {
  const match = DATE.exec(
    value
      .slice(0, 200)
      .replace(/\([^()]*\)/g, ' ')
      .trim(),
  );
  if (!match) return undefined;
  const [, day, month, year, hour = '0', minute = '0', second = '0', zone = ''] = match;
  const midnight = dayOf(fullYear(year!), MONTHS.indexOf(month!.toLowerCase()), Number(day));
  if (midnight === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60)
    return undefined;
  const clock = Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  return { day: midnight, time: midnight + clock * 1000 - zoneMinutes(zone) * 60_000 };
}

/** Two digits are 1950 to 2049, three count from 1900 (RFC 5322 §4.3). */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 2) return year + (year < 50 ? 2000 : 1900);
  return text.length === 3 ? year + 1900 : year;
}

function dayOf(year: number, month: number, day: number): number | undefined {
  if (month < 0) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.getUTCMonth() === month && date.getUTCDate() === day ? date.getTime() : undefined;
}

function zoneMinutes(zone: string): number {
  const match = /^([+-])(\d\d)(\d\d)$/.exec(zone);
  if (!match) return ZONES[zone.toUpperCase()] ?? 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}
