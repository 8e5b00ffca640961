import { indexOf as index, buildRelease as release } from '../pipeline/index.js';
import { type Manifest, openRelease, type Release } from '../release/index.js';
import type { Progress } from '../signals/index.js';
import { summaryLines } from '../terminal/index.js';
import { type Common, languageOf, type OfVariant, print } from './common.js';
import { progressBar } from './progress.js';
import { showPages } from './showPages.js';
import { withPlatform } from './withPlatform.js';

/** The folder of the platform, where signals read records of partners. */
export interface WithPlatform extends OfVariant {
  platform?: string;
}

/** `iplus build EDITION --out DIR`: records and data → panel → index → release. */
export async function build(edition: string, options: WithPlatform & { out: string }): Promise<void> {
  const manifest = await buildRelease(edition, options.out, options);
  const release = await openRelease(options.out);
  print(options, manifest, () =>
    [...summaryLines(release, languageOf(options), options.out), '', `${manifest.id} → ${options.out}`].join(
      '\n',
    ),
  );
}

/** Builds the release of an edition into a folder, with a progress bar; `dated` for one of a series. */
export function buildRelease(
  edition: string,
  out: string,
  options: WithPlatform,
  earlier?: Release,
  dated = false,
): Promise<Manifest> {
  return withPlatform(edition, options, dated, (platform) =>
    withBar(options, (report) =>
      release(edition, out, report, options.variant, earlier, showPages, platform),
    ),
  );
}

/** Reads an edition and builds its index, with a progress bar. */
export function indexOf(edition: string, options: OfVariant, afresh = false): ReturnType<typeof index> {
  return withBar(options, (report) => index(edition, report, options.variant, undefined, afresh));
}

async function withBar<T>(options: Common, work: (report: Progress) => Promise<T>): Promise<T> {
  const bar = progressBar(languageOf(options));
  try {
    return await work(bar.report);
  } finally {
    bar.stop();
  }
}
