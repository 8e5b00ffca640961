import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { frameworkColumns, WorkbookLayout } from '../../src/documents/workbook/layout.js';
import { openRelease } from '../../src/release/index.js';
import { example } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus, succeeds } from '../helpers/iplus.js';
import { noCalc, poisoned, saved } from '../helpers/office.js';
import { inBrackets } from '../helpers/programs.js';

const own = 'test/golden/coinr-own';
const folder = temporaryFolder();
const at = (name: string) => join(folder, name);

/** Every value and rank of a release by unit, level, period and node. */
function results(release: string): Map<string, { value: string; rank: string }> {
  const rows = parse(readFileSync(join(release, 'results.csv'), 'utf8'), { columns: true }) as Record<
    string,
    string
  >[];
  return new Map(
    rows.map((r) => [
      `${r['unit']} ${r['level']} ${r['period']} ${r['node']}`,
      { value: r['value']!, rank: r['rank']! },
    ]),
  );
}

function expectSame(a: string, b: string): void {
  const [ours, theirs] = [results(a), results(b)];
  expect([...ours.keys()].sort()).toEqual([...theirs.keys()].sort());
  for (const [key, { value, rank }] of ours) {
    const other = theirs.get(key)!;
    expect(rank).toBe(other.rank);
    expect(value === '').toBe(other.value === '');
    expect(Math.abs(Number(value) - Number(other.value))).toBeLessThanOrEqual(1e-9 * Math.abs(Number(value)));
  }
}

describe('a workbook, exported and imported', () => {
  beforeAll(() => {
    succeeds(
      'import',
      'coinr',
      `${own}/iData.csv`,
      `${own}/iMeta.csv`,
      '--to',
      at('own'),
      '--period',
      '2023',
    );
    succeeds('build', at('own'), '--out', at('own-release'));
    succeeds('export', 'excel', at('own-release'), '--to', at('own.xlsx'));
  });

  it('gives the same index when it is imported again', () => {
    succeeds('import', 'excel', at('own.xlsx'), '--to', at('again'));
    succeeds('build', at('again'), '--out', at('again-release'));
    expectSame(at('again-release'), at('own-release'));
  });

  it.skipIf(noCalc)(
    `carries a weight changed in a spreadsheet program into an edition${inBrackets(noCalc)}`,
    async () => {
      const release = await openRelease(at('own-release'));
      const layout = new WorkbookLayout(release, 0);
      const g = 1;
      const cell = `${layout.frameworkRow(g)},${frameworkColumns.weight}`;
      const changed = await poisoned(readFileSync(at('own.xlsx')), { Framework: { [cell]: 9 } });
      writeFileSync(at('saved.xlsx'), saved(changed));
      succeeds('import', 'excel', at('saved.xlsx'), '--to', at('changed'));
      expect(readFileSync(join(at('changed'), 'edition.yaml'), 'utf8')).toMatch(
        new RegExp(`id: ${release.plan.nodes[g]!.id}\\n[\\s\\S]*?weight: 9\\n`),
      );
    },
  );

  it('keeps the status of example data', () => {
    succeeds('build', example, '--out', at('example-release'));
    succeeds('export', 'excel', at('example-release'), '--to', at('example.xlsx'), '--period', '2021');
    succeeds('import', 'excel', at('example.xlsx'), '--to', at('example'));
    expect(readFileSync(join(at('example'), 'edition.yaml'), 'utf8')).toContain('data-status: example');
    expect(readFileSync(join(at('example'), 'data', 'values.csv'), 'utf8')).toMatch(
      /^A1,2021,31\.2,104,212,6\.1$/m,
    );
  });

  it.each([
    ['a file that is there', ['--to', 'own.xlsx'], 'already there'],
    ['a period that is not published', ['--to', 'new.xlsx', '--period', '1999'], '2023'],
    ['a folder that is not there', ['--to', 'nowhere/new.xlsx'], 'ENOENT'],
  ])('is not written with %s', (_, [to, name, ...rest], words) => {
    const before = readFileSync(at('own.xlsx'));
    const { code, err, out } = iplus(['export', 'excel', at('own-release'), to!, at(name!), ...rest]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
    expect(readFileSync(at('own.xlsx')).equals(before)).toBe(true);
  });

  it('that is invalid is refused in the reader’s language, and nothing is written', () => {
    const { code, err } = iplus(['import', 'excel', `${own}/iData.csv`, '--to', at('none'), '--lang', 'zh']);
    expect(code).toBe(2);
    expect(err).toContain('不是工作簿的文件');
  });
});
