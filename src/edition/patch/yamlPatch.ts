import { type Document, isMap, isScalar, isSeq, type Node, parseDocument, type YAMLMap } from 'yaml';
import { type ChangedLines, TextPatch } from './textPatch.js';

type Path = readonly (string | number)[];

/** A YAML text in which single values are changed; comments, order and the form of everything else stay. */
export class YamlPatch {
  readonly #patch: TextPatch;
  readonly #document: Document;

  constructor(
    readonly file: string,
    text: string,
  ) {
    this.#patch = new TextPatch(text);
    this.#document = parseDocument(text, { schema: 'core' });
  }

  /** Sets a number or a text. Where only the last key of the path is absent, it is added to its map. */
  set(path: Path, value: string | number): boolean {
    const node = this.#document.getIn(path, true);
    if (isScalar(node) && node.range) {
      this.#patch.replace(node.range[0], node.range[1], written(value));
      return true;
    }
    const parent =
      path.length === 1 ? this.#document.contents : this.#document.getIn(path.slice(0, -1), true);
    return isMap(parent) && parent.items.length > 0 && this.#addTo(parent, String(path.at(-1)), value);
  }

  /** Adds an entry at the end of a list of numbers or texts. */
  push(path: Path, value: string | number): boolean {
    const list = this.#document.getIn(path, true);
    const last = isSeq(list) ? (list.items.at(-1) as Node | undefined) : undefined;
    if (!isSeq(list) || !last?.range) return false;
    const [, end] = last.range;
    if (list.flow) this.#patch.replace(end, end, `, ${written(value)}`);
    else this.#below(last.range[0], end, `- ${written(value)}`, 2);
    return true;
  }

  get isEmpty(): boolean {
    return this.#patch.isEmpty;
  }

  get after(): string {
    return this.#patch.after;
  }

  get changes(): ChangedLines[] {
    return this.#patch.changes;
  }

  #addTo(map: YAMLMap, key: string, value: string | number): boolean {
    const entry = `${key}: ${written(value)}`;
    if (map.flow) {
      const last = map.items.at(-1)!;
      const end = ((last.value ?? last.key) as Node).range?.[1];
      if (end === undefined) return false;
      this.#patch.replace(end, end, `, ${entry}`);
      return true;
    }
    // Below its first key: those that follow may be long.
    const { key: first, value: of } = map.items[0]!;
    const [start, end] = [(first as Node).range?.[0], ((of ?? first) as Node).range?.[1]];
    if (start === undefined || end === undefined) return false;
    this.#below(start, end, entry, 0);
    return true;
  }

  /** Writes a line below that in which something ends, `less` columns left of where it starts. */
  #below(start: number, end: number, entry: string, less: number): void {
    const { before, lineEnd } = this.#patch;
    const column = start - (before.lastIndexOf('\n', start - 1) + 1) - less;
    const found = before.slice(end).search(/\r?\n/);
    const at = found < 0 ? before.length : end + found;
    this.#patch.replace(at, at, `${lineEnd}${' '.repeat(column)}${entry}`);
  }
}

/** A scalar as it is read back; texts that could be read as something else are quoted. */
function written(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const isPlain = /^[\p{L}\p{N}][\p{L}\p{N} ._/%()-]*$/u.test(value) && !/\s$/.test(value);
  const isWord = parseDocument(value, { schema: 'core' }).toJS() === value;
  return isPlain && isWord ? value : JSON.stringify(value);
}
