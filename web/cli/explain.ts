#!/usr/bin/env node
/**
 * npm run --silent explain -- [--protocol P] [--lang fr|en] [--json] [--show-secrets] FILE…
 * npm run --silent explain -- --coverage
 *
 * Explains a recorded SMTP, POP3 or IMAP conversation octet by octet. The format of FILE is told by its content:
 * a `C:`/`S:` transcript, a telnet or `openssl s_client` screen, `curl -v`, Thunderbird and mutt logs, a Dovecot
 * rawlog (`X.in` and `X.out` are one conversation), imapflow's JSON log, pcap, pcapng, and `.jsonl` with one network
 * segment a line: {"from": "client" | "server", "data": BASE64}.
 *
 * --json is a public interface: one JSON object a line for each leaf span, in the order of the log.
 *   from    "client" or "server"
 *   start   octet offset in that direction's stream; the leaves of a direction follow each other without gap
 *   end     one past the last octet
 *   id      the explanation's id, such as "pop3.cmd.RETR"
 *   class   "specific": explained as this very token; "generic": as one of its kind; "body": message content;
 *           "unknown": not understood
 *   text    the octets, as UTF-8 where they are, else one character an octet; a secret's are masked by U+2022
 *           unless --show-secrets is given
 *   rfc     "1939 §5", or null
 *   state   the protocol state in which the octets were met
 *   value   what the token says: a number or a string; an object when it says several things; null when nothing
 *   within  ids of the parts around it, outermost first
 *   secret  true on a password, digest or SASL response; absent elsewhere
 *
 * A bad file is an error on stderr and exit code 2; the other files are still explained.
 */
import { Command, Option } from 'commander';
import { PROTOCOLS, type Protocol } from '../../relay/wire/protocol.ts';
import { createAnnotator } from '../annotator/create-annotator.ts';
import type { Language } from '../annotator/explanations/explainer.ts';
import { loadExplainer } from '../annotator/explanations/load.ts';
import { guessProtocol } from '../annotator/logs/guess.ts';
import { LogError, type ReadLog } from '../annotator/logs/log.ts';
import type { Unit } from '../annotator/span.ts';
import { printCoverage } from './coverage.ts';
import { type Conversation, conversations } from './files.ts';
import { unitAsJson } from './json-output.ts';
import { Octets } from './octets.ts';
import { unitAsText } from './text-output.ts';

interface Options {
  readonly protocol?: Protocol;
  readonly lang: Language;
  readonly json?: true;
  readonly showSecrets?: true;
  readonly coverage?: true;
}

const program = new Command('explain')
  .description('Explains a recorded SMTP, POP3 or IMAP conversation octet by octet.')
  .argument('[files...]', 'transcripts, screens, program logs, packet captures')
  .addOption(new Option('--protocol <protocol>', 'when the file does not tell').choices(PROTOCOLS))
  .addOption(
    new Option('--lang <language>', 'language of the explanations').choices(['fr', 'en']).default('en'),
  )
  .option('--json', 'one JSON object a line for each leaf span')
  .option('--show-secrets', 'show passwords instead of masking them')
  .option('--coverage', 'print how much of the protocol checklist is explained')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

// `explain … | head` closes the pipe early; that is no error of ours.
process.stdout.on('error', () => process.exit(0));

await main(program.parse());

async function main({ args }: Command): Promise<void> {
  const options = program.opts<Options>();
  if (options.coverage) {
    printCoverage((line) => process.stdout.write(`${line}\n`));
    return;
  }
  if (args.length === 0) program.error('no file given');
  for (const conversation of conversations(args)) await explainOne(conversation, options);
}

async function explainOne(conversation: Conversation, options: Options): Promise<void> {
  try {
    const log = conversation.read();
    const protocol = options.protocol ?? log.protocol ?? guessProtocol(log.entries);
    if (!protocol) throw new LogError('cannot tell the protocol; name it with --protocol');
    if (log.others > 0)
      complain(conversation, `${log.others} more mail connections in this file were left out`);
    await explain(log, protocol, options);
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    complain(conversation, error.message);
    process.exitCode = 2;
  }
}

function complain(conversation: Conversation, message: string): void {
  process.stderr.write(`explain: ${conversation.name}: ${message}\n`);
}

async function explain(log: ReadLog, protocol: Protocol, options: Options): Promise<void> {
  const octets = new Octets(log.entries, options.showSecrets === true);
  const explainer = await loadExplainer(protocol, options.lang);
  for (const unit of annotate(log, protocol)) {
    const text = options.json ? unitAsJson(unit, octets) : unitAsText(unit, octets, explainer);
    if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}

/** The units in the order of the log: a command that was pipelined is published after the replies before it. */
function annotate(log: ReadLog, protocol: Protocol): Unit[] {
  const annotator = createAnnotator(protocol);
  const units: Unit[] = [];
  for (const entry of log.entries) for (const unit of annotator.push(entry)) units.push(unit);
  units.push(...annotator.finish());
  return units.sort((a, b) => a.at - b.at || a.index - b.index);
}
