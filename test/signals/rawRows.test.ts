import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/edition/index.js';
import { explain, findSubject, type Release } from '../../src/release/index.js';
import { openEdition, rawRows } from '../../src/signals/index.js';
import { chinaOpen, chinaRelease, exampleWith, releaseOf } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';

const rawOf = (release: Release, unit: string, period: string, node: string) =>
  explain(release, findSubject(release.plan, unit), period, node).raw!;

describe('the rows of a data file', () => {
  it('behind each cell are one row each, with the value of the cell, within the rows that the receipt names', async () => {
    const edition = exampleWith({});
    const release = await releaseOf(edition);
    const open = openEdition(edition);
    for (const unit of ['A1', 'B3']) {
      for (const { id } of release.plan.indicators) {
        const raw = rawOf(release, unit, '2022', id);
        expect(raw.rows).toHaveLength(1);
        const { rows, columns, count } = await rawRows(open, raw.rows[0]!, 20);
        expect(count).toBe(1);
        expect(Number(rows[0]![columns.indexOf(id)])).toBe(raw.value);
        const line = Number(rows[0]![columns.indexOf('row')]);
        const [wanted] = raw.rows;
        if (wanted?.kind !== 'data') throw new Error('no data file');
        expect(line >= wanted.first && line <= wanted.last).toBe(true);
        const text = readFileSync(join(edition, wanted.file.path), 'utf8').split('\n')[line]!;
        expect(text).toContain(`${unit},2022,`);
      }
    }
  });

  it('of an edition that has changed since are refused', async () => {
    const edition = exampleWith({});
    const [wanted] = rawOf(await releaseOf(edition), 'A1', '2022', 'broadband').rows;
    writeFileSync(join(edition, 'data/values.csv'), `${readFileSync(join(edition, 'data/values.csv'))}\n`);
    await expect(rawRows(openEdition(edition), wanted!, 5)).rejects.toThrow(UserError);
  });

  it('of a long file are also selected by indicator', async () => {
    const edition = exampleWith({});
    const wide = readFileSync(join(edition, 'data/values.csv'), 'utf8').trim().split('\n');
    const [, , ...ids] = wide[0]!.split(',');
    const long = wide.slice(1).flatMap((row) => {
      const [unit, period, ...cells] = row.split(',');
      return ids.map((id, i) => [unit, period, id, cells[i]].join());
    });
    writeFileSync(join(edition, 'data/values.csv'), ['unit,period,indicator,value', ...long, ''].join('\n'));
    const raw = rawOf(await releaseOf(edition), 'A1', '2022', 'broadband');
    expect(raw.rows).toMatchObject([
      { kind: 'data', form: 'long', select: { unit: 'A1', period: '2022', indicator: 'broadband' } },
    ]);
    const { rows, columns, count } = await rawRows(openEdition(edition), raw.rows[0]!, 5);
    expect([count, Number(rows[0]![columns.indexOf('value')])]).toEqual([1, raw.value]);
  });
});

describe('the records of the cities of China', () => {
  it('have the number and the sum that each cell states: for every indicator from records', {
    timeout: 240_000,
  }, async (test) => {
    const release = await chinaRelease();
    if (typeof release === 'string') return test.skip(release);
    const open = openEdition(chinaOpen);
    let tried = 0;
    for (const unit of ['222400', '110000', '320500', '540100']) {
      for (const { id } of release.plan.indicators) {
        for (const period of ['2021']) {
          const raw = rawOf(release, unit, period, id);
          if (raw.reason !== 'observed' || raw.records === 0) continue;
          expect(raw.rows, `${unit} ${id} ${period}`).toHaveLength(1);
          const { count, measured, rows } = await rawRows(open, raw.rows[0]!, 3);
          expect([count, measured?.records, measured?.above], `${unit} ${id} ${period}`).toEqual([
            raw.records,
            raw.records,
            raw.value,
          ]);
          expect(rows.length).toBe(Math.min(3, count));
          tried++;
        }
      }
    }
    expect(tried).toBeGreaterThan(8);
  });

  it('of files other than those of the release are refused by name', { timeout: 240_000 }, async (test) => {
    const release = await chinaRelease();
    if (typeof release === 'string') return test.skip(release);
    const copy = join(temporaryFolder(), 'edition');
    cpSync(chinaOpen, copy, { recursive: true });
    const file = join(copy, 'records', 'mobile-blocks-2021-08.csv');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n`);
    const [wanted] = rawOf(release, '440100', '2021', 'mobile-blocks').rows;
    await expect(rawRows(openEdition(copy), wanted!, 5)).rejects.toThrow('mobile-blocks-2021-08.csv');
  });
});
