import type { Panel, Plan } from '../edition/index.js';
import { type Solve, solverFor } from '../engine/index.js';
import { readPanel } from '../release/index.js';

/** Loads plan and panel from the files of a release below an address. */
export async function released(
  from: string,
): Promise<{ plan: Plan; panel: Panel; solve: Solve | undefined }> {
  const [plan, buffer] = await Promise.all([
    fetched(`${from}/plan.json`).then((r) => r.json() as Promise<Plan>),
    fetched(`${from}/panel.parquet`).then((r) => r.arrayBuffer()),
  ]);
  const { panel } = await readPanel(new Uint8Array(buffer), plan);
  return { plan, panel, solve: await solverFor(plan.nodes) };
}

async function fetched(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}
