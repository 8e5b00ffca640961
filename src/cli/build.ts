import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildIndex, settle } from '../engine/index.js';
import { summaryLines } from '../publish/index.js';
import { type Manifest, openRelease, writeRelease } from '../release/index.js';
import { duckdbVersion, openEdition, prepare } from '../signals/index.js';
import { languageOf, type OfVariant, print } from './common.js';
import { withLines } from './locate.js';
import { progressBar } from './progress.js';
import { version } from './version.js';

/** `iplus build EDITION --out DIR`: records and data → panel → index → release. */
export async function build(edition: string, options: OfVariant & { out: string }): Promise<void> {
  const manifest = await buildRelease(edition, options.out, options);
  const release = await openRelease(options.out);
  print(options, manifest, () =>
    [...summaryLines(release, languageOf(options)), '', `${manifest.id} → ${options.out}`].join('\n'),
  );
}

/** Builds the release of an edition into a folder. */
export async function buildRelease(edition: string, out: string, options: OfVariant): Promise<Manifest> {
  const { opened, ...made } = await indexOf(edition, options);
  const map = opened.edition.source.map;
  return await writeRelease(out, {
    ...made,
    software: { 'internet-plus-index': version, duckdb: duckdbVersion },
    extra: map ? [{ path: 'map.topojson', content: await readFile(join(edition, map)) }] : [],
  });
}

/** Records and data of an edition → panel → index, with its weights settled. */
export async function indexOf(edition: string, options: OfVariant) {
  const bar = progressBar(languageOf(options));
  try {
    const opened = openEdition(edition, options.variant);
    const { plan: written, panel, provenance } = await prepare(opened, bar.report);
    const { plan, solve } = await withLines(opened.edition, () => settle(written, panel));
    const index = await withLines(opened.edition, () => buildIndex(plan, panel, solve));
    return { opened, plan, panel, index, solve, provenance };
  } finally {
    bar.stop();
  }
}
