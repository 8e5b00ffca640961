import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readYaml } from '../exchange/yaml.js';
import { keysAt } from './knownKeys.js';
import { editionSchema } from './schema.js';

type Path = readonly (string | number)[];

/** Every mapping of a value, with its path. */
function mappings(value: unknown, path: Path = []): { path: Path; keys: string[] }[] {
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap((one, i) => mappings(one, [...path, i]));
  const below = Object.entries(value).flatMap(([key, one]) => mappings(one, [...path, key]));
  return [{ path, keys: Object.keys(value) }, ...below];
}

/** The value with one key more at a path. */
function withKey(value: unknown, path: Path, key: string): unknown {
  const copy = structuredClone(value);
  (path.reduce((at, step) => (at as never)[step], copy) as Record<string, unknown>)[key] = null;
  return copy;
}

describe.each(['china-2018', 'china-open', 'world-digital'])(
  'The keys that may stand at a place of %s',
  (id) => {
    const value: unknown = parse(readFileSync(`editions/${id}/edition.yaml`, 'utf8'));
    const places = mappings(value);

    it('are those that stand there, and more', () => {
      for (const { path, keys } of places) {
        const known = keysAt(editionSchema, value, path);
        // Where a key is a name that the edition gives, such as that of a variant, nothing is listed.
        if (known.length > 0) expect(known, path.join('.')).toEqual(expect.arrayContaining(keys));
      }
      expect(
        places.filter(({ path }) => keysAt(editionSchema, value, path).length > 0).length,
      ).toBeGreaterThan(20);
    });

    it('are known to whatever reads the edition', () => {
      const kinds = new Map(
        places.map((place) => [place.path.map((s) => (typeof s === 'number' ? '*' : s)).join('.'), place]),
      );
      for (const { path, keys } of kinds.values()) {
        for (const key of keysAt(editionSchema, value, path).filter((k) => !keys.includes(k))) {
          const { problems } = readYaml(
            'edition.yaml',
            JSON.stringify(withKey(value, path, key)),
            editionSchema,
          );
          const strange = problems.filter(({ found }) => found.en.startsWith(`the key “${key}”`));
          expect(strange, [...path, key].join('.')).toEqual([]);
        }
      }
    });
  },
);
