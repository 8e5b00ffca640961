import { expect } from 'vitest';
import type { Panel, Plan } from '../../src/edition/index.js';
import { buildIndex } from '../../src/engine/index.js';
import { treeOf } from '../helpers/coin.js';
import { asem, asemTable, everyEntry } from '../helpers/entries.js';
import { expectAgreement, type Frame } from '../helpers/golden.js';
import { nodeAt, panelOf, planOf } from '../helpers/plan.js';

const times = ['2018', '2019', '2020', '2021', '2022'];

/** The ASEM panel as an edition of five years: screen, treat each year, normalise, aggregate. */
function panelIndex(over: 'all-periods' | 'each-period') {
  const data = asemTable('ASEM_iData_p');
  const iMeta = asemTable('ASEM_iMeta');
  const units = [...new Set(data.map((row) => row['uCode']!))].sort();
  const indicators = iMeta.filter((row) => row['Type'] === 'Indicator');
  const plan = planOf({
    units,
    periods: times,
    tree: treeOf(iMeta),
    indicators: Object.fromEntries(
      indicators.map((row) => [row['iCode']!.toLowerCase(), { direction: Number(row['Direction']) }]),
    ),
    method: {
      screen: { units: { 'min-present': 0.9 } },
      treat: { over: 'each-period' },
      normalise: { method: 'min-max', range: [0, 100], over },
      missing: { 'min-present': 0, weights: 'reweight' },
    },
  });
  const rows = new Map(data.map((row) => [`${row['uCode']} ${row['Time']}`, row]));
  const cell = (name: string, t: string, unit: string) => {
    const text = rows.get(`${unit} ${t}`)![name]!;
    return text === '' || text === 'NA' ? Number.NaN : Number(text);
  };
  const panel = panelOf(
    plan,
    Object.fromEntries(
      indicators.map((row) => [
        row['iCode']!.toLowerCase(),
        times.map((t) => units.map((unit) => cell(row['iCode']!, t, unit))),
      ]),
    ),
  );
  return { plan, panel, index: buildIndex(plan, panel) };
}

/** Every row and column of a panel data set agrees, and what has no row has no figure. */
function agrees(plan: Plan, frame: Frame, ours: (id: string, at: number) => number): void {
  const codes = plan.units.map((u) => u.code);
  const at = frame.data['uCode']!.map(
    (code, i) => times.indexOf(String(frame.data['Time']![i])) * codes.length + codes.indexOf(String(code)),
  );
  const absent = Array.from({ length: times.length * codes.length }, (_, i) => i).filter(
    (i) => !at.includes(i),
  );
  expect(absent).toHaveLength(255 - frame.nrow);
  for (const [name, want] of Object.entries(frame.data)) {
    if (name === 'uCode' || name === 'Time') continue;
    const id = name === 'Index' ? 'root' : name.toLowerCase();
    expectAgreement(
      at.map((i) => ours(id, i)),
      want,
    );
    for (const i of frame.nrow < 255 ? absent : []) expect(ours(id, i)).toBeNaN();
  }
}

function values(plan: Plan, panel: Panel, turned: boolean) {
  return (id: string, at: number) => {
    const k = plan.indicators.findIndex((i) => i.id === id);
    return (turned ? plan.indicators[k]!.direction : 1) * panel.values[k * panel.periods * panel.units + at]!;
  };
}

function nodes(over: 'all-periods' | 'each-period') {
  return (frame: Frame) => {
    const { plan, index } = panelIndex(over);
    agrees(plan, frame, (id, at) => index.values[nodeAt(plan, id) * times.length * index.units + at]!);
  };
}

everyEntry('22_panel', asem, {
  Raw: (frame) => {
    const { plan, panel } = panelIndex('all-periods');
    agrees(plan, frame, values(plan, panel, false));
  },
  Screened: (frame) => {
    const { plan, index } = panelIndex('all-periods');
    agrees(plan, frame, values(plan, index.panel, true));
    expect(index.screened.units).toHaveLength(25);
  },
  Treated: (frame) => {
    const { plan, index } = panelIndex('all-periods');
    agrees(plan, frame, values(plan, index.treatedPanel, true));
  },
  Normalised_global: nodes('all-periods'),
  Aggregated_global: nodes('all-periods'),
  Normalised_per_year: nodes('each-period'),
});
