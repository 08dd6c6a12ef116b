import type { Protocol } from '../relay/wire/protocol.ts';

/**
 * Prose as a small tree that the page renders node by node. There is no node for raw HTML, so a course from anywhere
 * can put nothing into the page but these.
 */
export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  /** Lines shown as they are. */
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'quote'; readonly children: readonly Block[] }
  /** A remark on the article: "E2" of its list of errata. */
  | { readonly type: 'remark'; readonly erratum: string; readonly children: readonly Block[] }
  /** The state diagram of a protocol, live. */
  | { readonly type: 'states'; readonly protocol: Protocol }
  /** The mailbox, live: as the store holds it. */
  | { readonly type: 'mailbox' }
  /** The bench where an APOP digest is computed before one's eyes. */
  | { readonly type: 'digest' }
  /** What someone listening on the wire has learnt from each connection of the lesson. */
  | { readonly type: 'eavesdropper' }
  /** What each protocol has cost in this lesson, plotted as it goes. */
  | { readonly type: 'traffic' }
  /** A line that one click types many times, `#` being each number in turn. */
  | { readonly type: 'repeat'; readonly lines: readonly string[] };

export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'emphasis' | 'strong'; readonly children: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  /** A command that one click types. */
  | { readonly type: 'command'; readonly text: string; readonly console?: string }
  /** A word of the glossary. */
  | { readonly type: 'term'; readonly id: string; readonly children: readonly Inline[] }
  /** "1939 §5", linked to the RFC Editor's page. */
  | { readonly type: 'rfc'; readonly reference: string; readonly url: string }
  | { readonly type: 'link'; readonly url: string; readonly children: readonly Inline[] };

/** The words alone, for a title, a label or a search. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map(inlineText).join('');
}

function inlineText(inline: Inline): string {
  if (inline.type === 'rfc') return `RFC ${inline.reference}`;
  return 'text' in inline ? inline.text : plainText(inline.children);
}

/** Every inline node of some blocks, in reading order, the ones inside others included. */
export function* inlinesOf(blocks: readonly Block[]): Generator<Inline> {
  for (const block of blocks) {
    if (block.type === 'paragraph') yield* deep(block.children);
    else if (block.type === 'list') for (const item of block.items) yield* inlinesOf(item);
    else if (block.type === 'quote' || block.type === 'remark') yield* inlinesOf(block.children);
  }
}

function* deep(inlines: readonly Inline[]): Generator<Inline> {
  for (const inline of inlines) {
    yield inline;
    if ('children' in inline) yield* deep(inline.children);
  }
}

/** Every block, the ones inside lists, quotes and remarks included. */
export function* blocksOf(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    if (block.type === 'list') for (const item of block.items) yield* blocksOf(item);
    else if (block.type === 'quote' || block.type === 'remark') yield* blocksOf(block.children);
  }
}
