import * as v from 'valibot';

/**
 * The `/sandbox` WebSocket: which sandbox the page uses, and what happens inside it. JSON in text frames. A page has
 * one; the sandbox made for it lives as long as the feed, and some minutes longer so that a reload finds it again.
 */

const text = v.string();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const protocol = v.picklist(['pop3', 'imap', 'smtp']);
const names = v.pipe(v.array(v.pipe(text, v.maxLength(64))), v.maxLength(100), v.readonly());

export const feedRequest = v.variant('type', [
  /**
   * Use the shared sandbox (`id: "shared"`), come back to one by id, or have a new one made from a seed: with all it
   * can do, unless `switches` says what it lacks and does wrong (`switches.ts`).
   */
  v.strictObject({
    type: v.literal('use'),
    id: v.optional(v.pipe(text, v.maxLength(64))),
    seed: v.optional(v.pipe(text, v.maxLength(64))),
    switches: v.optional(
      v.strictObject({
        without: v.optional(names),
        with: v.optional(names),
        misbehave: v.optional(names),
        strict: v.optional(v.boolean()),
      }),
    ),
  }),
  /** Put it back to its seed. */
  v.strictObject({ type: v.literal('reset') }),
  /** Put its store back to the moment after a command: a number this feed has named. */
  v.strictObject({ type: v.literal('restore'), moment: count }),
]);
export type FeedRequest = v.InferOutput<typeof feedRequest>;

/** A message as lesson checks and the mailbox pane see it. */
const messageView = v.object({
  uid: count,
  flags: v.array(text),
  size: count,
  subject: text,
  from: text,
  /** ISO 8601. */
  internalDate: text,
  /** Marked by DELE in a POP3 session that has not ended: still in the store. */
  marked: v.boolean(),
  /** The octets, each as one character, when the message has at most 16 KiB; else its first 4 KiB. Of very much mail, of the first messages only. */
  source: text,
});
const mailboxView = v.object({
  name: text,
  uidValidity: count,
  uidNext: count,
  specialUse: v.optional(text),
  noSelect: v.boolean(),
  subscribed: v.boolean(),
  messages: v.array(messageView),
});
export const mailView = v.object({
  accounts: v.array(v.object({ name: text, mailboxes: v.array(mailboxView) })),
});
export type MailView = v.InferOutput<typeof mailView>;
export type MailboxView = v.InferOutput<typeof mailboxView>;
export type MessageView = v.InferOutput<typeof messageView>;

const target = v.object({
  /** What `open` on /relay names. `sandbox:ID` is the sandbox; the others are what whoever started the relay allowed. */
  id: text,
  /** What `open` must show with it. */
  token: text,
  label: text,
  host: text,
  port: count,
  /** Guessed from the port; the page lets the person choose. */
  protocol: v.optional(protocol),
  tls: v.boolean(),
  /** True when whoever started the relay lets this target's certificate go unverified. */
  unverified: v.boolean(),
});
export type Target = v.InferOutput<typeof target>;

export const feedMessage = v.variant('type', [
  v.object({
    type: v.literal('welcome'),
    version: text,
    targets: v.array(target),
    /** There when the page may name any server itself. */
    any: v.optional(v.object({ id: text, token: text, smtp: v.boolean() })),
  }),
  v.object({
    type: v.literal('sandbox'),
    id: text,
    target: text,
    /** What `open` must show with `target`. */
    token: text,
    seed: text,
    domain: text,
    host: text,
    ports: v.object({ pop3: count, imap: count, smtp: count }),
    accounts: v.array(text),
  }),
  v.object({ type: v.literal('view'), view: mailView, moment: count }),
  v.object({ type: v.literal('event'), at: v.number(), event: v.looseObject({ type: text }) }),
  /** A connection to this sandbox, from a page or from a program on its TCP port, and what passes on it. */
  v.object({
    type: v.literal('connection'),
    connection: text,
    protocol,
    via: v.picklist(['page', 'tcp']),
    peer: text,
  }),
  v.object({
    type: v.literal('bytes'),
    connection: text,
    from: v.picklist(['client', 'server']),
    base64: text,
  }),
  v.object({ type: v.literal('gone'), connection: text }),
  v.object({ type: v.literal('refused'), code: text, reason: text }),
]);
export type FeedMessage = v.InferOutput<typeof feedMessage>;
