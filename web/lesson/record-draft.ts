import { strToU8, zipSync } from 'fflate';
import { draftCourse } from '../../lessons/draft/draft.ts';
import { Take } from '../../lessons/draft/take.ts';
import { typedLines } from '../../lessons/draft/typed-lines.ts';
import { SEEDS } from '../../relay/sandbox/seeds/seeds.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';
import { utf8 } from '../../relay/wire/utf8.ts';
import { feedUrl, relayUrl } from '../app/urls.ts';
import type { AnnotatedLog } from '../link/annotated-log.ts';
import { SandboxFeed } from '../link/feed.ts';
import { loadAnnotator, type MakeAnnotator } from '../link/load-annotator.ts';
import { LessonSessions } from './lesson-sessions.ts';
import { LoggedSession } from './logged-session.ts';

/** A server that has not answered for so long is stuck, in milliseconds. */
const PATIENCE = 10_000;
const CRLF = '\r\n';

/**
 * A session on the built-in server as a course of one lesson, zipped. What was typed is played twice on fresh
 * sandboxes of the same seed: a learner begins there, and what differs from one to the other is no mistake.
 */
export async function recordDraft(annotated: AnnotatedLog, seed: string): Promise<Uint8Array<ArrayBuffer>> {
  const { protocol } = annotated;
  const passwords = SEEDS[seed]?.accounts().map(({ password }) => password) ?? [];
  const typed = typedLines(new LoggedSession(annotated), passwords);
  const make = await loadAnnotator(protocol);
  const takes: [Take, Take] = [
    await takeOf(protocol, seed, typed, make),
    await takeOf(protocol, seed, typed, make),
  ];
  const files = draftCourse({ protocol, seed, typed, takes, year: new Date().getFullYear() });
  const entries = [...files].map(([path, text]) => [`plusok-lesson/${path}`, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries));
}

async function takeOf(
  protocol: Protocol,
  seed: string,
  typed: readonly string[],
  make: MakeAnnotator,
): Promise<Take> {
  const feed = new SandboxFeed(feedUrl(), seed);
  try {
    const sessions = new LessonSessions(relayUrl(), await inTime(targetOf(feed)), make);
    try {
      return await play(sessions, protocol, typed);
    } finally {
      sessions.stop();
    }
  } finally {
    feed.stop();
  }
}

async function play(sessions: LessonSessions, protocol: Protocol, typed: readonly string[]): Promise<Take> {
  sessions.connect(protocol);
  await inTime(sessions.play([], () => {}, 0));
  const take = new Take(sessions.evidence[0]!);
  take.note();
  for (const text of typed) {
    const send = (line: string) => void sessions.present?.send(utf8(line + CRLF));
    await inTime(sessions.play([{ kind: 'type', text }], send, 0));
    take.note();
  }
  return take;
}

/** The sandbox that a feed is given, by its name in the relay's list. */
function targetOf(feed: SandboxFeed): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const { sandbox, refusal } = feed.state;
      if (sandbox) resolve(sandbox.target);
      else if (refusal !== undefined) reject(new Error(refusal));
    };
    feed.subscribe(look);
    look();
  });
}

function inTime<T>(promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer for ${PATIENCE / 1000} s`)), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
