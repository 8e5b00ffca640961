import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { example, exampleWith } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';

const folder = join(temporaryFolder(), 'series');
const heavier = exampleWith({
  'data/values.csv': [['31.2', '33.3']],
  'edition.yaml': [['indicator: broadband, weight: 2', 'indicator: broadband, weight: 3']],
});

beforeAll(() => {
  const said = ['--class', 'major', '--reason', 'new weights', '--reason-zh', '调整权重'];
  expect(iplus(['release', example, '--to', folder, '--date', '2024-03-01']).err).toBe('');
  expect(iplus(['release', heavier, '--to', folder, '--date', '2024-04-01', ...said]).err).toBe('');
});

describe('iplus diff', () => {
  it('says what changed, in both languages, and states that the data are not real', () => {
    const en = iplus(['diff', `${folder}@1`, folder, '--lang', 'en']).out;
    expect(en).toMatch(/^Example data\n/);
    expect(en).toContain('Data: 1 raw figure changed');
    expect(en).toMatch(/Northport · 2021 31\.2 → 33\.3/);
    expect(en).toContain('weight, Broadband lines per 100 people [broadband]: 0.666667 → 0.75');
    const zh = iplus(['diff', `${folder}@1`, folder, '--lang', 'zh', '--unit', '北港']).out;
    expect(zh).toContain('数据：原始数据变动 1 项');
    expect(zh).toContain('2021年');
  });

  it('as JSON has every value with effects that add up', () => {
    const { values, causes } = JSON.parse(iplus(['diff', `${folder}@1`, `${folder}@2`, '--json']).out);
    expect(causes).toEqual(['data:broadband', 'method:weights']);
    expect(values).toHaveLength(12);
    for (const { from, to, effects } of values) {
      expect(effects.reduce((sum: number, x: number) => sum + x, 0)).toBeCloseTo(to - from, 10);
    }
  });

  it('refuses units and nodes that neither release has', () => {
    for (const args of [
      ['--node', 'nowhere'],
      ['--period', '1999'],
      ['--unit', 'Atlantis'],
    ]) {
      expect(iplus(['diff', `${folder}@1`, folder, ...args]).code).toBe(2);
    }
    expect(iplus(['diff', `${folder}@9`, folder]).code).toBe(2);
  });
});

describe('iplus vintages', () => {
  it('lists the vintages with their revisions, and the values of a unit in each vintage', () => {
    const list = iplus(['vintages', folder]).out;
    expect(list).toContain('major revision');
    expect(list).toContain('Timeliness and punctuality');
    const unit = iplus(['vintages', folder, 'Northport', '--json']).out;
    const { vintages, periods } = JSON.parse(unit);
    expect(vintages.map((v: { date: string }) => v.date)).toEqual(['2024-03-01', '2024-04-01']);
    expect(periods.map((p: { period: string; values: number[] }) => p.values.length)).toEqual([2, 2]);
    expect(periods[0].values[0]).not.toBe(periods[0].values[1]);
  });
});

describe('iplus calendar', () => {
  it('announces, moves with a reason, sets an embargo and lifts it at the release time', () => {
    const date = ['--period', '2022', '--time', '09:30', '--zone', 'Asia/Shanghai'];
    const run = (...args: string[]) => iplus(['calendar', args[0]!, folder, ...args.slice(1)]);
    expect(run('add', ...date, '--date', '2024-05-07', '--announced', '2024-04-02').code).toBe(0);
    expect(run('add', ...date, '--date', '2024-05-08').err).toContain('already announced for 2024-05-07');
    expect(run('add', ...date, '--date', '2024-05-08', '--period', 'May').code).toBe(2);
    expect(run('move', ...date, '--date', '2024-05-09').err).toContain('--reason');
    const why = ['--reason', 'a holiday', '--reason-zh', '节假日'];
    const moved = run(
      'move',
      ...date,
      '--date',
      '2024-05-09',
      '--announced',
      '2024-04-09',
      ...why,
      '--lang',
      'zh',
    );
    expect(moved.out).toContain('2024-05-07 09:30，2024-04-09 改期：节假日');
    expect(iplus(['release', example, '--to', folder, '--date', '2024-05-09', '--embargo']).code).toBe(0);
    expect(iplus(['vintages', folder]).out).toContain('held back');
    expect(run('lift', '--now', '2024-05-09T09:29+08:00').err).toContain(
      'before the embargo of vintage 3 ends',
    );
    const access = ['--vintage', '3', '--who', 'printer', '--why', 'print', '--from', '2024-05-08T00:00Z'];
    expect(run('access', ...access, '--to', '2024-05-07T00:00Z').code).toBe(2);
    expect(run('access', ...access, '--to', '2024-05-09T00:00Z').out).toContain('printer');
    const lifted = JSON.parse(run('lift', '--now', '2024-05-09T09:30+08:00', '--json').out);
    expect(lifted).toMatchObject({ number: 3, quality: { punctuality: 2, dateChanges: 1 } });
    expect(JSON.parse(run('show', '--json').out).calendar).toMatchObject([
      { date: '2024-05-09', vintage: 3 },
    ]);
  });
});
