import { seeded } from './random.js';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Every place in a JSON value, as a list of names. */
function placesIn(value: Json, at: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [at];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [at, ...entries.flatMap(([name, one]) => placesIn(one as Json, [...at, name]))];
}

const valueAt = (value: Json, at: readonly (string | number)[]): Json =>
  at.reduce((one, name) => (one as Record<string, Json>)?.[name] ?? null, value);

/** What is done to a good value. */
type Kind = 'replayed' | 'changed' | 'cut off' | 'reordered' | 'repeated' | 'made up';

/** A value that was changed at a place, and how. */
export interface Attack<T> {
  kind: Kind;
  forged: T;
}

/** Changes a value at a place: made up, changed, cut off, reordered, or taken from another proof (replayed). */
export function attacked(good: Json, others: readonly Json[], next: (below: number) => number): Attack<Json> {
  const forged = structuredClone(good);
  const places = placesIn(good).filter((at) => at.length > 0);
  const at = places[next(places.length)]!;
  const parent = valueAt(forged, at.slice(0, -1)) as Record<string, Json>;
  const [name, old] = [at.at(-1)!, valueAt(good, at)];
  const replayed = others.map((other) => valueAt(other, at));
  const kinds: [Kind, () => Json][] = [['replayed', () => replayed[next(replayed.length)] ?? null]];
  if (typeof old === 'string')
    kinds.push(['changed', () => changedText(old, next)], ['cut off', () => old.slice(0, next(old.length))]);
  if (typeof old === 'number')
    kinds.push(
      ['made up', () => old + 1],
      ['made up', () => old - 1],
      ['made up', () => old + 2 ** next(40)],
    );
  if (Array.isArray(old))
    kinds.push(
      ['cut off', () => old.slice(0, -1)],
      ['reordered', () => old.toReversed()],
      ['repeated', () => [...old, ...old.slice(-1)]],
    );
  const [kind, make] = kinds[next(kinds.length)]!;
  parent[name] = make();
  return { kind, forged };
}

/** A text that was changed, cut off, or of which lines were reordered, repeated or left out. */
export function attackedText(good: string, next: (below: number) => number): Attack<string> {
  const lines = good.split('\n');
  const [n, m] = [next(lines.length - 1), next(lines.length - 1)];
  const kinds: [Kind, string][] = [
    ['changed', changedText(good, next)],
    ['cut off', good.slice(0, next(good.length))],
    ['reordered', lines.with(n, lines[m]!).with(m, lines[n]!).join('\n')],
    ['cut off', lines.toSpliced(n, 1).join('\n')],
    ['repeated', lines.with(n, lines[m]!).join('\n')],
  ];
  const [kind, forged] = kinds[next(kinds.length)]!;
  return { kind, forged };
}

/** Counts different attacks that were refused, by what was attacked, kind and reason. */
export class Refused {
  readonly #seen = new Set<string>();
  readonly by = new Map<string, number>();

  /** @param reason why it was refused */
  add(what: string, { kind, forged }: Attack<Json>, reason: string): void {
    const name = `${what}, ${kind}: ${reason}`;
    const key = `${what} ${JSON.stringify(forged)}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.by.set(name, (this.by.get(name) ?? 0) + 1);
  }

  get total(): number {
    return this.#seen.size;
  }

  /** The kinds of attacks on something. */
  kindsOf(what: string): string[] {
    const own = [...this.by.keys()].filter((name) => name.startsWith(`${what}, `));
    return [...new Set(own.map((name) => name.slice(what.length + 2).split(':')[0]!))].sort();
  }
}

/** A text of which one letter is another one. */
export function changedText(text: string, next: (below: number) => number): string {
  const at = next(Math.max(1, text.length));
  const letter = text[at] === 'A' ? 'B' : 'A';
  return `${text.slice(0, at)}${letter}${text.slice(at + 1)}`;
}

/** Whole numbers below a bound, the same in every run. */
export function generator(seed: number) {
  const draw = seeded(seed);
  return { next: (below: number) => Math.floor(draw() * below) };
}
