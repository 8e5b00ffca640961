import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { contractOf, line, type Text } from '../edition/index.js';
import {
  areCountsPublic,
  contractsIn,
  judgedState,
  lastBatches,
  liveFolder,
  type Platform,
  publishAll,
  sumsOf,
} from '../platform/index.js';
import { openRelease, type Release } from '../release/index.js';
import type { Behind, Served, Site } from '../server/index.js';
import { openEdition } from '../signals/index.js';
import { flashBuilder } from './flashBuilder.js';
import { noteShown, shownBefore, stampOf } from './flashKept.js';
import { Standing } from './standing.js';
import { differenceIn } from './withPlatform.js';

export interface FlashOptions {
  /** The folder of the edition. */
  edition: string;
  platform: Platform;
  /** Shows the newest flash vintage. */
  show: Site['showLive'];
  /** Reports what prevents the next one; the previous one stays. */
  onProblem: (text: Text) => void;
  /** Told whenever what is shown falls behind what was stored, or has caught up. */
  onBehind?: (behind: Behind | undefined) => void;
  /** Ends it. */
  signal: AbortSignal;
}

/** Milliseconds between two looks at what was judged, and the least between two vintages. */
const [look, rest] = [250, 1000];

/** Milliseconds between two comparisons of what was taken with the log alone. */
const day = 86_400_000;

/** Folders of vintages that are kept: a page may still be made from the one before. */
const keptFolders = 3;

/** Batches that the page shows, and those that are looked at for the slowest. */
const [batchesShown, batchesLooked] = [6, 1000];

/**
 * Keeps a flash vintage of an edition: whenever records were judged, a release is built from all that is stored, in a process of its
 * own, and shown in place of the one before. The one that was shown last before the start is shown at once.
 */
export async function keepFlash({
  edition,
  platform,
  show,
  onProblem,
  onBehind = () => {},
  signal,
}: FlashOptions): Promise<void> {
  const { ledger } = platform;
  const publish = (all: Parameters<typeof publishAll>[1]) => publishAll(platform, all);
  const builder = flashBuilder(publish, signal);
  builder.start();
  const about = aboutEdition(edition, platform.folder);
  const folder = join(platform.folder, 'flash', about.name);
  const stamp = stampOf(edition);
  const last = await shownBefore(folder, stamp);
  let shown = last && servedOf({ ledger, about }, last);
  const standing = new Standing((behind) => {
    onBehind(behind);
    if (shown) show([{ ...shown, flash: { ...shown.flash!, behind } }]);
  });
  if (shown) show([shown]);
  // Where nothing changed since, the vintage that is shown is the newest, and nothing has to be built before the next batch.
  let built = last && last.taken === stampOf(about.taken) ? last.judged : '';
  let before: (ShownVintage & { isOfBefore?: boolean }) | undefined = last && { ...last, isOfBefore: true };
  let [hasAll, told, compared] = [false, '', performance.now()];
  for (let n = (last?.n ?? 0) + 1; !signal.aborted; ) {
    const state = judgedState(ledger);
    hasAll ||= about.contracts.every((one) => lastBatches(ledger, [one], 1)[0]?.waiting === 0);
    if (state !== built && hasAll) {
      standing.waits(waitingSince({ ledger, about }, before));
      const out = join(folder, `${n}`);
      const compares = performance.now() - compared > day;
      if (compares) compared = performance.now();
      const problem = await builder.build({ edition, out, platform: platform.folder, compares });
      if (signal.aborted) break;
      built = state;
      if (problem) {
        if (problem.en !== told) onProblem(problem);
        told = problem.en;
        standing.is(existsSync(differenceIn(about.taken)) ? 'differs' : 'failed');
      } else {
        const made = { release: await openRelease(out), shown: Date.now() };
        shown = servedOf({ ledger, about }, made, before);
        standing.caughtUp();
        show([shown]);
        [before, told] = [made, ''];
        const taken = stampOf(about.taken);
        await noteShown(folder, { n, shown: made.shown, edition: stamp, judged: state, taken });
        await rm(join(folder, `${n - keptFolders}`), { recursive: true, force: true });
        n += 1;
      }
      await setTimeout(rest, undefined, { signal, ref: false }).catch(() => {});
    } else await setTimeout(look, undefined, { signal, ref: false }).catch(() => {});
  }
  standing.end();
}

/** When the first batch came that is not in a vintage. */
function waitingSince(
  { ledger, about }: { ledger: Platform['ledger']; about: ReturnType<typeof aboutEdition> },
  vintage: ShownVintage | undefined,
): number {
  const cutOff = vintage ? cutOffOf(vintage.release) : 0;
  const waiting = lastBatches(ledger, about.contracts, batchesLooked).filter(({ at }) => at > cutOff);
  return waiting.at(-1)?.at ?? Date.now();
}

/** A vintage, and when it was shown. */
interface ShownVintage {
  release: Release;
  shown: number;
}

/** A vintage as it is served, with the records and changes since the previous one. */
function servedOf(
  { ledger, about }: { ledger: Platform['ledger']; about: ReturnType<typeof aboutEdition> },
  { release, shown }: ShownVintage,
  before?: ShownVintage & { isOfBefore?: boolean },
): Served {
  const cutOff = cutOffOf(release);
  const taken = lastBatches(ledger, about.contracts, batchesLooked).filter(({ at }) => at <= cutOff);
  // Records that came while there was no server are left out of the delays.
  const fresh = before && !before.isOfBefore ? taken.filter(({ at }) => at > cutOffOf(before.release)) : [];
  return {
    ...release,
    flash: {
      shown,
      sums: about.countsPublic
        ? { ...sumsOf(ledger, about.contracts), counted: countedIn(release) }
        : undefined,
      arrived: taken.slice(0, batchesShown).map(({ contract, stored, at }) => ({
        contract: about.titles.get(contract)!,
        records: about.countsPublic ? stored : undefined,
        at,
      })),
      slowest: fresh.length > 0 ? shown - fresh.at(-1)!.at : undefined,
      before: before && { shown: before.shown, scores: scoresOf(before.release) },
    },
  };
}

/** The contracts that an edition reads, and whether their counts are public. */
function aboutEdition(edition: string, platform: string) {
  const { edition: read, signals } = openEdition(edition);
  const contracts = [...new Set(signals.flatMap(({ from }) => contractOf(from) ?? []))];
  const known = contractsIn(platform);
  const titles = new Map(known.map(({ id, title }) => [id, title]));
  const name = read.source.edition;
  return {
    name,
    taken: liveFolder(platform, name),
    contracts,
    titles,
    countsPublic: areCountsPublic(signals, known),
  };
}

const cutOffOf = ({ manifest }: Release) => Date.parse(manifest.platform?.cutOff ?? '') || 0;

const countedIn = ({ manifest }: Release) =>
  (manifest.platform?.contracts ?? []).reduce((sum, { records }) => sum + records, 0);

/** The whole index of each unit in the last period. */
function scoresOf({ index, plan }: Release): (number | null)[] {
  const scores = line(index, 0, index.periods - 1);
  return plan.units.map((_, c) => (Number.isNaN(scores[c]!) ? null : scores[c]!));
}
