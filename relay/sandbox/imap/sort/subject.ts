import { type BaseSubject, baseSubject } from '../../mime/base-subject.ts';
import type { Content } from '../../mime/content.ts';
import { decodeWords } from '../../mime/encoded-words.ts';
import { collated } from '../search/needle.ts';

const SUBJECTS = new WeakMap<Content, BaseSubject>();

/** The message's base subject, case-folded; worked out once. */
export function subjectOf(content: Content): BaseSubject {
  let subject = SUBJECTS.get(content);
  if (!subject) {
    const { base, isReply } = baseSubject(decodeWords(content.envelopeFields.subject ?? ''));
    subject = { base: collated(base), isReply };
    SUBJECTS.set(content, subject);
  }
  return subject;
}
