import { type Reply, reply } from './reply.ts';
import type { SmtpSession } from './session.ts';

/** The parameters of MAIL and RCPT, which extensions bring (RFC 5321 §4.1.1.11). */
export type Parameters = ReadonlyMap<string, string>;

interface Rule {
  /** The EHLO keyword that allows it. */
  readonly capability: string;
  /** What the value must look like; undefined when there is none. */
  readonly value: RegExp | undefined;
}

/** RFC 3461 §4: printable characters, others as `+` and two hexadecimal digits. */
const XTEXT = '(?:[\\x21-\\x2a\\x2c-\\x3c\\x3e-\\x7e]|\\+[0-9A-F]{2})';

export const MAIL_PARAMETERS: Readonly<Record<string, Rule>> = {
  SIZE: { capability: 'SIZE', value: /^\d{1,20}$/ },
  BODY: { capability: '8BITMIME', value: /^(7BIT|8BITMIME)$/i },
  SMTPUTF8: { capability: 'SMTPUTF8', value: undefined },
  AUTH: { capability: 'AUTH', value: new RegExp(`^${XTEXT}+$`) },
  RET: { capability: 'DSN', value: /^(FULL|HDRS)$/i },
  ENVID: { capability: 'DSN', value: new RegExp(`^${XTEXT}{1,100}$`) },
};

export const RCPT_PARAMETERS: Readonly<Record<string, Rule>> = {
  NOTIFY: { capability: 'DSN', value: /^(NEVER|(SUCCESS|FAILURE|DELAY)(,(SUCCESS|FAILURE|DELAY)){0,2})$/i },
  ORCPT: { capability: 'DSN', value: new RegExp(`^[A-Za-z0-9-]+;${XTEXT}{1,500}$`) },
};

/** Reads ` KEY=value KEY2=value`; a refusal is the reply to send. */
export function readParameters(
  session: SmtpSession,
  text: string,
  rules: Readonly<Record<string, Rule>>,
): Parameters | Reply {
  const found = new Map<string, string>();
  if (text !== '' && !text.startsWith(' ')) {
    return reply(501, '5.5.4', 'A space parts the address from its parameters');
  }
  for (const word of text.split(' ').filter((each) => each !== '')) {
    const equals = word.indexOf('=');
    const key = (equals < 0 ? word : word.slice(0, equals)).toUpperCase();
    const rule = Object.hasOwn(rules, key) ? rules[key] : undefined;
    if (!rule || !session.extended || !session.has(rule.capability)) {
      return reply(555, '5.5.4', `The parameter ${key.slice(0, 40)} is not known here`);
    }
    const value = equals < 0 ? undefined : word.slice(equals + 1);
    const right = rule.value ? value !== undefined && rule.value.test(value) : value === undefined;
    if (!right || found.has(key)) {
      return reply(501, '5.5.4', `The parameter ${key} is written wrongly, or twice`);
    }
    found.set(key, value ?? '');
  }
  return found;
}
