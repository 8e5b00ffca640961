import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../helpers/editions.js';

const text = (name: string) => readFileSync(join(root, name), 'utf8');

/** Paths in this repository that a document names in backticks. */
const pathsIn = (document: string) =>
  [...document.matchAll(/`((?:test|src|deploy|scripts)\/[\w./-]*)`/g)].map(([, path]) => path!);

/** The requirements that a cell names: single ones and spans within a section. */
function requirements(cell: string): string[] {
  return [...cell.matchAll(/V(\d+)\.(\d+)\.(\d+)(?:–V\1\.(\d+)\.(\d+))?/g)].flatMap(
    ([, chapter, section, first, lastSection, last]) => {
      if (last === undefined || lastSection !== section) return [`${chapter}.${section}.${first}`];
      const count = Number(last) - Number(first) + 1;
      return Array.from({ length: count }, (_, i) => `${chapter}.${section}.${Number(first) + i}`);
    },
  );
}

describe('docs/security.md', () => {
  const document = text('docs/security.md');
  const table = document.slice(document.indexOf('## ASVS'), document.indexOf('## What is not held'));
  const rows = table.split('\n').filter((line) => line.startsWith('| V'));

  it('names files and folders that exist', () => {
    const paths = pathsIn(document);
    expect(paths.length).toBeGreaterThan(60);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('has every requirement once, each with what holds it or why not', () => {
    const numbers = rows.flatMap((row) => requirements(row.split('|')[1]!));
    expect(numbers.length).toBeGreaterThan(100);
    expect(numbers.filter((number, i) => numbers.indexOf(number) !== i)).toEqual([]);
    for (const row of rows) expect(row.split('|')[3]!.trim().length, row).toBeGreaterThan(5);
  });
});

describe('docs/operations.md', () => {
  it('names files that exist', () => {
    const paths = pathsIn(text('docs/operations.md'));
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
