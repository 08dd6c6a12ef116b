import { createContext, type MouseEvent, type ReactNode, useContext } from 'react';
import type { Block, Inline } from '../../lessons/prose.ts';
import { inOrder } from './in-order.ts';
import { fill, type PlayerText } from './texts.ts';
import { turnToConsole } from './turn-to-console.ts';

/** Types what is clicked in prose. */
export interface Typing {
  /** Puts a command into a console's input line and sends it; into the first unless another is named. */
  type(command: string, console?: string): void;
  /** Types lines one after the other, each when the one before was answered. */
  typeAll(lines: readonly string[]): void;
}

/** What prose needs from the page around it. */
export interface ProseSurroundings {
  readonly text: PlayerText;
  /** Left out where there is no live console to type into. */
  readonly typing?: Typing | undefined;
  /** A glossary term's definition, in words. */
  define(id: string): string | undefined;
  /** A live widget: the state diagram, the mailbox, a bench. */
  widget(
    block: Extract<Block, { type: 'states' | 'mailbox' | 'digest' | 'eavesdropper' | 'traffic' }>,
  ): ReactNode;
}

export const ProseContext = createContext<ProseSurroundings | undefined>(undefined);

function useSurroundings(): ProseSurroundings {
  const surroundings = useContext(ProseContext);
  if (!surroundings) throw new Error('prose is rendered inside a ProseContext');
  return surroundings;
}

/** A lesson's prose. It is a tree of known nodes: whatever a course holds, nothing else can come out. */
export function Prose({ blocks }: { blocks: readonly Block[] }) {
  return inOrder(blocks, (block) => <BlockView block={block} />);
}

function BlockView({ block }: { block: Block }) {
  const { text, widget } = useSurroundings();
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          <InlineProse inlines={block.children} />
        </p>
      );
    case 'list':
      return <List block={block} />;
    case 'code':
      return <pre className="prose-code">{block.text}</pre>;
    case 'quote':
      return (
        <blockquote>
          <Prose blocks={block.children} />
        </blockquote>
      );
    case 'remark':
      return (
        <aside className="prose-remark" aria-label={text.remark}>
          <p className="prose-remark-title">{text.remark}</p>
          <Prose blocks={block.children} />
        </aside>
      );
    case 'repeat':
      return <Repeat lines={block.lines} />;
    default:
      return widget(block);
  }
}

/** Many lines alike, typed by one click. */
function Repeat({ lines }: { lines: readonly string[] }) {
  const { text, typing } = useSurroundings();
  const words = fill(text.repeated, { first: lines[0] ?? '', last: lines.at(-1) ?? '' });
  const title = fill(text.typeLines, { n: lines.length });
  return (
    <p>
      <Command words={words} title={title} type={typing && (() => typing.typeAll(lines))} />
    </p>
  );
}

/** A command that is typed by a click, where there is a console; a mouse leaves the keyboard there. */
function Command({
  words,
  title,
  type,
  console,
}: {
  words: string;
  title: string;
  type: (() => void) | undefined;
  console?: string | undefined;
}) {
  if (!type) return <code>{words}</code>;
  const click = (event: MouseEvent) => {
    type();
    if (event.detail > 0) turnToConsole(console);
  };
  return (
    <button type="button" className="prose-command" title={title} onClick={click}>
      {words}
    </button>
  );
}

function List({ block }: { block: Extract<Block, { type: 'list' }> }) {
  const items = inOrder(block.items, (item) => (
    <li>
      <Prose blocks={item} />
    </li>
  ));
  return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
}

export function InlineProse({ inlines }: { inlines: readonly Inline[] }) {
  return inOrder(inlines, (inline) => <InlineView inline={inline} />);
}

function InlineView({ inline }: { inline: Inline }) {
  const { text, typing, define } = useSurroundings();
  switch (inline.type) {
    case 'text':
      return inline.text;
    case 'emphasis':
      return (
        <em>
          <InlineProse inlines={inline.children} />
        </em>
      );
    case 'strong':
      return (
        <strong>
          <InlineProse inlines={inline.children} />
        </strong>
      );
    case 'code':
      return <code>{inline.text}</code>;
    case 'command':
      return (
        <Command
          words={inline.text}
          title={fill(text.typeCommand, { command: inline.text })}
          type={typing && (() => typing.type(inline.text, inline.console))}
          console={inline.console}
        />
      );
    case 'term':
      return (
        <dfn className="prose-term" title={define(inline.id)}>
          <InlineProse inlines={inline.children} />
        </dfn>
      );
    case 'rfc':
      return (
        <a className="prose-rfc" href={inline.url} target="_blank" rel="noreferrer">
          RFC{'\u202f'}
          {inline.reference}
        </a>
      );
    case 'link':
      return (
        <a href={inline.url} target="_blank" rel="noreferrer">
          <InlineProse inlines={inline.children} />
        </a>
      );
  }
}
