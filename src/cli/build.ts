import { buildRelease as built, buildEditionIndex as index } from '../pipeline/index.js';
import type { Manifest, Release } from '../release/index.js';
import type { Progress } from '../signals/index.js';
import { summaryLines } from '../terminal/index.js';
import { type CommonOptions, languageOf, print, type VariantOption } from './common.js';
import { refuseInsideRelease } from './insideRelease.js';
import { refuseBuildOntoOther } from './ontoOthers.js';
import { progressBar } from './progress.js';
import { showPages } from './showPages.js';
import { type OfPlatform, withPlatform } from './withPlatform.js';

/** The platform, where signals read records of partners. */
export type WithPlatform = VariantOption & OfPlatform;

/** `iplus build EDITION --out DIR`: records and data → panel → index → release. */
export async function buildCommand(edition: string, options: WithPlatform & { out: string }): Promise<void> {
  refuseInsideRelease('--out', options.out);
  refuseBuildOntoOther('--out', options.out, edition, options.variant);
  let summary: string[] = [];
  const manifest = await buildRelease(edition, options.out, options, undefined, false, (release) => {
    if (!options.json) summary = summaryLines(release, languageOf(options), options.out);
  });
  print(options, manifest, () =>
    [...summary.slice(0, -1), `${manifest.id} → ${options.out}`, ...summary.slice(-1)].join('\n'),
  );
}

/** What pages cannot be shown without; in `npm start` their scripts, which are bundled while the first index is built. */
let pagePrerequisites: Promise<unknown> = Promise.resolve();

/** Has pages shown only when something is there. */
export function deferPagesUntil(work: Promise<unknown>): void {
  pagePrerequisites = work;
}

/** Waits until pages can be shown. */
export async function whenPagesReady(): Promise<void> {
  await pagePrerequisites;
}

/**
 * Builds the release of an edition into a folder, with a progress bar; `dated` for one of a series.
 *
 * @param use gets the release that was opened to try its pages
 */
export function buildRelease(
  edition: string,
  out: string,
  options: WithPlatform,
  earlier?: Release,
  dated = false,
  use: (release: Release) => void = () => {},
): Promise<Manifest> {
  const tryOut = async (release: Release) => {
    await pagePrerequisites;
    await showPages(release);
    use(release);
  };
  return withPlatform(edition, options, dated, (platform) =>
    withBar(options, (report) => built(edition, out, report, options.variant, earlier, tryOut, platform)),
  );
}

/** Reads an edition and builds its index, with a progress bar. */
export function readAndBuildIndex(
  edition: string,
  options: VariantOption,
  afresh = false,
): ReturnType<typeof index> {
  return withBar(options, (report) => index(edition, report, options.variant, undefined, afresh));
}

async function withBar<T>(
  options: CommonOptions,
  work: (report: Progress | undefined) => Promise<T>,
): Promise<T> {
  const bar = progressBar(languageOf(options));
  try {
    return await work(bar.report);
  } finally {
    bar.stop();
  }
}
