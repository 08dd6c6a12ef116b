import type { BlockContent, DefinitionContent, ListItem, Nodes, PhrasingContent, RootContent } from 'mdast';
import { type Directives, directiveFromMarkdown } from 'mdast-util-directive';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { directive } from 'micromark-extension-directive';
import { isProtocol, PROTOCOLS } from '../../relay/wire/protocol.ts';
import type { Lang } from '../model.ts';
import type { Block, Inline } from '../prose.ts';
import { complaint, isComplaint } from './complaint.ts';
import type { ComplaintId } from './complaints.ts';
import type { Problem } from './problem.ts';
import { resolveRfc } from './rfcs.ts';
import { parseRepeat } from './script.ts';
import { typeset } from './typography.ts';

/** Markdown with directives, as a tree with positions. */
export function parseMarkdown(text: string): readonly RootContent[] {
  return fromMarkdown(text, {
    extensions: [directive()],
    mdastExtensions: [directiveFromMarkdown()],
  }).children;
}

const BLOCK_DIRECTIVES =
  ':::remark{e=E2}, ::states{protocol=pop3}, ::repeat[1-50 TOP # 0], ::mailbox, ::digest, ::eavesdropper and ::traffic';
const PLAIN_WIDGETS = ['mailbox', 'digest', 'eavesdropper', 'traffic'] as const;
const INLINE_DIRECTIVES = ':cmd[RETR 1], :term[maildrop] and :rfc[1939 §5]';

type Values = Parameters<typeof complaint>[1];

/** Turns Markdown nodes into our prose, and gathers what it cannot turn: a page gets nothing it did not ask for. */
export class ProseReader {
  readonly problems: Problem[] = [];
  /** The file's Markdown. */
  readonly source: string;
  private readonly file: string;
  private readonly lang: Lang;
  private readonly terms: ReadonlySet<string>;

  /** `terms`: the ids of the glossary. */
  constructor(file: string, source: string, lang: Lang, terms: ReadonlySet<string>) {
    this.file = file;
    this.source = source;
    this.lang = lang;
    this.terms = terms;
  }

  problem(node: Nodes, id: ComplaintId, values?: Values): void {
    const line = node.position?.start.line ?? 1;
    this.problems.push({ file: this.file, line, complaint: complaint(id, values) });
  }

  blocks(nodes: readonly (RootContent | BlockContent | DefinitionContent | ListItem)[]): Block[] {
    return nodes.flatMap((node) => this.block(node) ?? []);
  }

  inlines(nodes: readonly PhrasingContent[]): Inline[] {
    return nodes.flatMap((node) => this.inline(node) ?? []);
  }

  private block(node: RootContent | ListItem): Block | undefined {
    switch (node.type) {
      case 'paragraph':
        return { type: 'paragraph', children: this.inlines(node.children) };
      case 'list':
        if (node.ordered && node.start !== 1) {
          return this.refuse(node, 'listNumber', { number: node.start ?? 1 });
        }
        return {
          type: 'list',
          ordered: node.ordered ?? false,
          items: node.children.map((item) => this.blocks(item.children)),
        };
      case 'code':
        return { type: 'code', text: node.value };
      case 'blockquote':
        return { type: 'quote', children: this.blocks(node.children) };
      case 'containerDirective':
      case 'leafDirective':
        return this.blockDirective(node);
      case 'html':
        return this.refuse(node, 'rawBlock');
      default:
        return this.refuse(node, 'outOfPlace', { node: node.type });
    }
  }

  private blockDirective(node: Directives): Block | undefined {
    if (node.name === 'remark' && node.type === 'containerDirective') {
      const erratum = node.attributes?.e ?? '';
      if (!/^E\d+$/.test(erratum)) return this.refuse(node, 'erratumWanted');
      return { type: 'remark', erratum, children: this.blocks(node.children) };
    }
    if (node.name === 'states' && node.type === 'leafDirective') {
      const protocol = node.attributes?.protocol;
      if (!isProtocol(protocol)) return this.refuse(node, 'protocolWanted', { known: PROTOCOLS.join(', ') });
      return { type: 'states', protocol };
    }
    if (node.name === 'repeat' && node.type === 'leafDirective') {
      const actions = parseRepeat(`@repeat ${this.label(node)}`);
      if (isComplaint(actions)) return this.refuse(node, actions.id, actions.values);
      return { type: 'repeat', lines: actions.flatMap((a) => (a.kind === 'type' ? a.text : [])) };
    }
    const widget = PLAIN_WIDGETS.find((name) => name === node.name);
    if (widget && node.type === 'leafDirective') return { type: widget };
    return this.refuse(node, 'unknownDirective', { name: node.name, known: BLOCK_DIRECTIVES });
  }

  private inline(node: PhrasingContent): Inline | undefined {
    switch (node.type) {
      case 'text':
        return { type: 'text', text: typeset(node.value.replaceAll('\n', ' '), this.lang) };
      case 'emphasis':
      case 'strong':
        return { type: node.type, children: this.inlines(node.children) };
      case 'inlineCode':
        return { type: 'code', text: node.value };
      case 'link':
        if (!node.url.startsWith('https://')) return this.refuse(node, 'insecureLink');
        return { type: 'link', url: node.url, children: this.inlines(node.children) };
      case 'textDirective':
        return this.inlineDirective(node);
      case 'html':
        return this.refuse(node, 'rawInline', { html: node.value });
      default:
        return this.refuse(node, 'outOfPlace', { node: node.type });
    }
  }

  private inlineDirective(node: Extract<Directives, { type: 'textDirective' }>): Inline | undefined {
    const words = this.label(node);
    switch (node.name) {
      case 'cmd':
        return this.command(node, words);
      case 'rfc': {
        const resolved = resolveRfc(words);
        if (isComplaint(resolved)) return this.refuse(node, resolved.id, resolved.values);
        return { type: 'rfc', reference: words, url: resolved.url };
      }
      case 'term': {
        const id = node.attributes?.id ?? words.toLowerCase();
        if (!this.terms.has(id)) return this.refuse(node, 'unknownTerm', { id });
        return { type: 'term', id, children: this.inlines(node.children) };
      }
      default:
        return this.refuse(node, 'unknownInline', { name: node.name, known: INLINE_DIRECTIVES });
    }
  }

  private command({ attributes }: Extract<Directives, { type: 'textDirective' }>, text: string): Inline {
    const console = attributes?.at;
    return console ? { type: 'command', text, console } : { type: 'command', text };
  }

  /** What stands between the brackets of a directive, as typed: a command must stay what it is. */
  private label({ position }: Nodes): string {
    const written = this.source.slice(position?.start.offset, position?.end.offset);
    return written.slice(written.indexOf('[') + 1, written.lastIndexOf(']')).replaceAll('\n', ' ');
  }

  private refuse(node: Nodes, id: ComplaintId, values?: Values): undefined {
    this.problem(node, id, values);
    return undefined;
  }
}
