import { ownId, referencesOf } from '../../mime/message-ids.ts';
import type { Message } from '../../store/model.ts';
import { dateOf } from '../sort/sort.ts';
import { subjectOf } from '../sort/subject.ts';
import type { Thread } from './thread.ts';

/** THREAD=REFERENCES (RFC 5256 §3), step by step as the RFC numbers them. */
export function references(indexes: readonly number[], messages: readonly Message[]): Thread[] {
  const nodes = link(indexes, messages); // step 1
  for (const node of nodes) node.children = childrenOf(node);
  const roots = prune(nodes.filter((node) => node.parent === undefined)); // steps 2 and 3
  const dates = new Map<Node, number>();
  sortBySentDate(roots, messages, dates); // step 4
  const gathered = gatherSubjects(roots, messages); // step 5
  sortBySentDate(gathered, messages, dates); // step 6
  return gathered;
}

interface Node extends Thread {
  parent: Node | undefined;
  /** While links are made, also those that have gone to another parent since. */
  children: Node[];
}

/** Steps up the threads that all checks for rings may take; beyond them, in mail made for it, a link is left out. */
const MAX_STEPS = 10_000_000;

/** Step 1: a node for each message and each id it refers to, linked by what the messages say. */
function link(indexes: readonly number[], messages: readonly Message[]): Node[] {
  const nodes: Node[] = [];
  const byId = new Map<string, Node>();
  let steps = MAX_STEPS;
  /** Whether `node` is `top` or lies below it: making it `top`'s parent would close a ring. */
  const isBelow = (node: Node, top: Node): boolean => {
    if (top.children.length === 0) return node === top;
    for (let at: Node | undefined = node; at; at = at.parent) if (at === top || --steps < 0) return true;
    return false;
  };
  const add = (id: string | undefined, index: number | undefined): Node => {
    const node: Node = { index, parent: undefined, children: [] };
    nodes.push(node);
    if (id !== undefined) byId.set(id, node);
    return node;
  };
  for (const index of indexes) {
    const { content } = messages[index]!;
    const id = ownId(content);
    const known = id === undefined ? undefined : byId.get(id);
    // A message without an id, or with one that another has, stands for itself (step 1.A).
    const node = known && known.index === undefined ? known : add(known ? undefined : id, index);
    node.index = index;
    let above: Node | undefined;
    for (const reference of referencesOf(content)) {
      const next: Node = byId.get(reference) ?? add(reference, undefined);
      if (above && !next.parent && !isBelow(above, next)) adopt(above, next);
      above = next;
    }
    if (above && !isBelow(above, node)) adopt(above, node);
  }
  return nodes;
}

const childrenOf = (node: Node) => [...new Set(node.children)].filter(({ parent }) => parent === node);

/** The old parent's list is not searched each time: it may be long. */
function adopt(parent: Node, child: Node): void {
  if (child.parent === parent) return;
  child.parent = parent;
  parent.children.push(child);
}

/** Nodes with those above before those below; without recursion, since a thread may be very long. */
function fromTheTop(roots: readonly Node[]): Node[] {
  const order = [...roots];
  for (let i = 0; i < order.length; i++) order.push(...order[i]!.children);
  return order;
}

/** Step 3: a dummy gives its children to its parent, or goes; at the root it stays when it holds several together. */
function prune(roots: readonly Node[]): Node[] {
  for (const node of fromTheTop(roots).reverse()) {
    if (node.children.length === 1 && node.children[0]!.index === undefined) {
      // Handed up as it is: copied by each of a long row of dummies, a list would be copied thousands of times.
      node.children = node.children[0]!.children;
      continue;
    }
    const kept = node.children.flatMap((child) => (child.index === undefined ? child.children : [child]));
    for (const child of kept) child.parent = node;
    node.children = kept;
  }
  const left = roots.flatMap((root) => {
    if (root.index !== undefined || root.children.length > 1) return [root];
    return root.children;
  });
  for (const root of left) root.parent = undefined;
  return left;
}

/** Steps 4 and 6: siblings by sent date; a dummy has the date of its first child. */
function sortBySentDate(roots: Node[], messages: readonly Message[], dates: Map<Node, number>): void {
  const order = (a: Node, b: Node) => dates.get(a)! - dates.get(b)! || numberOf(a) - numberOf(b);
  for (const node of fromTheTop(roots).reverse()) {
    node.children.sort(order);
    const first = node.children[0];
    dates.set(node, node.index !== undefined ? dateOf(messages[node.index]!) : first ? dates.get(first)! : 0);
  }
  roots.sort(order);
}

/** The message's index; of a dummy its first child's, whose date it has too. */
function numberOf(node: Node): number {
  let at: Node | undefined = node;
  while (at && at.index === undefined) at = at.children[0];
  return at?.index ?? 0;
}

/** Step 5: threads of one subject are put together; an answer goes below what it may answer. */
function gatherSubjects(roots: readonly Node[], messages: readonly Message[]): Node[] {
  const subject = (node: Node) => {
    const index = node.index ?? node.children[0]?.index;
    return index === undefined ? { base: '', isReply: false } : subjectOf(messages[index]!.content);
  };
  const table = subjectTable(roots, subject);
  const gathered: Node[] = [];
  const replaced = new Map<Node, Node>();
  for (const root of roots) {
    const { base, isReply } = subject(root);
    const first = base === '' ? undefined : table.get(base);
    if (!first || first === root) {
      gathered.push(root);
      continue;
    }
    const holder = replaced.get(first) ?? first;
    if (holder.index === undefined) {
      // A dummy takes in another dummy's children, or the message.
      for (const child of root.index === undefined ? [...root.children] : [root]) adopt(holder, child);
    } else if (root.index !== undefined && isReply && !subject(first).isReply) adopt(holder, root);
    else {
      const dummy: Node = { index: undefined, parent: undefined, children: [] };
      adopt(dummy, holder);
      adopt(dummy, root);
      replaced.set(first, dummy);
    }
  }
  return [...new Set(gathered.map((root) => replaced.get(root) ?? root))];
}

/** Step 5.B: of the roots with one subject a dummy goes first, then what is no answer. */
function subjectTable(
  roots: readonly Node[],
  subject: (node: Node) => { base: string; isReply: boolean },
): Map<string, Node> {
  const table = new Map<string, Node>();
  for (const root of roots) {
    const { base, isReply } = subject(root);
    if (base === '') continue;
    const there = table.get(base);
    const better =
      !there ||
      (root.index === undefined && there.index !== undefined) ||
      (there.index !== undefined && subject(there).isReply && !isReply);
    if (better) table.set(base, root);
  }
  return table;
}
