import { type Document, isMap, isSeq, type Node, Parser, visit, type YAMLSeq } from 'yaml';
import { applySplices, lineEnd, lineStart, newline, type Splice } from './splice.js';
import { columnOf, documentOf, endOf, flowText, isFlow, nodeAt, type Path } from './yamlNodes.js';
import { editedOrRewritten } from './yamlText.js';

/**
 * A position in a list: the path of the list, and an index; an item moved there comes before the one with this index.
 */
export interface Slot {
  list: Path;
  index: number;
}

/** Moves an item of a list to another place, with the comments above it. The index is that before anything is moved. */
export function moveItem(source: string, from: Slot, to: Slot): string {
  const written = moveInPlace(source, from, to);
  const change = (document: Document) => moveNodes(document, from, to);
  const kept = written !== undefined && sameComments(source, written) ? written : undefined;
  return editedOrRewritten(source, kept, change);
}

/** Removes an item of a list, with the comments above it. */
export function removeItem(source: string, { list, index }: Slot): string {
  const seq = nodeAt(documentOf(source), list);
  const piece = isSeq(seq) ? itemPiece(source, seq, index) : undefined;
  return editedOrRewritten(source, piece && applySplices(source, [{ ...piece, text: '' }]), (document) =>
    document.deleteIn([...list, index]),
  );
}

function moveNodes(document: Document, from: Slot, to: Slot): void {
  const [source, target] = [from, to].map(({ list }) => nodeAt(document, list)) as [YAMLSeq, YAMLSeq];
  const [item] = source.items.splice(from.index, 1);
  const shift = source === target && from.index < to.index ? 1 : 0;
  target.items.splice(to.index - shift, 0, item!);
  // A comment cannot stand within a list on one line.
  if (target.flow && hasComment(item as Node)) target.flow = false;
}

function hasComment(node: Node): boolean {
  let found = false;
  visit(node, {
    Node: (_, one) => {
      if (one.comment || one.commentBefore) found = true;
    },
  });
  return found;
}

function moveInPlace(source: string, from: Slot, to: Slot): string | undefined {
  const document = documentOf(source);
  const [seq, target] = [nodeAt(document, from.list), nodeAt(document, to.list)];
  if (!isSeq(seq) || !isSeq(target) || target.items.length === 0) return undefined;
  const piece = itemPiece(source, seq, from.index);
  const item = seq.items[from.index] as Node | undefined;
  if (!piece || !item?.range) return undefined;
  const slot = slotAt(source, target, to.index);
  if (!slot) return undefined;
  const text = isFlow(target)
    ? slot.wrap(
        isFlow(item) || !isMap(item)
          ? source.slice(item.range[0], endOf(item, source))
          : flowText(item.toJSON()),
      )
    : slot.wrap(
        isFlow(seq)
          ? `- ${source.slice(item.range[0], endOf(item, source))}`
          : reindent(source.slice(piece.start, piece.end), piece.column, slot.column),
      );
  return applySplices(source, [
    { ...piece, text: '' },
    { start: slot.at, end: slot.at, text },
  ]);
}

/** The range of an item of a list: whole lines with the comments above it, or the text between commas. */
function itemPiece(
  source: string,
  seq: YAMLSeq,
  index: number,
): (Omit<Splice, 'text'> & { column: number }) | undefined {
  const item = seq.items[index] as Node | undefined;
  if (!item?.range) return undefined;
  const end = endOf(item, source);
  if (isFlow(seq)) {
    const [before, next] = [seq.items[index - 1], seq.items[index + 1]] as (Node | undefined)[];
    if (before) return { start: endOf(before, source), end, column: 0 };
    return { start: item.range[0], end: next ? next.range![0] : end, column: 0 };
  }
  const dash = source.lastIndexOf('-', item.range[0] - 1);
  const after = source.indexOf('\n', lineEnd(source, end));
  return {
    start: withComments(source, lineStart(source, dash), columnOf(source, dash)),
    end: after < 0 ? source.length : after + 1,
    column: columnOf(source, dash),
  };
}

/** The start of a line, or of the comments directly above it with the same indentation. */
function withComments(source: string, start: number, column: number): number {
  if (start === 0) return start;
  const above = lineStart(source, start - 1);
  const isComment = new RegExp(`^ {${column}}#`).test(source.slice(above, start));
  return isComment ? withComments(source, above, column) : start;
}

/** The position at which an item is inserted into a list, and a function that adds the separators it needs there. */
function slotAt(
  source: string,
  seq: YAMLSeq,
  index: number,
): { at: number; column: number; wrap: (text: string) => string } | undefined {
  const [items, line] = [seq.items as Node[], newline(source)];
  const item = items[index];
  if (isFlow(seq)) {
    if (item) return { at: item.range![0], column: 0, wrap: (text) => `${text}, ` };
    return { at: endOf(items.at(-1)!, source), column: 0, wrap: (text) => `, ${text}` };
  }
  const place = itemPiece(source, seq, item ? index : items.length - 1);
  if (!place) return undefined;
  const { column } = place;
  const indent = ' '.repeat(column);
  const whole = (text: string) =>
    text.startsWith('- ') ? `${indent}${text}${line}` : text.endsWith('\n') ? text : `${text}${line}`;
  if (item) return { at: place.start, column, wrap: whole };
  const isOpen = !source.slice(0, place.end).endsWith('\n');
  return { at: place.end, column, wrap: (text) => (isOpen ? line + whole(text).trimEnd() : whole(text)) };
}

/** Changes the indentation of lines. */
function reindent(text: string, from: number, to: number): string {
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? line : ' '.repeat(to) + line.slice(Math.min(from, line.length))))
    .join('\n');
}

/** Whether two texts have the same comments, in any order. */
function sameComments(a: string, b: string): boolean {
  return commentsOf(a).join('\n') === commentsOf(b).join('\n');
}

/** The comments of a text, sorted. */
export function commentsOf(source: string): string[] {
  const found: string[] = [];
  const see = (token: unknown): void => {
    if (typeof token !== 'object' || token === null) return;
    const { type, source: text } = token as { type?: string; source?: string };
    if (type === 'comment' && text !== undefined) found.push(text);
    for (const part of Object.values(token)) see(part);
  };
  for (const token of new Parser().parse(source)) see(token);
  return found.sort();
}
