import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildIndex, settle } from '../engine/index.js';
import { summaryLines } from '../publish/index.js';
import { type Manifest, openRelease, writeRelease } from '../release/index.js';
import { duckdbVersion, type OpenEdition, openEdition, prepare } from '../signals/index.js';
import { type Common, languageOf, print } from './common.js';
import { withLines } from './locate.js';
import { progressBar } from './progress.js';
import { packageRoot, version } from './version.js';

/** `iplus build EDITION --out DIR`: records and data → panel → index → release. */
export async function build(edition: string, options: Common & { out: string }): Promise<void> {
  const manifest = await buildRelease(edition, options.out, options);
  const release = await openRelease(options.out);
  print(options, manifest, () =>
    [...summaryLines(release, languageOf(options)), '', `${manifest.id} → ${options.out}`].join('\n'),
  );
}

/** Builds the release of an edition into a folder. */
export async function buildRelease(edition: string, out: string, options: Common): Promise<Manifest> {
  const { opened, ...made } = await indexOf(edition, options);
  const bill = { path: 'sbom.cdx.json', content: await readFile(new URL('sbom.cdx.json', packageRoot)) };
  return await writeRelease(out, {
    ...made,
    software: { 'internet-plus-index': version, duckdb: duckdbVersion },
    extra: [...(await mapOf(opened)), bill],
  });
}

/** The map of an edition, where it has one, as its release carries it. */
export async function mapOf({ folder, edition }: OpenEdition) {
  const { map } = edition.source;
  return map ? [{ path: 'map.topojson', content: await readFile(join(folder, map)) }] : [];
}

/** Records and data of an edition → panel → index, with its weights settled. */
export async function indexOf(edition: string, options: Common) {
  const bar = progressBar(languageOf(options));
  try {
    const opened = openEdition(edition);
    const { plan: written, panel, provenance } = await prepare(opened, bar.report);
    const { plan, solve } = await withLines(opened.edition, () => settle(written, panel));
    const index = await withLines(opened.edition, () => buildIndex(plan, panel, solve));
    return { opened, plan, panel, index, solve, provenance };
  } finally {
    bar.stop();
  }
}
