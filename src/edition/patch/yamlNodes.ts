import { type Document, isMap, isScalar, isSeq, type Node, type Pair, parseDocument, stringify } from 'yaml';
import { lineEnd, lineStart } from './splice.js';

export type Path = readonly (string | number)[];

/** Reads YAML as editions are read. */
export const documentOf = (source: string): Document =>
  parseDocument(source, { schema: 'core', uniqueKeys: false, prettyErrors: false });

/** The node at a path; undefined where there is none. */
export const nodeAt = (document: Document, path: Path): Node | undefined =>
  (path.length === 0 ? document.contents : document.getIn(path, true)) as Node | undefined;

/** The pair of a key in a map. */
export function pairOf(map: Node | undefined, key: string | number): Pair<Node, Node | null> | undefined {
  if (!isMap(map)) return undefined;
  return map.items.find((pair) => String((pair.key as { value?: unknown }).value) === String(key)) as
    | Pair<Node, Node | null>
    | undefined;
}

/** A value on one line, in a form that is valid in any collection. */
export function flowText(value: unknown): string {
  const text = stringify([value], { collectionStyle: 'flow', lineWidth: 0, minContentWidth: 0 });
  return text.trim().slice(1, -1).trim();
}

/** The end of the content of a node, before its comment and line end. */
export function endOf(node: Node, source: string): number {
  const last = (isMap(node) || isSeq(node)) && !node.flow ? node.items.at(-1) : undefined;
  if (last === undefined) return contentEnd(node, source);
  const inner = isMap(node) ? ((last as Pair<Node, Node | null>).value ?? (last as Pair<Node>).key) : last;
  return Math.max(endOf(inner as Node, source), node.range![0]);
}

/** The end of a node; of a block scalar, without its trailing empty lines. */
function contentEnd(node: Node, source: string): number {
  let end = node.range![1];
  if (isScalar(node) && /^BLOCK/.test(node.type ?? '')) {
    while (end > node.range![0] && /\s/.test(source[end - 1]!)) end--;
  }
  return end;
}

/** The end of the last line of a node. */
export const lastLine = (node: Node, source: string): number => lineEnd(source, endOf(node, source));

/** The column of a position. */
export const columnOf = (source: string, at: number): number => at - lineStart(source, at);

export const isFlow = (node: Node | undefined): boolean => (isMap(node) || isSeq(node)) && node.flow === true;
