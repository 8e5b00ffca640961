import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { chinaRelease, exampleWith } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';

const folder = temporaryFolder();
const release = join(folder, 'release');
iplus(['build', 'editions/example', '--out', release]);
const broken = /NaN|undefined|null|Infinity|∞|\[object/;

interface WhatIfOutput {
  status: string;
  size: number;
  least: number | null;
  after: { score: number; rank: number };
  moves: { indicator: string; before: number; after: number; was: string }[];
}

/** A number of a table as a number. */
const typed = (text: string) => Number(text.replaceAll(',', '').replace('−', '-'));

const json = (...args: string[]) => JSON.parse(iplus([...args, '--json']).out) as WhatIfOutput;

describe('iplus what-if', () => {
  it('gives the values under which a unit has the rank, as confirmed by an edition with them', () => {
    const answer = json('what-if', release, 'B2', '--rank', '3');
    expect(answer).toMatchObject({ status: 'reached', after: { rank: 3 } });
    expect(answer.least).toBeCloseTo(answer.size, 6);
    const column = ['unit', 'period', 'broadband', 'mobile', 'online-services', 'waiting-time'];
    const row = ['B2', '2022', '24.0', '99', '190', '7.1'];
    const after = row.map((x, i) => answer.moves.find((m) => m.indicator === column[i])?.after ?? x);
    const edition = exampleWith({ 'data/values.csv': [[row.join(','), after.join(',')]] });
    const changed = join(folder, 'changed');
    expect(iplus(['build', edition, '--out', changed]).code).toBe(0);
    const again = JSON.parse(iplus(['explain', 'B2', '--release', changed, '--json']).out);
    expect(again).toMatchObject({ rank: 3, value: expect.closeTo(answer.after.score, 9) });
  });
  it('spreads the change on request, which moves more indicators by less', () => {
    const [few, spread] = [[], ['--spread']].map((more) =>
      json('what-if', release, 'B2', '--rank', '3', ...more),
    );
    expect(spread!.status).toBe('reached');
    expect(spread!.moves.length).toBeGreaterThan(few!.moves.length);
    expect(spread!.size).toBeLessThan(few!.size);
  });
  it('changes only the named indicators, within the bounds of the unit’s own group', () => {
    const answer = json(
      'what-if',
      release,
      'A3',
      '--rank',
      '5',
      '--only',
      'broadband,mobile',
      '--peers',
      'province',
    ); // prettier-ignore
    expect(answer.status).toBe('reached');
    for (const { indicator } of answer.moves) expect(['broadband', 'mobile']).toContain(indicator);
  });
  it('says in a terminal by how much each figure changes, beside what it is now and then', () => {
    const lines = iplus(['what-if', release, 'B2', '--rank', '3', '--lang', 'en']).out.split('\n');
    const head = lines.findIndex((line) => line.startsWith('indicator '));
    expect(lines[head]).toMatch(/ now {2,}then {2,}change, about {2,}best that counts {2,}points$/);
    const rows = lines.slice(head + 1, lines.indexOf('', head));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const [, now, then, by] = row.split(/ {2,}/).map(typed) as [number, number, number, number];
      expect(by, row).toBeCloseTo(then - now, 6);
    }
  });
  it('without a rank says which changes would raise the unit most', () => {
    const { lifts } = JSON.parse(iplus(['what-if', release, 'B2', '--json']).out) as {
      lifts: { indicator: string; sd: { points: number } }[];
    };
    expect(lifts).toHaveLength(4);
    for (const [i, l] of lifts.slice(1).entries()) {
      expect(l.sd.points).toBeLessThanOrEqual(lifts[i]!.sd.points);
    }
  });
  it.each([
    [['B2', '--rank', '1']],
    [['B2', '--rank', '1', '--only', 'mobile']],
    [['A1', '--rank', '1']],
    [['B1', '--rank', '1', '--period', '2021', '--fill', '--spread']],
    [['B2']],
  ])('supports both languages: %j', (args) => {
    const [en, zh] = ['en', 'zh'].map((lang) => iplus(['what-if', release, ...args, '--lang', lang]));
    expect([en!.code, zh!.code]).toEqual([0, 0]);
    expect(en!.out.split('\n').slice(2).join('\n')).not.toMatch(/[\u4e00-\u9fff]/);
    expect(zh!.out).toMatch(/[\u4e00-\u9fff]/);
    for (const { out } of [en!, zh!]) expect(out).not.toMatch(broken);
  });
  it.each([
    [['Z9', '--rank', '1'], 'Z9'],
    [['North', '--rank', '1'], 'a group of units'],
    [['B2', '--rank', '7'], 'a rank from 1 to 6'],
    [['B2', '--rank', '0'], 'a rank from 1 to 6'],
    [['B2', '--rank', 'one'], 'a rank from 1 to 6'],
    [['B2', '--rank', '1', '--node', 'acess'], 'did you mean “access”?'],
    [['B2', '--rank', '1', '--period', '2020'], '2021, 2022'],
    [['B2', '--rank', '1', '--only', 'mobil'], 'did you mean “mobile”?'],
    [['B2', '--rank', '1', '--node', 'use', '--only', 'mobile'], 'one of: online-services, waiting-time'],
    [['B2', '--rank', '1', '--peers', 'region'], 'province'],
  ])('refuses %j', (args, words) => {
    const { code, out, err } = iplus(['what-if', release, ...args]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
  });
});

describe('iplus nearest-weights', () => {
  it('writes lines that, pasted into the edition, produce the order', () => {
    const args = ['nearest-weights', release, '--above', 'B3:B2', '--leaves'];
    const found = JSON.parse(iplus([...args, '--json']).out) as {
      status: string;
      holds: boolean;
      yaml: string;
    };
    expect(found).toMatchObject({ status: 'found', holds: true });
    const edition = exampleWith({});
    const path = join(edition, 'edition.yaml');
    const source = parse(readFileSync(path, 'utf8')) as { tree: object };
    source.tree = { ...source.tree, ...(parse(found.yaml) as object) };
    writeFileSync(path, stringify(source));
    const pasted = join(folder, 'pasted');
    expect(iplus(['build', edition, '--out', pasted])).toMatchObject({ code: 0 });
    const rank = (unit: string) =>
      (JSON.parse(iplus(['explain', unit, '--release', pasted, '--json']).out) as { rank: number }).rank;
    expect(rank('B3')).toBeLessThan(rank('B2'));
  });
  it.each([
    [['--above', 'B3:B2', '--leaves']],
    [['--above', 'B1:A1']],
    [['--order', 'A1,B1,A2']],
    [['--order', 'A1,A2', '--node', 'mobile']],
    [['--order', 'B1,A2,B3,A3', '--above', 'B2:A2', '--leaves']],
  ])('supports both languages: %j', (args) => {
    const [en, zh] = ['en', 'zh'].map((lang) => iplus(['nearest-weights', release, ...args, '--lang', lang]));
    expect([en!.code, zh!.code]).toEqual([0, 0]);
    expect(en!.out.replace(/^ *(title|- ).*/gm, '')).not.toMatch(/[\u4e00-\u9fff]/);
    expect(zh!.out).toMatch(/[\u4e00-\u9fff]/);
    for (const { out } of [en!, zh!]) expect(out).not.toMatch(broken);
  });
  it.each([
    [[], '--order A,B,C or --above A:B'],
    [['--order', 'A1'], 'two or more different units'],
    [['--order', 'A1,A1'], 'two or more different units'],
    [['--above', 'A1,A2'], 'A1,A2'],
    [['--above', 'A1:A2:A3'], 'two different units'],
    [['--order', 'A1,Z9'], 'Z9'],
    [['--order', 'A1,A2', '--margin', 'x'], 'a number of at least 0'],
    [['--order', 'A1,A2', '--min', '2'], 'a number from 0 to 1'],
    [['--order', 'A1,A2', '--min', '0.4', '--max', '0.3'], 'at most --max'],
    [['--order', 'A1,A2', '--node', 'none'], 'access'],
  ])('refuses %j', (args, words) => {
    const { code, out, err } = iplus(['nearest-weights', release, ...args]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
  });
});

describe('on the cities of China', () => {
  it('a city can reach a higher rank, and a set of weights an order', async (test) => {
    const made = await chinaRelease();
    if (typeof made === 'string') return test.skip(made);
    const china = made.folder;
    const answer = json('what-if', china, '绍兴', '--rank', '40');
    expect(answer).toMatchObject({ status: 'reached', after: { rank: 40 } });
    const only = json('what-if', china, '绍兴', '--rank', '40', '--only', 'fixed-addresses');
    expect(only).toMatchObject({ status: 'reached', after: { rank: 40 } });
    expect(only.size).toBeGreaterThanOrEqual(answer.size - 1e-6);
    const order = iplus(['nearest-weights', china, '--order', '深圳,重庆', '--leaves', '--json']);
    expect(JSON.parse(order.out)).toMatchObject({ status: 'found', holds: true });
  });
});
