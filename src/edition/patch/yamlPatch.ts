import { type Document, isSeq, type Node } from 'yaml';
import { lineEnd } from './splice.js';
import { type ChangedLines, TextPatch } from './textPatch.js';
import { columnOf, documentOf, flowText, nodeAt, type Path } from './yamlNodes.js';
import { pieceAt } from './yamlText.js';

/**
 * A YAML text in which single values are changed, and the lines that change; comments, order and the form of everything
 * else stay as they are.
 */
export class YamlPatch {
  readonly #patch: TextPatch;
  readonly #document: Document;

  constructor(
    readonly file: string,
    text: string,
  ) {
    this.#patch = new TextPatch(text);
    this.#document = documentOf(text);
  }

  /**
   * Sets a number or a text. Where only the last key of the path is absent, it is added to its map; false where more of
   * it is absent.
   */
  set(path: Path, value: string | number): boolean {
    const piece = pieceAt(this.#patch.before, this.#document, path, value);
    if (piece) this.#patch.replace(piece.start, piece.end, piece.text);
    return piece !== undefined;
  }

  /** Adds an entry at the end of a list of numbers or texts; false where there is no list, or it is empty. */
  push(path: Path, value: string | number): boolean {
    const list = nodeAt(this.#document, path);
    const last = isSeq(list) ? (list.items.at(-1) as Node | undefined) : undefined;
    if (!isSeq(list) || !last?.range) return false;
    const { before, lineEnd: newline } = this.#patch;
    const [start, end] = last.range;
    if (list.flow) this.#patch.replace(end, end, `, ${flowText(value)}`);
    else {
      const at = lineEnd(before, end);
      const dash = ' '.repeat(columnOf(before, start) - 2);
      this.#patch.replace(at, at, `${newline}${dash}- ${flowText(value)}`);
    }
    return true;
  }

  get isEmpty(): boolean {
    return this.#patch.isEmpty;
  }

  get patched(): string {
    return this.#patch.patched;
  }

  get changes(): ChangedLines[] {
    return this.#patch.changes;
  }
}
