import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mapFileOf, type Plan } from '../edition/index.js';
import { buildIndex, type Index } from '../engine/index.js';
import { packageRoot, version } from '../package/index.js';
import {
  filesOf,
  type Manifest,
  type Release,
  type ReleaseFile,
  type ReleaseInput,
  readingFolder,
  readingVariants,
  type TryOut,
  writeRelease,
} from '../release/index.js';
import { duckdbVersion, type OpenEdition, type Progress } from '../signals/index.js';
import { type EditionRead, type PlatformInput, readEdition } from './readEdition.js';
import { withLines } from './withLines.js';

/**
 * Reads an edition and builds its index.
 *
 * @throws UserError with every problem found, in whatever file
 */
export async function buildEditionIndex(
  folder: string,
  progress?: Progress,
  variant?: string,
  earlier?: Release,
  afresh = false,
  platform?: PlatformInput,
): Promise<EditionRead & { index: Index }> {
  const read = await readEdition(folder, progress, variant, earlier, afresh, platform);
  const { plan, panel, solve } = read;
  return { ...read, index: await withLines(read.opened.edition, () => buildIndex(plan, panel, solve)) };
}

/** Files of an edition that are taken into its release: the map, if any, as pages draw it. */
export async function editionFiles({ folder, edition }: OpenEdition): Promise<ReleaseFile[]> {
  const path = 'map.topojson';
  if (edition.mapMade) return [{ path, content: `${JSON.stringify(edition.map)}\n` }];
  const file = mapFileOf(edition.source.map)?.file;
  return file ? [{ path, content: await readFile(join(folder, file)) }] : [];
}

const analysing = {
  en: 'Computing how certain the ranks are, and the analysis',
  zh: '正在计算位次的不确定性与分析数据',
};
const trying = { en: 'Trying out the pages', zh: '正在试用各页面' };

/** The whole releases of the variants whose figures judge announced statements, as files of the release that reports on them. */
async function readingFiles(
  folder: string,
  plan: Plan,
  shared: Pick<ReleaseInput, 'software' | 'extra'>,
  earlier?: Release,
  platform?: PlatformInput,
): Promise<ReleaseFile[]> {
  const all: ReleaseFile[] = [];
  for (const variant of readingVariants(plan)) {
    const before = earlier?.readings?.get(variant);
    const { opened, ...made } = await buildEditionIndex(folder, undefined, variant, before, false, platform);
    const { files } = await filesOf({ ...made, ...shared });
    all.push(...files.map(({ path, content }) => ({ path: `${readingFolder(variant)}/${path}`, content })));
  }
  return all;
}

/**
 * Builds the release of an edition: records and data → panel → index → release, all or nothing. The same edition gives
 * the same bytes.
 *
 * @param folder contains `edition.yaml`
 * @param out where the release is put: absent, empty, or an earlier release
 * @param progress is called during long work
 * @param variant one of the variants of the edition
 * @param earlier the previous vintage of a series: figures it suppressed stay suppressed
 * @param tryOut uses the release before it replaces an older one
 * @param platform what partners sent, where signals read it
 * @returns the contents of the release, with its id
 * @throws UserError with every problem found, in whatever file, or when `out` cannot be written
 */
export async function buildRelease(
  folder: string,
  out: string,
  progress?: Progress,
  variant?: string,
  earlier?: Release,
  tryOut?: TryOut,
  platform?: PlatformInput,
): Promise<Manifest> {
  const { opened, ...made } = await buildEditionIndex(folder, progress, variant, earlier, false, platform);
  const bill = { path: 'sbom.cdx.json', content: await readFile(new URL('sbom.cdx.json', packageRoot)) };
  const software = { 'internet-plus-index': version, duckdb: duckdbVersion() };
  const shared = [...(await editionFiles(opened)), bill];
  progress?.(0, 0, analysing);
  const readings = await readingFiles(folder, made.plan, { software, extra: shared }, earlier, platform);
  const extra = [...shared, ...readings];
  return writeRelease(out, { ...made, software, extra }, async (release) => {
    progress?.(0, 0, trying);
    await tryOut?.(release);
  });
}
