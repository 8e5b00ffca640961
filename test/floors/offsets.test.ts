import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { root } from '../helpers/editions.js';
import { filesBelow } from '../helpers/folders.js';

/** Where places in arrays may be calculated, and why there. */
const allowed: Record<string, string> = {
  'edition/cube.ts': 'the one definition',
  'engine/steps/rollUp.ts': 'a hot loop: adds four lines up at once',
  'engine/stats/outranking.ts': 'no cube: every unit against every other',
  'analysis/robustness/fillDraws.ts': 'no cube: a line of units for each draw',
  'analysis/robustness/pairwise.ts': 'no cube: how many pairs are compared',
  'analysis/balance/transitions.ts': 'no cube: class by class, given the class of the neighbours',
  'release/formats/jsonStat.ts': 'no cube: the layout of a JSON-stat file, units first',
  'sql/partials.ts': 'no cube: dates and places packed into one number to be sorted',
};

interface Tree {
  type?: string;
  operator?: string;
  left?: Tree;
  right?: Tree;
  [key: string]: unknown;
}

/** The last word of `units`, `index.units`, `plan.units.length`, `this.#units`, `panel.units!`. */
function lastWord(node: Tree | undefined): string {
  if (node?.type === 'Identifier' || node?.type === 'PrivateIdentifier') return String(node['name']);
  if (node?.type === 'TSNonNullExpression') return lastWord(node['expression'] as Tree);
  if (node?.type !== 'MemberExpression') return '';
  const word = lastWord(node['property'] as Tree);
  return word === 'length' ? lastWord(node['object'] as Tree) : word;
}

const bare = (node: Tree | undefined): Tree | undefined =>
  node?.type === 'ParenthesizedExpression' ? bare(node['expression'] as Tree) : node;
const isDimension = (node: Tree | undefined) => /^(units|periods)$/.test(lastWord(bare(node)));
const is = (node: Tree | undefined, operator: string) => bare(node)?.operator === operator;

/** Lines on which something is multiplied by the number of units or periods, or `(a * b + c) * d` is calculated. */
function offsetsIn(code: string, lang: 'ts' | 'tsx' = 'ts'): number[] {
  const found = new Set<number>();
  const visit = (node: unknown, inSum = false): void => {
    if (typeof node !== 'object' || node === null) return;
    const { operator, left, right, start } = node as Tree;
    if (operator === '*') {
      const nested = is(left, '+') && is(bare(left)?.left, '*');
      if (isDimension(right) || (inSum && isDimension(left)) || nested) {
        found.add(code.slice(0, start as number).split('\n').length);
      }
    }
    for (const part of Object.values(node)) visit(part, operator === '+' || (inSum && operator === '*'));
  };
  visit(parseSync(`x.${lang}`, code, { lang }).program);
  return [...found];
}

const files = filesBelow(join(root, 'src'))
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
const offsets = new Map(
  files.map((file) => {
    const code = readFileSync(join(root, 'src', file), 'utf8');
    return [file, offsetsIn(code, file.endsWith('x') ? 'tsx' : 'ts')];
  }),
);

describe('places in a cube', () => {
  it('are calculated by edition/cube.ts alone (write at, line, lines, offset, cubeSize)', () => {
    const found = [...offsets].flatMap(([file, lines]) =>
      file in allowed ? [] : lines.map((line) => `${file}:${line}`),
    );
    expect(found).toEqual([]);
  });
  it('are still calculated wherever they may be', () => {
    expect(Object.keys(allowed).filter((file) => !offsets.get(file)?.length)).toEqual([]);
  });
  it.each([
    ['const a = x[(g * periods + t) * units + c];', [1]],
    ['\nx.subarray(t * index.units, (t + 1) * index.units);', [2]],
    ['x[index.units * t + c];', [1]],
    ['x[(g * this.#periods + t) * n + j];', [1]],
    ['x[(g * a + t) * n + j];', [1]],
    ['const from = k * plan.units.length;', [1]],
    ['const cells = units * n; const work = index.units * nodes.length * 256;', []],
    ['const share = weight * value; at(index, g, c, t);', []],
  ])('are seen in %s', (code, lines) => {
    expect(offsetsIn(code)).toEqual(lines);
  });
});
