import { join } from 'node:path';
import type { Panel, Plan } from '../../src/edition/index.js';
import { buildIndex } from '../../src/engine/index.js';
import { openRelease, type Release, writeRelease } from '../../src/release/index.js';
import { temporaryFolder } from './folders.js';
import { panelOf, planOf, type Sketch } from './plan.js';

/** The release of a sketch and its raw values. */
export function released(sketch: Sketch, values: Record<string, number[][]>): Promise<Release> {
  const plan = planOf(sketch);
  return releasedOf(plan, panelOf(plan, values));
}

/** The release of a plan and a panel. */
export async function releasedOf(plan: Plan, panel: Panel): Promise<Release> {
  const out = join(temporaryFolder(), 'release');
  const none = { signals: [], named: [], dataRows: [] };
  const provenance = {
    ...none,
    inputs: [],
    sources: [],
    geocoding: [],
    unplaced: [],
    used: [],
    ingested: [],
    counts: [],
    totals: [],
    noise: [],
    samples: undefined,
  };
  await writeRelease(out, {
    plan,
    panel,
    index: buildIndex(plan, panel),
    provenance,
    software: { iplus: '0' },
    extra: [],
  });
  return openRelease(out);
}
