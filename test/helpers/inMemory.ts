import { buildIndex } from '../../src/engine/index.js';
import type { Release } from '../../src/release/index.js';
import { panelOf, planOf, type Sketch } from './plan.js';

/** A release in memory, without files, records or a study of its ranks. */
export function inMemory(sketch: Sketch, values: Record<string, number[][]>): Release {
  const plan = planOf(sketch);
  const panel = panelOf(plan, values);
  const index = buildIndex(plan, panel);
  const manifest = {
    id: 'sketch-1-000000000000',
    licence: 'none',
    software: {},
    sources: [],
    inputs: [],
    files: [],
  };
  return {
    folder: '/nowhere',
    manifest: {
      ...manifest,
      format: 1,
      edition: plan.edition,
      version: '1',
      title: plan.title,
      'data-status': 'example',
    },
    plan,
    panel,
    index,
    records: new Float64Array(panel.values.length),
    observed: [],
    geocoding: [],
    unplaced: [],
    uncertainty: [],
    pairs: [],
    choices: [],
    noise: [],
    map: undefined,
    raw: undefined,
    solve: undefined,
  } as unknown as Release;
}
