/** Dates as IMAP writes them (RFC 3501 §9): `"26-Nov-2002 18:24:57 +0100"` and `26-Nov-2002`. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DATE_TIME = /^([ \d]?\d)-([a-z]{3})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)$/i;
const DATE = /^(\d{1,2})-([a-z]{3})-(\d{4})$/i;

/** A moment, and the zone it is written in: milliseconds since the epoch, minutes east of UTC. */
export interface DateTime {
  readonly time: number;
  readonly zone: number;
}

const two = (number: number) => String(number).padStart(2, '0');

/** Without the quotes around it; the day padded with a space, as `date-day-fixed` asks. */
export function formatDateTime({ time, zone }: DateTime): string {
  const local = new Date(time + zone * 60_000);
  const day = String(local.getUTCDate()).padStart(2, ' ');
  const year = String(local.getUTCFullYear()).padStart(4, '0');
  const clock = [local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds()].map(two).join(':');
  const east = Math.abs(zone);
  const sign = zone < 0 ? '-' : '+';
  return `${day}-${MONTHS[local.getUTCMonth()]}-${year} ${clock} ${sign}${two(Math.floor(east / 60))}${two(east % 60)}`;
}

/** The moment a date-time names, or undefined where there is no such day, time or zone. */
export function parseDateTime(text: string): DateTime | undefined {
  const match = DATE_TIME.exec(text);
  if (!match) return undefined;
  const [, day, month, year, hour, minute, second, sign, zoneHour, zoneMinute] = match;
  const midnight = utcDay(Number(year), month!, Number(day));
  const time = [hour, minute, second, zoneHour, zoneMinute].map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const [h, m, s, zh, zm] = time;
  // A leap second is written :60 (RFC 3339 §5.7); it counts as the next one.
  if (midnight === undefined || h > 23 || m > 59 || s > 60 || zh > 23 || zm > 59) return undefined;
  const zone = (zh * 60 + zm) * (sign === '-' ? -1 : 1);
  return { time: midnight + (h * 3600 + m * 60 + s) * 1000 - zone * 60_000, zone };
}

/** Midnight UTC of a `date`, or undefined where there is no such day. */
export function parseDate(text: string): number | undefined {
  const match = DATE.exec(text);
  return match ? utcDay(Number(match[3]), match[2]!, Number(match[1])) : undefined;
}

const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(MONTHS.map((name, i) => [name.toLowerCase(), i]));

function utcDay(year: number, monthName: string, day: number): number | undefined {
  const month = MONTH_NUMBERS.get(monthName.toLowerCase()) ?? -1;
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return month >= 0 && date.getUTCMonth() === month && date.getUTCDate() === day ? date.getTime() : undefined;
}
