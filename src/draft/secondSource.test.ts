import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../test/helpers/editions.js';
import { judgeFigures } from '../analysis/index.js';
import { DraftReader } from './readDraft.js';

const folder = join(root, 'editions', 'example');
const names = ['edition.yaml', 'indicators.csv', 'units.csv', 'data/values.csv'];
const texts = new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const second = texts.get('data/values.csv')!;

/** The example with a second source of its figures. */
function read(table: string) {
  const files = new Map(texts);
  const source = 'second-source: { file: second.csv, source: { en: the yearbook, zh: 年鉴 } }';
  files.set('edition.yaml', `${texts.get('edition.yaml')}\n${source}\n`);
  files.set('second.csv', table);
  return new DraftReader().read(files);
}

function differences(table: string) {
  const { plan, panel, problems } = read(table);
  expect(problems).toEqual([]);
  return judgeFigures(plan!, panel!).open.filter(({ kind }) => kind === 'second-source');
}

describe('A second source of the figures', () => {
  it('has no finding where it says the same, by codes or by names', () => {
    expect(differences(second)).toEqual([]);
    const { plan } = read(second);
    const byName = plan!.units.reduce(
      (text, { code, name }) => text.replaceAll(`\n${code},`, `\n"${name.zh}",`),
      second,
    );
    expect(byName).not.toBe(second);
    expect(differences(byName)).toEqual([]);
  });

  it('shows each figure that it has otherwise, with its own', () => {
    const rows = second.trim().split('\n');
    const cells = rows[4]!.split(',');
    const was = Number(cells.at(-1));
    rows[4] = [...cells.slice(0, -1), String(was * 1.5)].join(',');
    const found = differences(rows.join('\n'));
    expect(found.map(({ value, expected }) => [value, expected])).toEqual([[was, was * 1.5]]);
    expect(found[0]!.text.en).toMatch(/, where the yearbook has .*; \d+ of \d+ figures agree$/);
  });

  it('matches another unit of measure, and says of a column that differs in most figures only that', () => {
    const [header, ...rows] = second.trim().split('\n');
    const last = (change: (x: number) => number) =>
      [
        header,
        ...rows.map((row) => {
          const cells = row.split(',');
          return [...cells.slice(0, -1), cells.at(-1) ? String(change(Number(cells.at(-1)))) : ''].join(',');
        }),
      ].join('\n');
    expect(differences(last((x) => Number((x / 10_000).toPrecision(12))))).toEqual([]);
    const other = differences(last((x) => x * 1.3));
    expect(other.map(({ unit }) => unit)).toEqual([undefined]);
    expect(other[0]!.text.en).toContain('another definition or vintage?');
  });

  it('is told to have a column that is no indicator, and to compare nothing', () => {
    expect(read(second.replace(/^(.*),(\w[\w-]*)\n/, '$1,misspelt\n')).problems[0]!.found.en).toContain(
      'misspelt',
    );
    expect(read('unit,period\nnowhere,1900\n').problems).toHaveLength(1);
  });
});
