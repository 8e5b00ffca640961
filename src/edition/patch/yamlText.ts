import { type Document, isMap, isScalar, type Node, type Pair } from 'yaml';
import { applySplices, lineEnd, lineStart, newline, type Splice } from './splice.js';
import {
  columnOf,
  documentOf,
  endOf,
  flowText,
  isFlow,
  lastLine,
  nodeAt,
  type Path,
  pairOf,
} from './yamlNodes.js';

type PlainObject = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown): value is PlainObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Sets the value at a path. Of a map, only the keys that differ are changed; all else of the text stays as it is. New keys are
 * put before `children`, where there are any, otherwise last.
 */
export function setIn(source: string, path: Path, value: unknown): string {
  return editedOrRewritten(source, setInPlace(source, path, value), (document) =>
    document.setIn(path, document.createNode(value, { flow: isPlain(value) })),
  );
}

/** Sets several values of existing maps, each in another map. */
export function setAllIn(source: string, values: readonly (readonly [Path, string | number])[]): string {
  const document = documentOf(source);
  const pieces = values.map(([path, value]) => pieceAt(source, document, path, value));
  const isWhole = pieces.every((piece) => piece !== undefined);
  return editedOrRewritten(
    source,
    isWhole ? applySplices(source, pieces as Splice[]) : undefined,
    (whole) => {
      for (const [path, value] of values) whole.setIn(path, value);
    },
  );
}

/**
 * The piece that sets a number or a text at a path, which may end in a key that its map does not have yet; undefined
 * where neither exists.
 */
export function pieceAt(
  source: string,
  document: Document,
  path: Path,
  value: string | number,
): Splice | undefined {
  const node = nodeAt(document, path);
  if (isScalar(node) && node.range)
    return { start: node.range[0], end: endOf(node, source), text: flowText(value) };
  return insertion(source, nodeAt(document, path.slice(0, -1)), `${path.at(-1)}: ${flowText(value)}`);
}

/** Removes a key; a map that would be empty is removed as well. */
export function removeIn(source: string, path: Path): string {
  const document = documentOf(source);
  const parent = nodeAt(document, path.slice(0, -1));
  if (!document.hasIn(path)) return source;
  if (isMap(parent) && parent.items.length === 1 && path.length > 1)
    return removeIn(source, path.slice(0, -1));
  const piece = pairPiece(source, parent, path.at(-1)!);
  return editedOrRewritten(source, piece && applySplices(source, [piece]), (whole) => whole.deleteIn(path));
}

/**
 * The text that was edited in place, if it parses to the same data as the document after the change; otherwise the
 * whole document as the library writes it, which keeps comments and order.
 */
export function editedOrRewritten(
  source: string,
  written: string | undefined,
  change: (document: Document) => void,
): string {
  const document = documentOf(source);
  change(document);
  const expected = JSON.stringify(document.toJS());
  if (written !== undefined) {
    const again = documentOf(written);
    if (
      again.errors.length === 0 &&
      JSON.stringify(withSortedKeys(again.toJS())) === JSON.stringify(withSortedKeys(JSON.parse(expected)))
    )
      return written;
  }
  return document.toString({ lineWidth: 0 });
}

/** Data with sorted keys, for comparison. */
function withSortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedKeys);
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, withSortedKeys(value[key])]),
  );
}

/** The text with a value at a path, written in place; undefined where that is not possible. */
function setInPlace(source: string, path: Path, value: unknown): string | undefined {
  const document = documentOf(source);
  const node = nodeAt(document, path);
  if (node !== undefined && isMap(node) && isPlain(value)) return mergeMap(source, path, node, value);
  if (node?.range) {
    if (isScalar(node) || isFlow(node)) {
      const [start] = node.range;
      // A key without a value: its node is empty and stands right behind the colon.
      const gap = start > 0 && source[start - 1] === ':' ? ' ' : '';
      return applySplices(source, [{ start, end: endOf(node, source), text: gap + flowText(value) }]);
    }
    return inPlaceOfBlock(source, pairOf(nodeAt(document, path.slice(0, -1)), path.at(-1)!), value);
  }
  if (path.length === 0) return undefined;
  const parent = nodeAt(document, path.slice(0, -1));
  const key = path.at(-1)!;
  if (parent === undefined || (isScalar(parent) && parent.value === null))
    return setInPlace(source, path.slice(0, -1), { [key]: value });
  const piece = insertion(source, parent, `${key}: ${flowText(value)}`);
  return piece && applySplices(source, [piece]);
}

/** A map of which only the keys that differ are changed. */
function mergeMap(source: string, path: Path, node: Node, value: PlainObject): string | undefined {
  const before = node.toJSON() as PlainObject;
  let text: string | undefined = source;
  for (const [key, next] of Object.entries(value)) {
    if (text === undefined) return undefined;
    if (JSON.stringify(before[key]) !== JSON.stringify(next)) text = setInPlace(text, [...path, key], next);
  }
  for (const key of Object.keys(before)) {
    if (text !== undefined && !(key in value)) text = removeIn(text, [...path, key]);
  }
  return text;
}

/** Writes a value on the line of its key, in place of the lines below it. */
function inPlaceOfBlock(
  source: string,
  pair: Pair<Node, Node | null> | undefined,
  value: unknown,
): string | undefined {
  const range = pair?.key.range;
  if (!pair?.value?.range || !range) return undefined;
  const colon = source.indexOf(':', range[1]) + 1;
  const first = lineStart(source, pair.value.range[0]);
  const last = lastLine(pair.value, source);
  if (first <= colon) return undefined;
  return applySplices(source, [
    { start: colon, end: colon, text: ` ${flowText(value)}` },
    { start: lineEnd(source, first - 1 - (newline(source).length - 1)), end: last, text: '' },
  ]);
}

/** The piece that gives a map one more key: before `children`, or last. */
function insertion(source: string, map: Node | undefined, text: string): Splice | undefined {
  if (!isMap(map)) return undefined;
  const items = map.items as Pair<Node, Node | null>[];
  const first = items[0];
  if (!first) {
    const { range } = map;
    return isFlow(map) && range ? { start: range[0], end: range[1], text: `{ ${text} }` } : undefined;
  }
  const children = items.findIndex(({ key }) => (key as { value?: unknown }).value === 'children');
  const after = items[children > 0 ? children - 1 : items.length - 1]!;
  const node = after.value?.range ? after.value : after.key;
  if (isFlow(map)) {
    const at = endOf(node, source);
    return { start: at, end: at, text: `, ${text}` };
  }
  const at = lastLine(node, source);
  const indent = ' '.repeat(columnOf(source, first.key.range![0]));
  return { start: at, end: at, text: `${newline(source)}${indent}${text}` };
}

/** The range of a key and its value in a map, with its comma or whole lines. */
function pairPiece(source: string, map: Node | undefined, key: string | number): Splice | undefined {
  const pair = pairOf(map, key);
  if (!isMap(map) || !pair?.key.range) return undefined;
  const items = map.items as Pair<Node, Node | null>[];
  const i = items.indexOf(pair);
  const end = endOf(pair.value?.range ? pair.value : pair.key, source);
  if (isFlow(map)) {
    const before = items[i - 1];
    if (before)
      return { start: endOf(before.value?.range ? before.value : before.key, source), end, text: '' };
    const next = items[i + 1];
    return { start: pair.key.range[0], end: next ? next.key.range![0] : end, text: '' };
  }
  const start = lineStart(source, pair.key.range[0]);
  if (source.slice(start, pair.key.range[0]).trim() !== '') return undefined;
  const after = source.indexOf('\n', lineEnd(source, end));
  return { start, end: after < 0 ? source.length : after + 1, text: '' };
}
