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

/** Changes a value at a place: forged, cut off, reordered, or taken from another proof (replayed). */
export function attacked(good: Json, others: readonly Json[], next: (below: number) => number): Json {
  const forged = structuredClone(good);
  const places = placesIn(good).filter((at) => at.length > 0);
  const at = places[next(places.length)]!;
  const parent = valueAt(forged, at.slice(0, -1)) as Record<string, Json>;
  const [name, old] = [at.at(-1)!, valueAt(good, at)];
  const replayed = others.map((other) => valueAt(other, at));
  const kinds: (() => Json)[] = [() => replayed[next(replayed.length)] ?? null];
  if (typeof old === 'string')
    kinds.push(
      () => changedText(old, next),
      () => old.slice(0, next(old.length)),
    );
  if (typeof old === 'number')
    kinds.push(
      () => old + 1,
      () => old - 1,
      () => old + 2 ** next(40),
    );
  if (Array.isArray(old))
    kinds.push(
      () => old.slice(0, -1),
      () => old.toReversed(),
      () => [...old, ...old.slice(-1)],
    );
  parent[name] = kinds[next(kinds.length)]!();
  return forged;
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
