import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { root } from '../helpers/editions.js';
import { filesBelow } from '../helpers/folders.js';

/** What of `Math` is defined to the bit, by ECMAScript or (sqrt) by IEEE 754, which every engine follows. */
const exact = [
  'abs',
  'ceil',
  'floor',
  'max',
  'min',
  'round',
  'sign',
  'sqrt',
  'trunc',
  'imul',
  'clz32',
  'fround',
];
const constants = ['E', 'LN10', 'LN2', 'LOG10E', 'LOG2E', 'PI', 'SQRT1_2', 'SQRT2'];

interface Tree {
  type?: string;
  [key: string]: unknown;
}

/** Uses of what engines may answer differently, as `file:line what`. */
function inexact(file: string, code: string): string[] {
  const found: string[] = [];
  const see = (at: unknown, what: string) => {
    found.push(`${file}:${code.slice(0, at as number).split('\n').length} ${what}`);
  };
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, start, operator, object, property, name, init } = node as Tree;
    const member = (property as Tree | undefined)?.['name'] ?? (property as Tree | undefined)?.['value'];
    if (operator === '**' || operator === '**=') see(start, '**');
    if (type === 'Identifier' && name === 'Intl') see(start, 'Intl');
    if ((init as Tree | undefined)?.['name'] === 'Math') see(start, 'Math');
    if (type === 'MemberExpression') {
      const known = [...exact, ...constants].includes(String(member));
      if ((object as Tree)['name'] === 'Math' && !known) see(start, `Math.${String(member)}`);
      if (/^toLocale|^localeCompare$/.test(String(member))) see(start, String(member));
    }
    for (const part of Object.values(node)) visit(part);
  };
  visit(parseSync(file, code, { lang: 'ts' }).program);
  return found;
}

describe('the pure floors', () => {
  it.each(['edition', 'engine', 'analysis'])(
    '%s uses only what is the same on every machine (write log, exp, power, square, norm of the engine)',
    (floor) => {
      const files = filesBelow(join(root, 'src', floor)).filter((f) => /(?<!\.test)\.ts$/.test(f));
      expect(files.length).toBeGreaterThan(5);
      const found = files.flatMap((f) =>
        inexact(`${floor}/${f}`, readFileSync(join(root, 'src', floor, f), 'utf8')),
      );
      expect(found).toEqual([]);
    },
  );
  it.each([
    ['const a = (b + c) ** 2;', ['x.ts:1 **']],
    ['let a = 1;\na **= 2;', ['x.ts:2 **']],
    ["Math.log(1) + Math['hypot'](1, 2);", ['x.ts:1 Math.log', 'x.ts:1 Math.hypot']],
    ['const { log } = Math;', ['x.ts:1 Math']],
    ['[1].map(Math.exp);', ['x.ts:1 Math.exp']],
    ["(1).toLocaleString(); 'a'.localeCompare('b');", ['x.ts:1 toLocaleString', 'x.ts:1 localeCompare']],
    ['new Intl.NumberFormat();', ['x.ts:1 Intl']],
    ['Math.sqrt(2) + Math.max(1, 2) * Math.LOG2E; /** 2 ** 3 */', []],
  ])('are told of %s', (code, found) => {
    expect(inexact('x.ts', code)).toEqual(found);
  });
});
