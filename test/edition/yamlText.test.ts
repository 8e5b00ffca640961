import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { seededRandom } from '../../src/analysis/index.js';
import { commentsOf, moveItem } from '../../src/edition/patch/yamlMove.js';
import { removeIn, setIn } from '../../src/edition/patch/yamlText.js';
import { root } from '../helpers/editions.js';

const example = readFileSync(join(root, 'editions/example/edition.yaml'), 'utf8');
const names = ['example', 'world-digital', 'china-open', 'china-live'];
const editions = names.map((name) => readFileSync(join(root, 'editions', name, 'edition.yaml'), 'utf8'));

/** The lines that differ, as a reader of a diff sees them. */
function difference(a: string, b: string): string[] {
  const [before, after] = [a.split('\n'), b.split('\n')];
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `-${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+${line}`),
  ];
}

describe('a change of YAML in place', () => {
  it('changes a figure and nothing beside it', () => {
    expect(difference(example, setIn(example, ['tree', 'children', 0, 'weight'], 0.7))).toEqual([
      '-      weight: 0.6',
      '+      weight: 0.7',
    ]);
  });

  it('sets keys of a map on one line, and keeps the comment behind it', () => {
    const next = setIn(example, ['method', 'normalise'], { method: 'z-score' });
    expect(difference(example, next)).toEqual([
      '-  normalise: { method: min-max, range: [0, 100], over: all-periods }   # or base-share, or z-score',
      '+  normalise: { method: z-score }   # or base-share, or z-score',
    ]);
  });

  it('adds a key of a node before its children, and a key of a map on one line as the last', () => {
    const next = setIn(example, ['tree', 'children', 0, 'aggregate'], 'geometric');
    expect(next).toContain('      weight: 0.6\n      aggregate: geometric\n      children:');
    expect(setIn(example, ['tree', 'children', 1, 'children', 0, 'weight'], 2)).toContain(
      '- { indicator: online-services, weight: 2 }',
    );
  });

  it('puts a value in place of lines, and makes the maps that are not there yet', () => {
    expect(setIn('a: # why\n  b: 1\n  c: 2\nd: 3\n', ['a'], 'x')).toBe('a: x # why\nd: 3\n');
    expect(setIn('a: 1\n', ['b', 'c'], 2)).toBe('a: 1\nb: { c: 2 }\n');
    expect(setIn('a:\nb: 1\n', ['a'], 2)).toBe('a: 2\nb: 1\n');
    expect(setIn('a: 1', ['b'], [0, 100])).toBe('a: 1\nb: [ 0, 100 ]');
    expect(setIn('a:\r\n  b: 1\r\n', ['a', 'c'], 2)).toBe('a:\r\n  b: 1\r\n  c: 2\r\n');
  });

  it('removes a key with its line or its comma, and a map that would be empty', () => {
    expect(removeIn('a: { b: 1, c: 2 } # x\n', ['a', 'b'])).toBe('a: { c: 2 } # x\n');
    expect(removeIn('a: { b: 1, c: 2 }\n', ['a', 'c'])).toBe('a: { b: 1 }\n');
    expect(removeIn('a:\n  b: 1 # x\nd: 2\n', ['a', 'b'])).toBe('d: 2\n');
    expect(removeIn('a: 1\nb: |\n  t\n\n# of c\nc: 2\n', ['b'])).toBe('a: 1\n\n# of c\nc: 2\n');
  });
});

describe('an item that is moved', () => {
  const listed = 'tree:\n  - a\n  # about b\n  - b: 1\n    c: 2 # two\n  - d: [ x, y ]\n';

  it('takes the comments above it along, and its lines are indented as those where it goes', () => {
    expect(moveItem(listed, { list: ['tree'], index: 1 }, { list: ['tree'], index: 0 })).toBe(
      'tree:\n  # about b\n  - b: 1\n    c: 2 # two\n  - a\n  - d: [ x, y ]\n',
    );
    expect(moveItem(listed, { list: ['tree'], index: 0 }, { list: ['tree', 2, 'd'], index: 1 })).toBe(
      'tree:\n  # about b\n  - b: 1\n    c: 2 # two\n  - d: [ x, a, y ]\n',
    );
    expect(moveItem(listed, { list: ['tree', 2, 'd'], index: 1 }, { list: ['tree'], index: 3 })).toBe(
      'tree:\n  - a\n  # about b\n  - b: 1\n    c: 2 # two\n  - d: [ x ]\n  - y\n',
    );
  });

  it('loses no comment, wherever in any of the editions a leaf is moved to', () => {
    const random = seededRandom(7);
    for (const source of editions) {
      const lists = listsOf(parse(source) as { tree: object });
      for (let n = 0; n < 12; n++) {
        const [from, to] = [0, 0].map(() => lists[Math.floor(random() * lists.length)]!) as [List, List];
        const leaves = from.items.flatMap((item, i) => ('indicator' in item ? [i] : []));
        const index = leaves[Math.floor(random() * leaves.length)];
        if (index === undefined || from.items.length < 2) continue;
        const slot = { list: to.path, index: Math.floor(random() * (to.items.length + 1)) };
        const next = moveItem(source, { list: from.path, index }, slot);
        expect(commentsOf(next)).toEqual(commentsOf(source));
        const item = from.items[index]!;
        const shift = from === to && index < slot.index ? 1 : 0;
        const after = listsOf(parse(next) as { tree: object });
        expect(
          after.some(({ items }) => JSON.stringify(items[slot.index - shift]) === JSON.stringify(item)),
        ).toBe(true);
        expect(after.flatMap(({ items }) => items).length).toBe(lists.flatMap(({ items }) => items).length);
      }
    }
  });
});

interface List {
  path: (string | number)[];
  items: object[];
}

function listsOf({ tree }: { tree: object }): List[] {
  const of = (node: object, path: (string | number)[]): List[] => {
    const { children } = node as { children?: object[] };
    if (!children) return [];
    const list = [...path, 'children'];
    return [{ path: list, items: children }, ...children.flatMap((child, i) => of(child, [...list, i]))];
  };
  return of(tree, ['tree']);
}
