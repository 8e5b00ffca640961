import { analyse, compareOrders } from '../analysis/index.js';
import type { Panel, Plan, Provenance } from '../edition/index.js';
import type { Index, Solve } from '../engine/index.js';
import { ingestedFiles } from './ingested.js';
import { idOf, type Manifest, manifestText } from './manifest.js';
import { noiseFiles } from './noise.js';
import { compareCsv, moversCsv } from './orders.js';
import { panelParquet, resultsParquet } from './parquet.js';
import { placedTables } from './placed.js';
import { placementsCsv, unplacedCsv } from './placements.js';
import { rawFiles } from './rawSources.js';
import { codedResults, resultsCsv } from './results.js';
import { publishFolder, type ReleaseFile, sha256 } from './store.js';
import { tableFiles } from './tables.js';
import { totalsFiles } from './totals.js';
import { uncertaintyCsv, weightUncertainty } from './uncertainty.js';

/** What goes into a release. */
export interface ReleaseInput {
  plan: Plan;
  panel: Panel;
  index: Index;
  /** What the index was built with, where its plan takes a solver. */
  solve?: Solve | undefined;
  provenance: Provenance;
  /** Versions of the programs that made it, by name. */
  software: Record<string, string>;
  /** Files taken over as they are (the map). */
  extra: ReleaseFile[];
}

/** Writes a release as the folder `out`, all or nothing, and returns its manifest. */
export async function writeRelease(out: string, input: ReleaseInput): Promise<Manifest> {
  const files = [...(await computedFiles(input)), ...input.extra];
  const manifest = await manifestOf(input, files);
  files.push({ path: 'release.json', content: manifestText(manifest) });
  await publishFolder(out, manifest.id, files);
  return manifest;
}

/** Every file that follows from plan, panel and provenance. */
export async function computedFiles(input: Omit<ReleaseInput, 'extra' | 'software'>): Promise<ReleaseFile[]> {
  const { plan, panel, index, provenance } = input;
  const results = codedResults(plan, index);
  return [
    { path: 'plan.json', content: `${JSON.stringify(plan, null, 1)}\n` },
    { path: 'results.csv', content: resultsCsv(results) },
    { path: 'results.parquet', content: resultsParquet(results) },
    { path: 'panel.parquet', content: panelParquet(plan, panel, provenance.counts) },
    { path: 'placements.csv', content: placementsCsv(provenance.placements) },
    { path: 'unplaced.csv', content: unplacedCsv(provenance.unplaced) },
    ...ingestedFiles(provenance.ingested),
    ...totalsFiles(provenance.totals),
    ...noiseFiles(provenance.noise),
    ...rawFiles(provenance),
    { path: 'compare.csv', content: compareCsv(compareOrders(plan, index)) },
    { path: 'movers.csv', content: moversCsv(plan, index) },
    {
      path: 'uncertainty.csv',
      content: uncertaintyCsv(plan, await weightUncertainty(plan, panel, index, input.solve)),
    },
    ...tableFiles([...analyse({ plan, panel, index }), ...placedTables(provenance.placements)]),
  ];
}

/** The manifest of a release that consists of these files. */
export async function manifestOf(
  { plan, provenance, software }: Pick<ReleaseInput, 'plan' | 'provenance' | 'software'>,
  files: readonly ReleaseFile[],
): Promise<Manifest> {
  const manifest: Manifest = {
    format: 1,
    id: '',
    edition: plan.edition,
    version: plan.version,
    title: plan.title,
    'data-status': plan.dataStatus,
    licence: plan.licence,
    software,
    inputs: provenance.inputs,
    sources: provenance.sources,
    files: files
      .map(({ path, content }) => ({ path, bytes: Buffer.byteLength(content), sha256: sha256(content) }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
  return { ...manifest, id: await idOf(manifest) };
}
