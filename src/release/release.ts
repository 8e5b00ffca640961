import { isDeepStrictEqual } from 'node:util';
import { type Panel, type Plan, type Provenance, problems, UserError } from '../edition/index.js';
import type { Index, Solve } from '../engine/index.js';
import { rawFiles } from './explain/rawSources.js';
import { ingestedTable } from './ingested.js';
import { idOf, type Manifest, manifestText } from './manifest.js';
import { noiseTable } from './noise.js';
import { openRelease } from './openRelease.js';
import type { Release } from './readRelease.js';
import { publishFolder, type ReleaseFile, sha256 } from './store/store.js';
import { choicesTable } from './tables/choices.js';
import { geocodingTable, unplacedTable } from './tables/geocoding.js';
import { indexFiles } from './tables/indexFiles.js';
import { pairsTable } from './tables/pairs.js';
import { computedTables } from './tables/releaseTables.js';
import { tableFile, tableFileIfAny, tableFiles } from './tables/tables.js';
import { totalsTable } from './tables/totals.js';
import { rankUncertainty, uncertaintyTable } from './tables/uncertainty.js';

/** The input of a release. */
export interface ReleaseInput {
  plan: Plan;
  panel: Panel;
  index: Index;
  /** The solver that the index was built with, where its plan needs one. */
  solve?: Solve | undefined;
  provenance: Provenance;
  /** Versions of the programs that made it, by name. */
  software: Record<string, string>;
  /** Files that are copied unchanged (the map). */
  extra: ReleaseFile[];
}

/** Opens a release like a reader would; throws where it cannot be used. */
export type TryOut = (release: Release) => Promise<void>;

/**
 * Writes a release as the folder `out`, all or nothing, and returns its manifest. It is opened and checked before it replaces an
 * older one, which is kept where the new one cannot be used.
 *
 * @throws UserError when it cannot be written, or not be opened and used
 */
export async function writeRelease(
  out: string,
  input: ReleaseInput,
  tryOut: TryOut = async () => {},
): Promise<Manifest> {
  const { manifest, files } = await filesOf(input);
  await publishFolder(out, manifest.id, files, {}, async (folder) => {
    try {
      await tryOut(withMade(await openRelease(folder), input));
    } catch (error) {
      if (error instanceof UserError) throw error;
      throw new UserError([problems.unusable(out, error instanceof Error ? error.message : String(error))]);
    }
  });
  return manifest;
}

/** Every file of a release and its manifest, which is the last of them. */
export async function filesOf(input: ReleaseInput): Promise<{ manifest: Manifest; files: ReleaseFile[] }> {
  const files = [...(await computedFiles(input)), ...input.extra];
  const manifest = await manifestOf(input, files);
  return { manifest, files: [...files, { path: 'release.json', content: manifestText(manifest) }] };
}

/**
 * The opened release with the plan, panel and index that it was made from where these are equal, so that results
 * memoized for them are reused.
 */
function withMade(opened: Release, { plan, panel, index }: ReleaseInput): Release {
  const isSame = isDeepStrictEqual([opened.plan, opened.panel], [plan, panel]);
  return isSame ? { ...opened, plan, panel, index } : opened;
}

/** Every file that follows from plan, panel and provenance. */
export async function computedFiles(input: Omit<ReleaseInput, 'extra' | 'software'>): Promise<ReleaseFile[]> {
  const { plan, panel, index, provenance } = input;
  const studies = await rankUncertainty(input);
  return [
    ...indexFiles(input, provenance.counts),
    tableFile(geocodingTable(provenance.geocoding)),
    tableFile(unplacedTable(provenance.unplaced)),
    ...tableFileIfAny(ingestedTable(provenance.ingested)),
    ...tableFileIfAny(totalsTable(provenance.totals)),
    ...tableFileIfAny(noiseTable(provenance.noise)),
    ...rawFiles(provenance),
    tableFile(uncertaintyTable(plan, studies)),
    ...tableFileIfAny(pairsTable(plan, studies)),
    ...tableFileIfAny(await choicesTable(input)),
    ...tableFiles(computedTables({ plan, panel, index, geocoding: provenance.geocoding })),
  ];
}

/**
 * The manifest of a release that consists of these files.
 *
 * @param like the id of the release that it may be again
 */
export async function manifestOf(
  { plan, provenance, software }: Pick<ReleaseInput, 'plan' | 'provenance' | 'software'>,
  files: readonly ReleaseFile[],
  like?: string,
): Promise<Manifest> {
  const manifest: Manifest = {
    format: 1,
    id: '',
    edition: plan.edition,
    version: plan.version,
    title: plan.title,
    'data-status': plan.dataStatus,
    licence: plan.licence,
    ...(plan.attribution && { attribution: plan.attribution }),
    software,
    inputs: provenance.inputs,
    sources: provenance.sources,
    ...(provenance.platform && { platform: provenance.platform }),
    files: files
      .map(({ path, content }) => ({ path, bytes: Buffer.byteLength(content), sha256: sha256(content) }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
  return { ...manifest, id: await idOf(manifest, like) };
}
