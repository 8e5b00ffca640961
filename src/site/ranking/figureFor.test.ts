import { beforeAll, describe, expect, it } from 'vitest';
import { example, releaseOf } from '../../../test/helpers/editions.js';
import type { PageParameter } from '../../figures/index.js';
import type { Release } from '../../release/index.js';
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
