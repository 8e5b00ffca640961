import { describe, expect, it } from 'vitest';
import { editionPage, type Schema, schemaOfEdition } from './editionKeys.js';

/** The names of all keys of mappings in a schema. */
function namesIn(schema: unknown, names = new Set<string>()): Set<string> {
  if (typeof schema !== 'object' || schema === null) return names;
  for (const name of Object.keys((schema as Schema).properties ?? {})) names.add(name);
  for (const part of Object.values(schema)) namesIn(part, names);
  return names;
}

describe('the reference of edition.yaml', () => {
  const page = editionPage();
  const keys = [...page.matchAll(/^(?:## |\| `)([^`\n]+?)(?:`|$)/gm)].map(([, key]) => key!);

  it('has every key of the schema', () => {
    const last = new Set(keys.map((key) => key.split('.').at(-1)!.replace('[]', '')));
    // The languages of a text are no keys of the edition.
    const names = [...namesIn(schemaOfEdition().whole)].filter((name) => name !== 'en' && name !== 'zh');
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => !last.has(name))).toEqual([]);
  });

  it('describes the keys of a mapping once, and refers to them elsewhere', () => {
    expect(page).toContain('| `per-indicator.*.treat` | as `method.treat` |');
    expect(page).toContain('| `children` | a list of mappings (keys of `tree`) |');
    expect(keys.filter((key) => key.endsWith('.winsorise'))).toEqual(['treat.winsorise']);
  });

  it('refers to keys that it describes', () => {
    const places = [...page.matchAll(/(?:as|keys of) `([^`]+)`/g)].map(([, place]) => place!);
    expect(places.length).toBeGreaterThan(5);
    const described = new Set(
      page.split('\n## ').flatMap((section) => {
        const [name] = section.split('\n');
        const rows = [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, key]) =>
          key!.startsWith('[') ? `${name}${key}` : `${name}.${key}`,
        );
        return [name!, ...rows];
      }),
    );
    expect(places.filter((place) => !described.has(place))).toEqual([]);
  });

  it('names every method, and what each of them means where its meaning is given', () => {
    expect(page).toMatch(
      /`impute\.method`.*`linear`: Linear interpolation.*`nearest`: Mean of the most similar/,
    );
    expect(page).toMatch(/`normalise\.ties` \| `lowest`, `average`, `highest`, `dense` \|/);
  });
});
