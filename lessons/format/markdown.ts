import type { BlockContent, DefinitionContent, ListItem, Nodes, PhrasingContent, RootContent } from 'mdast';
import { type Directives, directiveFromMarkdown } from 'mdast-util-directive';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { directive } from 'micromark-extension-directive';
import { isProtocol, PROTOCOLS } from '../../relay/wire/protocol.ts';
import type { Lang } from '../model.ts';
import type { Block, Inline } from '../prose.ts';
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

  problem(node: Nodes, message: string): void {
    this.problems.push({ file: this.file, line: node.position?.start.line ?? 1, message });
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
          return this.refuse(node, `"${node.start}." begins a list; for a sentence write "${node.start}\\."`);
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
        return this.refuse(node, 'raw HTML is not allowed; put code between backquotes');
      default:
        return this.refuse(node, `a ${node.type} has no place here`);
    }
  }

  private blockDirective(node: Directives): Block | undefined {
    if (node.name === 'remark' && node.type === 'containerDirective') {
      const erratum = node.attributes?.e ?? '';
      if (!/^E\d+$/.test(erratum)) return this.refuse(node, 'a remark names its erratum: :::remark{e=E2}');
      return { type: 'remark', erratum, children: this.blocks(node.children) };
    }
    if (node.name === 'states' && node.type === 'leafDirective') {
      const protocol = node.attributes?.protocol;
      if (!isProtocol(protocol)) return this.refuse(node, `which protocol? one of ${PROTOCOLS.join(', ')}`);
      return { type: 'states', protocol };
    }
    if (node.name === 'repeat' && node.type === 'leafDirective') {
      const actions = parseRepeat(`@repeat ${this.label(node)}`);
      if (typeof actions === 'string') return this.refuse(node, actions);
      return { type: 'repeat', lines: actions.flatMap((a) => (a.kind === 'type' ? a.text : [])) };
    }
    const widget = PLAIN_WIDGETS.find((name) => name === node.name);
    if (widget && node.type === 'leafDirective') return { type: widget };
    return this.refuse(node, `"${node.name}" is not known here; there are ${BLOCK_DIRECTIVES}`);
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
        if (!node.url.startsWith('https://')) return this.refuse(node, 'a link begins with https://');
        return { type: 'link', url: node.url, children: this.inlines(node.children) };
      case 'textDirective':
        return this.inlineDirective(node);
      case 'html':
        return this.refuse(node, `${node.value} would be raw HTML; put it between backquotes`);
      default:
        return this.refuse(node, `a ${node.type} has no place here`);
    }
  }

  private inlineDirective(node: Extract<Directives, { type: 'textDirective' }>): Inline | undefined {
    const words = this.label(node);
    switch (node.name) {
      case 'cmd':
        return this.command(node, words);
      case 'rfc': {
        const resolved = resolveRfc(words);
        if ('problem' in resolved) return this.refuse(node, resolved.problem);
        return { type: 'rfc', reference: words, url: resolved.url };
      }
      case 'term': {
        const id = node.attributes?.id ?? words.toLowerCase();
        if (!this.terms.has(id))
          return this.refuse(node, `"${id}" is not in the glossary; :term[words]{#id} names one`);
        return { type: 'term', id, children: this.inlines(node.children) };
      }
      default:
        return this.refuse(
          node,
          `":${node.name}" is not known here; there are ${INLINE_DIRECTIVES}. A colon meant as such is written \\:`,
        );
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

  private refuse(node: Nodes, message: string): undefined {
    this.problem(node, message);
    return undefined;
  }
}
