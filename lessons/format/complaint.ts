import type { ComplaintId } from './complaints.ts';

/** What is wrong, to be said in any language. */
export interface Complaint {
  readonly id: ComplaintId;
  readonly values?: Readonly<Record<string, string>>;
}

export function complaint(
  id: ComplaintId,
  values: Readonly<Record<string, string | number>> = {},
): Complaint {
  const words = Object.entries(values).map(([name, value]) => [name, String(value)]);
  return words.length === 0 ? { id } : { id, values: Object.fromEntries(words) as Record<string, string> };
}

export function isComplaint(value: object): value is Complaint {
  return 'id' in value;
}

/** A complaint as the message of a schema, which can only be a string; `fromMessage` reads it. */
export function asMessage(id: ComplaintId, values: Readonly<Record<string, string | number>> = {}): string {
  return JSON.stringify(complaint(id, values));
}

export function fromMessage(message: string): Complaint {
  return message.startsWith('{"id":')
    ? (JSON.parse(message) as Complaint)
    : complaint('other', { words: message });
}
