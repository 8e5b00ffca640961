import type { Panel, Plan, Provenance } from '../edition/index.js';
import { type Solve, settle } from '../engine/index.js';
import type { Release } from '../release/index.js';
import { type OpenEdition, openEdition, type Progress, prepare } from '../signals/index.js';
import { withNoise } from './noise.js';
import { withhold } from './withhold.js';
import { withLines } from './withLines.js';

/** An edition with everything decided: what the index is built of. */
export interface EditionRead {
  /** The folder as it was read, its small files in memory. */
  opened: OpenEdition;
  /** Every choice made, every weight a number. */
  plan: Plan;
  /** The raw figures: indicator × period × unit. */
  panel: Panel;
  /** What `buildIndex` needs where a node is joined by benefit of the doubt; else undefined. */
  solve: Solve | undefined;
  /** Hashes of the inputs, where records went, and what led nowhere. */
  provenance: Provenance;
}

/**
 * Reads an edition: its folder is checked in full, records are fetched where they are not there yet and measured, data are
 * loaded, and weights that wait for the data are settled.
 *
 * @param folder holds `edition.yaml`
 * @param progress hears how far long work is
 * @param variant one of the variants of the edition
 * @param earlier the vintage before, whose withheld cells stay withheld
 * @param afresh every record is read again, whatever an earlier run kept of it
 * @throws UserError with every problem found, in whatever file
 */
export async function readEdition(
  folder: string,
  progress?: Progress,
  variant?: string,
  earlier?: Release,
  afresh = false,
): Promise<EditionRead> {
  const opened = openEdition(folder, variant);
  const prepared = await prepare(opened, progress, process.env, afresh);
  const {
    plan: written,
    panel,
    provenance,
  } = await withhold(withNoise(prepared, process.env['IPLUS_NOISE_KEY'], earlier), earlier);
  const settled = await withLines(opened.edition, () => settle(written, panel));
  return { opened, ...settled, panel, provenance };
}
