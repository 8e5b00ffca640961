import { beforeAll, describe, expect, it } from 'vitest';
import { example, releaseOf } from '../../../test/helpers/editions.js';
import type { PageParameter } from '../../figures/index.js';
import { explain, findSubject, type Release } from '../../release/index.js';
import { figureFor } from './rankingFor.js';

let release: Release;
beforeAll(async () => {
  release = await releaseOf(example);
});

const found = (id: string, asked: Partial<Record<PageParameter, string>>) =>
  figureFor({ ...release, base: '', api: true, others: [] }, id, 'en', (name) => asked[name]);

describe('a figure that an address asks for', () => {
  it('has the places it names over all periods, and the shortest query for them', async () => {
    const [a, b] = release.plan.units.map(({ code }) => code);
    const node = release.plan.nodes[1]!.id;
    const { figure, query } = (await found('value-over-time', { of: `${a} ${b}`, node }))!;
    expect(query).toBe(`?of=${a}+${b}&node=${node}`);
    expect(new Set(figure.rows.map(({ unit }) => unit))).toEqual(new Set([a, b]));
    expect(figure.rows).toHaveLength(2 * release.index.periods);
    expect(figure.title.en).toContain(release.plan.units[0]!.name.en);
  });

  it('of what changed has steps that add up to the change of the place', async () => {
    const [unit] = release.plan.units;
    const { rows } = (await found('change', { of: unit!.code }))!.figure;
    const subject = findSubject(release.plan, unit!.code);
    const now = explain(release, subject);
    const before = explain(release, subject, now.base!.period);
    const sum = rows.reduce((all, { points }) => all + Number(points), 0);
    expect(rows.length).toBeGreaterThan(1);
    expect(sum).toBeCloseTo(now.value! - before.value!, 9);
  });

  it('of neighbouring ranks has the place itself, without a gap, in the order of rank', async () => {
    const { code } = release.plan.units[1]!;
    const { rows } = (await found('neighbours', { of: code }))!.figure;
    expect(rows.filter(({ gap }) => gap === 0).map(({ unit }) => unit)).toEqual([code]);
    expect(rows.map(({ rank }) => rank)).toEqual(
      rows.map(({ rank }) => Number(rank)).toSorted((a, b) => a - b),
    );
    expect(rows.every(({ points, gap }) => Number(points) >= Number(gap))).toBe(true);
  });

  it('of sectors says why there is none of a part', async () => {
    const { code } = release.plan.units[0]!;
    const node = release.plan.nodes[1]!.id;
    const { figure } = (await found('place-sectors', { of: code, node }))!;
    expect(figure.rows).toEqual([]);
    expect(figure.why?.zh).toContain('至少两个领域');
  });

  it('is none where a place is not known', async () => {
    expect(await found('rank-over-time', { of: 'nowhere' })).toBeUndefined();
  });

  it('says how a ranking is sorted, where that is not by rank', async () => {
    const byRank = (await found('ranking', {}))!.figure;
    const byName = (await found('ranking', { sort: '-name' }))!.figure;
    expect(byRank.note.en).not.toContain('Sorted');
    expect(byName.note.en).toContain('Sorted by name, descending.');
    expect(byName.note.zh).toContain('按名称降序排列。');
  });
});
