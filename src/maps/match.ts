import { foldLetters } from '../edition/index.js';
import type { Shape } from './shapes.js';

/** A unit with all of its names: aliases and numeric codes are names too. */
export interface NamedUnit {
  code: string;
  names: readonly string[];
}

export interface MatchedShapes {
  /** The shapes of each unit that is on the map. */
  units: Map<string, Shape[]>;
  /** Shapes that belong to no unit, with their names. */
  others: { name: string; shape: Shape }[];
  /** Units without a shape. */
  missing: string[];
}

/** Normalises a name for comparison: letters and digits only, without case and accents; a number without zeros before it. */
const normaliseName = (name: string) =>
  foldLetters(name)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^0+(?=\d+$)/, '');

/**
 * Assigns shapes to units: by the property (or id) that holds most of their codes, the rest by name. A name that
 * several units share identifies none of them.
 *
 * @param key the one property to look at, where the edition names it
 */
export function matchShapes(
  shapes: readonly Shape[],
  units: readonly NamedUnit[],
  key?: string,
): MatchedShapes {
  const codes = new Set(units.map(({ code }) => code));
  const keys = key === undefined ? keysOf(shapes) : [key];
  const count = (of: string) => new Set(shapes.map((s) => wordOf(s, of)).filter((w) => codes.has(w))).size;
  const best = keys.map((of) => ({ of, count: count(of) })).sort((a, b) => b.count - a.count)[0];
  const byName = namesOf(units);
  const found: MatchedShapes = { units: new Map(), others: [], missing: [] };
  const unitOf = (shape: Shape): string | undefined => {
    const code = best && best.count > 0 ? wordOf(shape, best.of) : '';
    if (codes.has(code)) return code;
    const named = new Set(keys.flatMap((of) => byName.get(normaliseName(wordOf(shape, of))) ?? []));
    return named.size === 1 ? [...named][0] : undefined;
  };
  for (const shape of shapes) {
    const code = unitOf(shape);
    if (code === undefined) found.others.push({ name: nameOf(shape), shape });
    else found.units.set(code, [...(found.units.get(code) ?? []), shape]);
  }
  found.missing = units.map(({ code }) => code).filter((code) => !found.units.has(code));
  return found;
}

/** The id of a shape as a key. */
const idKey = 'id';

function keysOf(shapes: readonly Shape[]): string[] {
  const keys = new Set([idKey]);
  for (const { properties } of shapes) for (const name of Object.keys(properties)) keys.add(name);
  return [...keys];
}

function wordOf({ id, properties }: Shape, key: string): string {
  const value = Object.hasOwn(properties, key) ? properties[key] : key === idKey ? id : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** The unit of each name; undefined for a name that several units share. */
function namesOf(units: readonly NamedUnit[]): Map<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  for (const { code, names } of units) {
    for (const name of new Set(names.map(normaliseName)))
      if (name !== '') found.set(name, found.has(name) ? undefined : code);
  }
  return found;
}

/** The name of a shape, for a report. */
function nameOf(shape: Shape): string {
  const words = Object.entries(shape.properties).filter(([, v]) => typeof v === 'string' && v.trim() !== '');
  const named = words.find(([key]) => /name|名/i.test(key)) ?? words[0];
  return String(named?.[1] ?? shape.id ?? '?');
}
