/** Characters that such a key has at most. */
export const longestKey = 128;

/** A key by the codes of its characters: put together from parts of a body without making texts of them. */
export class KeyText {
  readonly codes = new Uint16Array(longestKey);
  /** May be more than there is room for; the key is then not here. */
  length = 0;

  clear(): void {
    this.length = 0;
  }

  /** Adds a part of some bytes, each of them a character. */
  addBytes(bytes: Uint8Array, from: number, to: number): void {
    const { codes, length } = this;
    for (let i = 0; i < to - from; i++) codes[length + i] = bytes[from + i]!;
    this.length += to - from;
  }

  addText(text: string): void {
    for (let i = 0; i < text.length; i++) this.codes[this.length + i] = text.charCodeAt(i);
    this.length += text.length;
  }

  toString(): string {
    return String.fromCharCode(...this.codes.subarray(0, this.length));
  }
}
