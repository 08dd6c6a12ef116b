import { bare, type Command, listing, words } from '../command.ts';
import { err, ok } from '../reply.ts';
import { ENGLISH } from '../texts-en.ts';
import { FRENCH } from '../texts-fr.ts';

/** UTF8 and LANG (RFC 6856 §2.1, §3). Without UTF8 a surrogate stands for a message that has UTF-8 in its header. */

export const utf8 = bare('UTF8', (session) => {
  session.utf8 = true;
  return ok(session.texts.utf8);
});

const LANGUAGES = [ENGLISH, FRENCH];

/** A language range matches a tag that it begins (RFC 4647 §3.3.1): `fr-CA` is asked for, `fr` is what there is. */
export const lang: Command = {
  name: 'LANG',
  run(session, args) {
    const [range] = words(args);
    if (range === undefined) {
      const lines = LANGUAGES.map(({ tag, language }) => `${tag} ${language}`);
      return listing(session.texts.languages, lines);
    }
    const wanted = range.toLowerCase().split('-')[0];
    const texts = wanted === '*' ? ENGLISH : LANGUAGES.find(({ tag }) => tag === wanted);
    if (!texts) return err(session.texts.unknownLanguage(range));
    session.texts = texts;
    return ok(`${texts.tag} ${texts.languageSet}`);
  },
};
