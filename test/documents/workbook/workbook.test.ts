import { createHash } from 'node:crypto';
import { readXlsx } from 'hucre/xlsx';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { WorkbookLayout } from '../../../src/documents/workbook/layout.js';
import { releaseWorkbook } from '../../../src/documents/workbook/workbook.js';
import type { Plan } from '../../../src/edition/index.js';
import type { Release } from '../../../src/release/index.js';
import { example, releaseOf } from '../../helpers/editions.js';
import { nodeAt } from '../../helpers/plan.js';
import { cellsOf, departures } from './departures.js';
import { everyScale } from './everyScale.js';

const sheetNames = [
  'README',
  'Units',
  'Framework',
  'Data',
  'Treated',
  'Normalised',
  'Scores',
  'Ranks',
  'Groups',
  'Provenance',
  'iData',
  'iMeta',
];

describe('the workbook of a release', () => {
  let release: Release;
  beforeAll(async () => {
    release = await releaseOf(example);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('shows the results of the release beside its formulas, so that a viewer needs no calculator', async () => {
    for (let t = 0; t < release.index.periods; t++) {
      const book = await readXlsx(await releaseWorkbook(release, t));
      expect(departures(book, new WorkbookLayout(release, t), release.index)).toEqual([]);
    }
  });

  it('has twelve sheets, each of which says in its first row that the data are an example', async () => {
    const book = await readXlsx(await releaseWorkbook(release, 0));
    expect(book.sheets.map((s) => s.name)).toEqual(sheetNames);
    for (const { rows } of book.sheets)
      expect(rows[0]![0]).toMatch(/^EXAMPLE DATA · 示例数据 — My index 1, 2021/);
  });

  it('names its licence, sources and files with their hashes', async () => {
    const book = await readXlsx(await releaseWorkbook(release, 0));
    const { manifest } = release;
    const cells = cellsOf(book, 'Provenance').flat();
    expect(cells).toContain(manifest.id);
    for (const file of [...manifest.files, ...manifest.inputs]) expect(cells).toContain(file.sha256);
    expect(cellsOf(book, 'README').flat()).toContain(manifest.licence);
  });

  it('is the same, byte by byte, at any time', async () => {
    const hash = async () =>
      createHash('sha256')
        .update(await releaseWorkbook(release, 0))
        .digest('hex');
    const first = await hash();
    vi.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z'), toFake: ['Date'] });
    expect(await hash()).toBe(first);
  });

  it('of more cells than fit is refused before it is made', async () => {
    const units = new Array<Plan['units'][number]>(100_000).fill(release.plan.units[0]!);
    const large = { ...release, plan: { ...release.plan, units } };
    await expect(releaseWorkbook(large, 0)).rejects.toThrow('a release of 3000000 cells');
  });

  it('carries a way to aggregate that has no formula as values, and says so', async () => {
    const compared = await everyScale('each-period', { 'min-present': 0.5, weights: 'reweight' });
    const plan = structuredClone(compared.plan);
    plan.nodes[0]!.aggregate = 'copeland';
    plan.nodes[nodeAt(plan, 'two')]!.aggregate = 'topsis';
    const changed = { ...compared, plan };
    const book = await readXlsx(await releaseWorkbook(changed, 1));
    const { cells } = book.sheets.find((s) => s.name === 'Scores')!;
    const layout = new WorkbookLayout(changed, 1);
    const formulaOf = (id: string) =>
      cells!.get(`${layout.unitRow('Scores', 0)},${layout.nodeColumn(nodeAt(plan, id))}`)?.formula;
    expect(formulaOf('root')).toBeUndefined();
    expect(formulaOf('two')).toBeUndefined();
    expect(formulaOf('one')).toContain('EXP');
    expect(JSON.stringify(cellsOf(book, 'README'))).toContain('root, two: values.');
  });
});
