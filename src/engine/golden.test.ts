import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Branch, lineOf, panelOf, planOf, type Sketch } from '../../test/helpers/plan.js';
import { buildIndex } from './index.js';

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

it('treated data go to the same index as in COINr', () => {
  const { Treated, Aggregated } = results('01_pipeline');
  const missing = { 'min-present': 0, weights: 'reweight' };
  const { plan, index } = indexOf(Treated!, { normalise: { method: 'min-max', range: [0, 100] }, missing });
  for (const id of nodes) agrees(lineOf(plan, index, id), columnOf(Aggregated!, id));
});
