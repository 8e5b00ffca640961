import { describe, expect, it } from 'vitest';
import { asemCoin, idOf, nodeOf } from '../../test/helpers/asem.js';
import { expectAgreement, type Frame } from '../../test/helpers/golden.js';
import { lineOf, nodeAt } from '../../test/helpers/plan.js';
import { asemFolder, walkGolden } from '../../test/helpers/walk.js';

const words = (frame: Frame, name: string) => frame.data[name] as unknown as string[];

/** A panel of one period, column by column: the direction undone, and before gaps were filled. */
const dataset =
  (panel: () => { units: number; values: Float64Array }, turned: boolean, beforeFilling = false) =>
  (entry: Frame) => {
    const { plan } = asemCoin();
    expect(words(entry, 'uCode')).toEqual(plan.units.map((u) => u.code));
    const { values, units } = panel();
    let checked = 0;
    plan.indicators.forEach(({ id, direction }, k) => {
      const name = Object.keys(entry.data).find((column) => idOf(column) === id);
      if (!name) return;
      checked++;
      const line = values.slice(k * units, (k + 1) * units).map((x) => (turned ? x * direction : x));
      const want = entry.data[name]!;
      expectAgreement(beforeFilling ? line.map((x, c) => (want[c] === null ? Number.NaN : x)) : line, want);
    });
    expect(checked).toBeGreaterThanOrEqual(49);
  };

const nodes = (entry: Frame) => {
  const { plan, index } = asemCoin();
  for (const [name, want] of Object.entries(entry.data)) {
    if (name !== 'uCode') expectAgreement(lineOf(plan, index, idOf(name)), want);
  }
};

walkGolden<Frame>('01_new_coin', asemFolder, {
  iMeta: (entry) => {
    const { plan } = asemCoin();
    words(entry, 'iCode').forEach((name, i) => {
      const indicator = plan.indicators.find((x) => x.id === idOf(name));
      const node = plan.nodes[nodeAt(plan, idOf(name))];
      const parent = words(entry, 'Parent')[i];
      const type = words(entry, 'Type')[i];
      if (type === 'Group') return;
      expect(Boolean(indicator)).toBe(type === 'Indicator' || type === 'Denominator');
      if (type === 'Denominator') expect(node).toBeUndefined();
      else if (parent === null) expect(node!.parent).toBe(-1);
      else expect(plan.nodes[node!.parent]!.id).toBe(idOf(parent!));
      if (type === 'Indicator') expect(indicator!.direction).toBe(entry.data['Direction']![i]);
    });
  },
  Lineage: (entry) => {
    const coin = asemCoin();
    const above = (g: number) => coin.plan.nodes[coin.plan.nodes[g]!.parent]!;
    words(entry, 'Indicator').forEach((name, i) => {
      let g = nodeOf(coin, name);
      for (const level of ['Pillar', 'Sub-index', 'Index']) {
        expect(above(g).id).toBe(idOf(words(entry, level)[i]!));
        g = coin.plan.nodes.indexOf(above(g));
      }
    });
  },
  Unit: (entry) => {
    const { plan } = asemCoin();
    const { groups, memberOf } = plan.groupings[0]!;
    expect(words(entry, 'uCode')).toEqual(plan.units.map((u) => u.code));
    expect(memberOf.map((j) => groups[j]!.code)).toEqual(words(entry, 'EurAsia_group'));
  },
  Weights_Original: (entry) => {
    const { plan } = asemCoin();
    const weight = new Map(words(entry, 'iCode').map((name, i) => [idOf(name), entry.data['Weight']![i]!]));
    for (const { children } of plan.nodes) {
      const whole = children.reduce((sum, h) => sum + weight.get(plan.nodes[h]!.id)!, 0);
      for (const h of children) {
        expect(plan.nodes[h]!.weight).toBeCloseTo(weight.get(plan.nodes[h]!.id)! / whole, 12);
      }
    }
  },
  maxlev: (entry) => {
    expect(Math.max(...asemCoin().plan.nodes.map((n) => n.depth)) + 1).toBe(entry as unknown as number);
  },
  Raw: dataset(() => asemCoin().panel, false),
});

walkGolden<Frame>('02_example_pipeline', asemFolder, {
  Raw: dataset(() => asemCoin().panel, false),
  Denominated: dataset(() => asemCoin().index.panel, true, true),
  Imputed: dataset(() => asemCoin().index.panel, true),
  // Nobody is left out at 90% of the data.
  Screened: dataset(() => asemCoin().index.panel, true),
  Treated: dataset(() => asemCoin().index.treatedPanel, true),
  Normalised: nodes,
  Aggregated: nodes,
  Treat_Dets_Table: (entry) => {
    const { plan, index } = asemCoin();
    words(entry, 'iCode').forEach((name, i) => {
      const k = plan.indicators.findIndex((x) => x.id === idOf(name));
      const done = index.treated.find((t) => t.indicator === k);
      if (done && !done.transform) {
        expect(done.winsorised).toHaveLength(entry.data['winsorise.nwin']![i]!);
      }
    });
  },
  Treat_Points: (entry) => {
    const { plan, index } = asemCoin();
    for (const [name, marks] of Object.entries(entry.data)) {
      const k = plan.indicators.findIndex((x) => x.id === idOf(name));
      const done = index.treated.find((t) => t.indicator === k);
      const moved = marks.map(() => '');
      if (done && !done.transform) {
        for (const { at, side } of done.winsorised) moved[at] = side === 'high' ? 'winhi' : 'winlo';
      }
      expect(moved).toEqual(marks);
    }
  },
  Screen_DataSummary: 'availability of the data belongs to screening, a step of its own',
  Screen_Removed: (entry) => {
    expect(entry).toEqual([]);
    expect(asemCoin().plan.units).toHaveLength(51);
  },
});

describe.skipIf(!asemFolder)('the ASEM coin (needs ../shared)', () => {
  it('is built once for every test of a file', () => {
    expect(asemCoin()).toBe(asemCoin());
  });
});
