import type { Bilingual, Lang } from '../model.ts';

/** What may be wrong in a course, in both languages. `{…}` is filled in with the complaint's values. */
const en = {
  invalidYaml: 'not valid YAML: {words}',
  yamlIndent: 'not valid YAML: the indentation does not fit the lines above, or a bracket is not closed',
  yamlNested:
    'not valid YAML: a second key on one line; begin a new line, or quote the text that has a colon',
  yamlAlias: 'not valid YAML: "{alias}" stands for nothing; set "&" before it, or quote the text',
  yamlTab: 'not valid YAML: a tab indents; use spaces',
  yamlTwice: 'not valid YAML: this key is there twice',
  yamlUnclosed: 'not valid YAML: a quotation mark, bracket or colon is missing',
  yamlUnexpected: 'not valid YAML: this has no place here; put quotation marks around a text with signs',
  unknownKeyNear: '"{key}" is not known here; did you mean "{meant}"?',
  unknownKey: '"{key}" is not known here; known: {known}',
  missingKey: '{key} is missing',
  unexpected: 'expected {expected}, found {received}',
  other: '{words}',
  badId: 'an id is lower case letters, digits and hyphens',
  badPattern: '"{pattern}" is not a regular expression',
  badDialogue: 'a dialogue of the article, such as D3',
  unknownFault: 'no fault is called "{name}"; there are {known}',
  wrongFault: '"{text}" is not right: the fault is written {right}',
  consoleLetter: 'a console is named by a letter: A, B',
  oneKind: 'a condition has one of: {known}',
  noSolution: 'a step needs a solution',
  unknownAction: '"{line}" is not an action; there are {known}',
  repeatsNothing: '"{line}" repeats nothing; write "@repeat 1-50 TOP # 0"',
  repeatsTooOften: '"{line}" stands for {times} lines; 1 to {most} may be',
  strangeLine: '"{line}" begins with none of "C: ", "S: ", "[step]", "@" and "#"',
  strangeConsole: 'there is no console {name} in this lesson; there is {known} ("consoles: 2" makes two)',
  wrongMarkers: 'the markers must be, in this order: {wanted}; found: {found}',
  noMarkers: 'the markers must be, in this order: {wanted}; found: none',
  missingFile: 'the file is missing',
  missingTerm: 'the term {#{id}} is missing',
  languagesDiffer: 'the other language has {item}, this one has not',
  noPurpose: 'the first paragraph is missing: one sentence that says what this is for',
  noTitle: 'the file begins with its title: "# Words"',
  sectionTwice: 'there is already a section {#{id}}',
  headingWithoutId: 'the heading "{words}" needs the id of its step: "## {words} {#id}"',
  noSuchStep: 'there is no step "{id}" in lesson.yaml',
  missingSection: 'the section "## … {#{id}}" is missing',
  strangePart: 'no {part} "{id}" in lesson.yaml for the step "{step}"',
  missingPart: 'the step "{step}" needs ":::{part}{#{id}}"',
  oneSpeaker: 'the step "{step}" needs one ":::speaker" note',
  listNumber: '"{number}." begins a list; for a sentence write "{number}\\."',
  rawBlock: 'raw HTML is not allowed; put code between backquotes',
  rawInline: '{html} would be raw HTML; put it between backquotes',
  outOfPlace: 'a {node} has no place here',
  erratumWanted: 'a remark names its erratum: :::remark{e=E2}',
  protocolWanted: 'which protocol? one of {known}',
  unknownDirective: '"{name}" is not known here; there are {known}',
  unknownInline: '":{name}" is not known here; there are {known}. A colon meant as such is written \\:',
  insecureLink: 'a link begins with https://',
  unknownTerm: '"{id}" is not in the glossary; :term[words]{#id} names one',
  badRfc: '"{reference}" is not an RFC reference; write "1939" or "1939 §5"',
  unknownRfc: 'RFC {number} is not in the table of lessons/format/rfcs.ts',
  unknownRfcSection: 'RFC {number} has no known section {section}; known: {known}',
} as const;

export type ComplaintId = keyof typeof en;

const fr: Readonly<Record<ComplaintId, string>> = {
  invalidYaml: 'YAML incorrect : {words}',
  yamlIndent:
    'YAML incorrect : le retrait ne s’accorde pas avec les lignes au-dessus, ou un crochet reste ouvert',
  yamlNested:
    'YAML incorrect : une seconde clef sur la ligne ; allez à la ligne, ou mettez entre guillemets le texte à deux-points',
  yamlAlias:
    'YAML incorrect : « {alias} » ne renvoie à rien ; posez « & » avant, ou mettez le texte entre guillemets',
  yamlTab: 'YAML incorrect : une tabulation fait le retrait ; mettez des espaces',
  yamlTwice: 'YAML incorrect : cette clef est là deux fois',
  yamlUnclosed: 'YAML incorrect : il manque un guillemet, un crochet ou un deux-points',
  yamlUnexpected:
    'YAML incorrect : ceci n’a pas sa place ici ; mettez entre guillemets un texte qui contient des signes',
  unknownKeyNear: '« {key} » n’est pas connu ici ; vouliez-vous dire « {meant} » ?',
  unknownKey: '« {key} » n’est pas connu ici ; on connaît : {known}',
  missingKey: '{key} manque',
  unexpected: 'on attend {expected}, on trouve {received}',
  other: '{words}',
  badId: 'un identifiant est fait de minuscules, de chiffres et de traits d’union',
  badPattern: '« {pattern} » n’est pas une expression rationnelle',
  badDialogue: 'un dialogue de l’article, par exemple D3',
  unknownFault: 'aucun défaut ne s’appelle « {name} » ; il y a {known}',
  wrongFault: '« {text} » ne convient pas : le défaut s’écrit {right}',
  consoleLetter: 'une console porte une lettre pour nom : A, B',
  oneKind: 'une condition a l’un de ces mots : {known}',
  noSolution: 'une étape a besoin d’une solution',
  unknownAction: '« {line} » n’est pas une action ; il y a {known}',
  repeatsNothing: '« {line} » ne répète rien ; écrivez « @repeat 1-50 TOP # 0 »',
  repeatsTooOften: '« {line} » vaut {times} lignes ; il en faut de 1 à {most}',
  strangeLine: '« {line} » ne commence ni par « C: », ni par « S: », « [étape] », « @ » ou « # »',
  strangeConsole: 'cette leçon n’a pas de console {name} ; elle a {known} (« consoles: 2 » en fait deux)',
  wrongMarkers: 'les repères doivent être, dans cet ordre : {wanted} ; on trouve : {found}',
  noMarkers: 'les repères doivent être, dans cet ordre : {wanted} ; on n’en trouve aucun',
  missingFile: 'le fichier manque',
  missingTerm: 'le terme {#{id}} manque',
  languagesDiffer: 'l’autre langue a {item}, celle-ci ne l’a pas',
  noPurpose: 'le premier paragraphe manque : une phrase qui dit à quoi cela sert',
  noTitle: 'le fichier commence par son titre : « # Mots »',
  sectionTwice: 'il y a déjà une section {#{id}}',
  headingWithoutId: 'il manque au titre « {words} » l’identifiant de son étape : « ## {words} {#id} »',
  noSuchStep: 'il n’y a pas d’étape « {id} » dans lesson.yaml',
  missingSection: 'la section « ## … {#{id}} » manque',
  strangePart: 'pas de {part} « {id} » dans lesson.yaml pour l’étape « {step} »',
  missingPart: 'il faut « :::{part}{#{id}} » à l’étape « {step} »',
  oneSpeaker: 'il faut une note « :::speaker », et une seule, à l’étape « {step} »',
  listNumber: '« {number}. » commence une liste ; pour une phrase, écrivez « {number}\\. »',
  rawBlock: 'le HTML brut n’est pas permis ; mettez le code entre accents graves',
  rawInline: '{html} serait du HTML brut ; mettez-le entre accents graves',
  outOfPlace: '{node} n’a pas sa place ici',
  erratumWanted: 'une remarque nomme son erratum : :::remark{e=E2}',
  protocolWanted: 'quel protocole ? l’un de {known}',
  unknownDirective: '« {name} » n’est pas connu ici ; il y a {known}',
  unknownInline: '« :{name} » n’est pas connu ici ; il y a {known}. Un deux-points ordinaire s’écrit \\:',
  insecureLink: 'un lien commence par https://',
  unknownTerm: '« {id} » n’est pas dans le glossaire ; :term[mots]{#id} nomme un terme',
  badRfc: '« {reference} » n’est pas une référence de RFC ; écrivez « 1939 » ou « 1939 §5 »',
  unknownRfc: 'la RFC {number} n’est pas dans la table de lessons/format/rfcs.ts',
  unknownRfcSection: 'la RFC {number} n’a pas de section {section} connue ; on connaît : {known}',
};

export const COMPLAINTS: Bilingual<Readonly<Record<ComplaintId, string>>> = { fr, en };

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

export function say({ id, values = {} }: Complaint, lang: Lang): string {
  return COMPLAINTS[lang][id].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
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
