import { plausibleFigures } from '../analysis/index.js';
import type { Panel, Plan, Provenance } from '../edition/index.js';
import { type Solve, settle } from '../engine/index.js';
import type { Release } from '../release/index.js';
import {
  type OpenEdition,
  openEdition,
  type PlatformRecords,
  type PlausibilityCheck,
  type Progress,
  prepare,
} from '../signals/index.js';
import { withComputedIndicators } from './computed.js';
import { withNoise } from './noise.js';
import { withSamplingErrors } from './samplingErrors.js';
import { withhold } from './withhold.js';
import { withLines } from './withLines.js';

/** An edition with all decisions made: the input of `buildIndex`. */
export interface EditionRead {
  /** The folder as read, its small files in memory. */
  opened: OpenEdition;
  /** All choices and numeric weights. */
  plan: Plan;
  /** The raw figures: indicator × period × unit. */
  panel: Panel;
  /** Required by `buildIndex` where a node uses benefit of the doubt; otherwise undefined. */
  solve: Solve | undefined;
  /** Hashes of the inputs, and what happened to the records. */
  provenance: Provenance;
}

/** What partners sent, for an edition whose signals read it. */
export interface PlatformInput {
  records: PlatformRecords;
  /** Whether periods that are not final are left out, as in every dated vintage. */
  dated: boolean;
}

/**
 * Reads an edition: checks its folder in full, fetches absent records, computes signals, loads data, and determines the
 * weights that depend on the data.
 *
 * @param folder contains `edition.yaml`
 * @param progress is called during long work
 * @param variant one of the variants of the edition
 * @param earlier the previous vintage, whose suppressed cells stay suppressed
 * @param afresh ignores the cache and reads every record again
 * @param platform what partners sent, where signals read it
 * @throws UserError with every problem found, in whatever file
 *
 * @example
 * import { publishedPeriods, readEdition } from 'internet-plus-index';
 *
 * const { plan, panel } = await readEdition('my-index');
 * console.log(plan.units.length, publishedPeriods(plan).join(' '), panel.values.length);
 * // → 6 2021 2022 48
 */
export async function readEdition(
  folder: string,
  progress?: Progress,
  variant?: string,
  earlier?: Release,
  afresh = false,
  platform?: PlatformInput,
): Promise<EditionRead> {
  const opened = openEdition(folder, variant);
  if (platform?.dated) leaveOutProvisional(opened);
  const prepared = await prepare(opened, progress, process.env, afresh, platform?.records, plausible);
  const noisy = withNoise(prepared, process.env['IPLUS_NOISE_KEY'], earlier);
  const { plan, panel: given, provenance } = await withhold(noisy, earlier);
  const { signals, noise } = provenance;
  const read = { panel: given, signals, noise, disclosures: noisy.disclosures };
  const { plan: exact, panel } = withComputedIndicators(withSamplingErrors(plan, read), given);
  const settled = await withLines(opened.edition, () => settle(exact, panel));
  return { opened, ...settled, panel, provenance };
}

/** Without the figures that cannot be true; readers are told which, and which unlikely ones someone accepted. */
const plausible: PlausibilityCheck = (given) => {
  const { panel, doubts } = plausibleFigures(given.plan, given.panel);
  if (doubts.length === 0) return given;
  return { ...given, panel, plan: { ...given.plan, doubts: [...given.plan.doubts, ...doubts] } };
};

/** Ends the periods of an edition with the last that is final. */
function leaveOutProvisional({ edition: { source } }: OpenEdition): void {
  const final = source.platform?.final;
  if (final === undefined || source.periods.list) return;
  const { last = final } = source.periods;
  source.periods.last = String(last) < String(final) ? last : final;
}
