import { beforeAll } from 'vitest';
import type { Release } from '../../src/release/index.js';
import { example, releaseOf } from './editions.js';

/** The release of the example, and the same with what every syntax could trip over. */
export let plain: Release;
export let awkward: Release;

/** Makes both before the tests of a file. */
export function withAwkwardRelease(): void {
  beforeAll(async () => {
    plain = await releaseOf(example);
    awkward = awkwardOf(plain);
  });
}

/** A release with names that every syntax could trip over, a missing value, and a code used on two levels. */
function awkwardOf(release: Release): Release {
  const { plan, index } = release;
  const nasty = { en: 'A "quoted", {braced}\r\nname; =1+1', zh: '“引号”，{花括号}\n名称' };
  const values = Float64Array.from(index.values);
  values[0] = Number.NaN;
  return {
    ...release,
    index: { ...index, values, ranks: index.ranks.bind(index), groupRanks: index.groupRanks.bind(index) },
    plan: {
      ...plan,
      title: nasty,
      dataStatus: 'simulated',
      units: plan.units.map((u, i) => (i === 0 ? { ...u, code: '北.港+', name: nasty } : u)),
      groupings: plan.groupings.map((g) => ({
        ...g,
        groups: g.groups.map((group, i) => (i === 0 ? { ...group, code: plan.units[1]!.code } : group)),
      })),
    },
  };
}
