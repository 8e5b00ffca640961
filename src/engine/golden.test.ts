import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Branch, lineOf, nodeAt, panelOf, planOf, type Sketch } from '../../test/helpers/plan.js';
import { buildIndex, Flag } from './index.js';
import { aggregate } from './steps/aggregate.js';

interface Frame {
  nrow: number;
  data: Record<string, (number | null)[]>;
}

function results(file: string): Record<string, Frame> {
  const path = new URL(`../../test/golden/coinr-own/${file}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')).results;
}

/** iMeta.csv of the golden set. */
const tree: Branch['children'] = {
  network: {
    weight: 2,
    children: {
      mobile: { weight: 1, children: { mobileearly: 1, mobilelate: 2 } },
      internet: { weight: 1.5, children: { ipearly: 1, ipmid: 1, iplate: 2 } },
    },
  },
  urban: {
    weight: 1,
    children: { settlement: { children: { communities: 2, villages: 1, streets: 1, towns: 0.5 } } },
  },
};
const indicators = [
  'mobileearly',
  'mobilelate',
  'ipearly',
  'ipmid',
  'iplate',
  'communities',
  'villages',
  'streets',
  'towns',
];
const nodes = ['mobile', 'internet', 'settlement', 'network', 'urban', 'root'];

function columnOf(frame: Frame, id: string): number[] {
  const name = id === 'root' ? 'index' : id;
  const key = Object.keys(frame.data).find((column) => column.toLowerCase() === name)!;
  return frame.data[key]!.map((x) => x ?? Number.NaN);
}

function planFor(frame: Frame, method: object, directions: Sketch['indicators'] = {}) {
  return planOf({
    units: frame.data['uCode']!.map((code) => String(code)),
    periods: ['2023'],
    method,
    tree,
    indicators: directions,
  });
}

function agrees(ours: number[], theirs: number[]): void {
  const off = theirs.map((x, c) =>
    Number.isNaN(x) ? Number(!Number.isNaN(ours[c])) : Math.abs(ours[c]! - x) / Math.max(1, Math.abs(x)),
  );
  expect(ours).toHaveLength(theirs.length);
  expect(off.filter((distance) => !(distance <= 1e-9))).toEqual([]);
}

const turned = { villages: { direction: -1 }, towns: { direction: -1 } };

function indexOf(frame: Frame, method: object) {
  const plan = planFor(frame, method, turned);
  const panel = panelOf(plan, Object.fromEntries(indicators.map((id) => [id, [columnOf(frame, id)]])));
  return { plan, index: buildIndex(plan, panel) };
}

describe('normalisation agrees with COINr', () => {
  const { Raw } = results('01_pipeline');
  const golden = results('05_normalise');
  it.each([
    ['minmax_0_100', { method: 'min-max', range: [0, 100] }],
    ['minmax_1_100', { method: 'min-max', range: [1, 100] }],
    ['zscore', { method: 'z-score' }],
  ])('%s', (name, normalise) => {
    const { plan, index } = indexOf(Raw!, { normalise });
    for (const id of indicators) agrees(lineOf(plan, index, id), columnOf(golden[name]!, id));
  });
});

describe('aggregation agrees with COINr', () => {
  const golden = results('07_aggregate');
  const from = (minPresent: number) => ({ 'min-present': minPresent, weights: 'hand-over' });
  it.each([
    ['amean', 'input', 'arithmetic', from(0)],
    ['gmean', 'input', 'geometric', from(0)],
    ['hmean', 'input', 'harmonic', from(0)],
    ['mixed', 'input', { levels: ['arithmetic', 'geometric', 'arithmetic'] }, from(0)],
    ['genmean_2', 'input', { power: 2 }, from(0)],
    ['genmean_half', 'input', { power: 0.5 }, from(0)],
    ['copeland', 'input', 'copeland', from(0)],
    ['NA_amean', 'input_with_NA', 'arithmetic', from(0)],
    ['NA_amean_0.6', 'input_with_NA', 'arithmetic', from(0.6)],
    ['NA_amean_1', 'input_with_NA', 'arithmetic', from(1)],
    ['NA_gmean', 'input_with_NA', 'geometric', from(0)],
    ['NA_hmean', 'input_with_NA', 'harmonic', from(0)],
  ])('%s', (name, input, mean, missing) => {
    const plan = planFor(golden[input]!, { normalise: { method: 'min-max' }, aggregate: mean, missing });
    const units = plan.units.length;
    const values = new Float64Array(plan.nodes.length * units);
    for (const id of indicators) values.set(columnOf(golden[input]!, id), nodeAt(plan, id) * units);
    const flags = Uint8Array.from(values, (x) => (Number.isNaN(x) ? Flag.missing : 0));
    aggregate(
      plan,
      values,
      flags,
      plan.nodes.map(() => 0),
      1,
    );
    for (const id of nodes) {
      const g = nodeAt(plan, id);
      agrees([...values.subarray(g * units, (g + 1) * units)], columnOf(golden[name]!, id));
    }
  });
});

it('treated data go to the same index as in COINr', () => {
  const { Treated, Aggregated } = results('01_pipeline');
  const missing = { 'min-present': 0, weights: 'hand-over' };
  const { plan, index } = indexOf(Treated!, { normalise: { method: 'min-max', range: [0, 100] }, missing });
  for (const id of nodes) agrees(lineOf(plan, index, id), columnOf(Aggregated!, id));
});
