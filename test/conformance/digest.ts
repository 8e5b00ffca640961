/** Something a result is made of, when nothing can be taken apart any further. */
export type Leaf = number | string | boolean | null | undefined;

/**
 * Visits every leaf of a result in a fixed order: lists and typed arrays by position, objects and maps by the order of
 * their keys. Functions are no result and are refused.
 */
export function visitLeaves(
  value: unknown,
  path: string,
  see: (leaf: Leaf, path: string, at: number) => void,
): void {
  if (typeof value === 'function') throw new Error(`${path} is a function: say what it gives`);
  if (typeof value !== 'object' || value === null) {
    see(value as Leaf, path, -1);
  } else if (ArrayBuffer.isView(value)) {
    const list = value as unknown as ArrayLike<number>;
    see(list.length, `${path}.length`, -1);
    for (let i = 0; i < list.length; i++) see(list[i], path, i);
  } else if (value instanceof Map) {
    visitLeaves([...value], path, see);
  } else if (Array.isArray(value)) {
    see(value.length, `${path}.length`, -1);
    for (const [i, item] of value.entries()) visitLeaves(item, `${path}[${i}]`, see);
  } else {
    for (const [key, item] of Object.entries(value)) visitLeaves(item, `${path}.${key}`, see);
  }
}

/**
 * A digest of every bit of a result (MurmurHash3 under two seeds). There is one NaN: a program cannot tell its bit
 * patterns apart. 0 and −0 differ.
 */
export function digestOf(value: unknown): string {
  const states = Int32Array.of(0x1f123bb5, 0x5bd1e995);
  const mix = (word: number) => {
    const k = Math.imul(rotated(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593);
    for (let i = 0; i < 2; i++) states[i] = Math.imul(rotated(states[i]! ^ k, 13), 5) + 0xe6546b64 + i;
  };
  visitLeaves(value, '', (leaf) => {
    if (typeof leaf === 'number') for (const word of wordsOf(leaf)) mix(word);
    else {
      const text = `${typeof leaf} ${leaf}`;
      mix(text.length);
      for (let i = 0; i < text.length; i++) mix(text.charCodeAt(i));
    }
  });
  return [...states].map((s) => hex(s)).join('');
}

/** Every leaf of a result as a line: its path, what it is, and the bits of a number. */
export function linesOf(value: unknown): string[] {
  const lines: string[] = [];
  visitLeaves(value, 'result', (leaf, path, at) => {
    const place = at < 0 ? path : `${path}[${at}]`;
    const bits = typeof leaf === 'number' ? ` (${[...wordsOf(leaf)].map(hex).join('')})` : '';
    lines.push(`${place} = ${Object.is(leaf, -0) ? '-0' : JSON.stringify(String(leaf))}${bits}`);
  });
  return lines;
}

/** The first line in which two results differ, or nothing. */
export function firstDifference(a: readonly string[], b: readonly string[]): [string, string] | undefined {
  const at = a.findIndex((line, i) => line !== b[i]);
  if (at >= 0) return [a[at]!, b[at] ?? 'nothing more'];
  return b.length > a.length ? ['nothing more', b[a.length]!] : undefined;
}

const view = new DataView(new ArrayBuffer(8));
const words = new Int32Array(2);

function wordsOf(x: number): Int32Array {
  view.setFloat64(0, x);
  words[0] = Number.isNaN(x) ? 0x7ff80000 : view.getInt32(0);
  words[1] = Number.isNaN(x) ? 0 : view.getInt32(4);
  return words;
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
