import { describe, expect, it } from 'vitest';
import { coinOf } from '../../../test/helpers/coin.js';
import { coinr, type Frame, goldenTable, sharedGolden } from '../../../test/helpers/golden.js';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { emptyPanel, Reason } from '../../edition/index.js';
import { buildIndex } from '../../engine/index.js';
import { leaveOneOut, prepareLeavingOut } from './leaveOut.js';
import { studyAt } from './rankStudy.js';
import { runStudy } from './study.js';

const whole = {
  impute: { method: 'mean', by: 'group' },
  treat: { winsorise: 5, skew: 2, kurtosis: 3.5, transform: 'log-ct' },
  normalise: { method: 'min-max', range: [0, 100] },
};

interface Removed {
  Ranks: Frame;
  MeanAbsDiff: Record<string, number>;
}

/** Ranks and mean shifts of every element that COINr removed at a level. */
function agrees({ plan, index }: ReturnType<typeof coinOf>, theirs: Removed): void {
  const found = leaveOneOut(plan, index, 0);
  const units = plan.units.map((u) => u.code);
  const rows = theirs.Ranks.data['uCode']!.map((code) => units.indexOf(String(code)));
  for (const [name, want] of Object.entries(theirs.Ranks.data)) {
    if (name === 'uCode' || name === 'Nominal') continue;
    const left = found.find((l) => plan.nodes[l.node]!.id === name.toLowerCase())!;
    expect(rows.map((c) => left.ranks[c])).toEqual(want);
    expect(left.shift).toBeCloseTo(theirs.MeanAbsDiff[name]!, 12);
    const moves = rows.map((c) => index.ranks(0)[c]! - left.ranks[c]!);
    expect(left.largest).toBe(Math.max(...moves.map(Math.abs)));
    expect(left.rises?.places ?? 0).toBe(Math.max(0, ...moves));
    expect(left.falls?.places ?? 0).toBe(Math.min(0, ...moves));
  }
}

describe('every indicator and node left out in turn', () => {
  const own = () =>
    coinOf(goldenTable('coinr-own/iData.csv'), goldenTable('coinr-own/iMeta.csv'), 'Region', whole);
  const theirs = coinr<Record<string, Removed>>('09_results');
  it.each(['remove_L1', 'remove_L2'])('gives the ranks of COINr (%s)', (level) => {
    agrees(own(), theirs[level]!);
  });
  const asem = sharedGolden('coinr-asem');
  it.skipIf(!asem).each(['L1', 'L2', 'L3'])(
    'gives the ranks of COINr on ASEM (%s; needs ../shared)',
    (level) => {
      const table = (name: string) => goldenTable(`${name}.csv`, asem!);
      const coin = coinOf(table('ASEM_iData'), table('ASEM_iMeta'), 'EurAsia_group', whole);
      agrees(coin, coinr<Record<string, Removed>>('19_remove_elements', asem!)[level]!);
    },
  );
  it('leaves several out together: what is left over is the index that has only the others', () => {
    const periods = ['2020'];
    const method = { normalise: { method: 'min-max' } } as const;
    const plan = planOf({ units: ['a', 'b', 'c'], periods, method, tree: { x: 3, y: 1, z: 1 } });
    const panel = emptyPanel(3, 1, 3);
    panel.values.set([3, 2, 1, 1, 2, 3, 2, 3, 1]);
    panel.reasons.fill(Reason.observed);
    const without = prepareLeavingOut(plan, buildIndex(plan, panel), 0);
    const leaves = plan.nodes.flatMap(({ indicator }, g) => (indicator >= 0 ? [g] : []));
    for (const kept of leaves) {
      const others = leaves.filter((g) => g !== kept);
      const values = [0, 1, 2].map((unit) => panel.values[plan.nodes[kept]!.indicator * 3 + unit]!);
      const expected = values.map((value) => 1 + values.filter((other) => other > value).length);
      expect(Array.from(without(others).ranks)).toEqual(expected);
    }
    expect(without([]).shift).toBe(0);
  });
  it('names who rises and who falls most, and nobody where nothing moves', () => {
    const plan = planOf({
      units: ['a', 'b', 'c'],
      periods: ['2020'],
      method: { normalise: { method: 'min-max' } },
      tree: { x: 3, y: 1 },
    });
    const panel = emptyPanel(3, 1, 2);
    panel.values.set([3, 2, 1, 1, 2, 3]);
    panel.reasons.fill(Reason.observed);
    const [x, y] = leaveOneOut(plan, buildIndex(plan, panel), 0);
    expect(x).toMatchObject({ rises: { unit: 2, places: 2 }, falls: { unit: 0, places: -2 }, largest: 2 });
    expect(x!.shift).toBeCloseTo(4 / 3, 12);
    expect(y).toMatchObject({ shift: 0, largest: 0 });
    expect(y!.rises).toBeUndefined();
  });
});

describe('a unit without a published score', () => {
  const method = { missing: { 'min-present': 1, weights: 'reweight' } };
  const plan = planOf({ units: ['a', 'b', 'c', 'd'], periods: ['2020'], method, tree: { x: 1, y: 1 } });
  const panel = panelOf(plan, { x: [[400, 300, 200, 100]], y: [[40, 30, Number.NaN, 10]] });
  const index = buildIndex(plan, panel);

  it('has no rank where the indicator that it lacks is left out, and puts nobody else lower', async () => {
    expect([...index.ranks(0)]).toEqual([1, 2, 0, 3]);
    const without = leaveOneOut(plan, index, 0).find(({ node }) => plan.nodes[node]!.id === 'y')!;
    expect([[...without.ranks], without.shift]).toEqual([[1, 2, 0, 3], 0]);
    const { intervals } = await runStudy({ ...studyAt({ plan, panel }, 0), sources: false });
    expect(intervals.map(({ low, high }) => [low, high])).toEqual([
      [1, 1],
      [2, 2],
      [0, 0],
      [3, 3],
    ]);
  });
});
