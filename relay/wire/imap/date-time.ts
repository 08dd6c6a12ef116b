/** Dates as IMAP writes them (RFC 3501 §9): `"26-Nov-2002 18:24:57 +0100"` and `26-Nov-2002`. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DATE_TIME = /^[ \d]?\d-[a-z]{3}-\d{4} \d\d:\d\d:\d\d [+-]\d{4}$/i;
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
  if (!DATE_TIME.test(text)) return undefined;
  // The day may have one digit, all else has its place from the end.
  const end = text.length;
  const midnight = utcDay(
    Number(text.slice(end - 19, end - 15)),
    text.slice(end - 23, end - 20),
    Number(text.slice(0, end - 24)),
  );
  const hour = twoDigits(text, end - 14);
  const minute = twoDigits(text, end - 11);
  const second = twoDigits(text, end - 8);
  const zoneHour = twoDigits(text, end - 4);
  const zoneMinute = twoDigits(text, end - 2);
  // A leap second is written :60 (RFC 3339 §5.7); it counts as the next one.
  const exists = hour <= 23 && minute <= 59 && second <= 60 && zoneHour <= 23 && zoneMinute <= 59;
  if (midnight === undefined || !exists) return undefined;
  const zone = (zoneHour * 60 + zoneMinute) * (text[end - 5] === '-' ? -1 : 1);
  return { time: midnight + (hour * 3600 + minute * 60 + second) * 1000 - zone * 60_000, zone };
}

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}

/** Midnight UTC of a `date`, or undefined where there is no such day. */
export function parseDate(text: string): number | undefined {
  const match = DATE.exec(text);
  return match ? utcDay(Number(match[3]), match[2]!, Number(match[1])) : undefined;
}

const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(MONTHS.map((name, i) => [name.toLowerCase(), i]));

function utcDay(year: number, monthName: string, day: number): number | undefined {
  const month = MONTH_NUMBERS.get(monthName.toLowerCase());
  if (month === undefined || day < 1 || day > daysIn(month, year)) return undefined;
  const date = new Date(0);
  return date.setUTCFullYear(year, month, day); // Date.UTC would take the year 12 for 1912
}

function daysIn(month: number, year: number): number {
  if (month !== 1) return [3, 5, 8, 10].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
