import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, writeDurably } from '../disk/index.js';
import { problems, UserError } from '../edition/index.js';
import type { PlatformInput } from '../pipeline/index.js';
import {
  compareAnew,
  intakeProblems,
  isOpen,
  judgesIn,
  liveFolder,
  orderPublication,
  Platform,
  publishAll,
  type StoredRecords,
  type ToPublish,
  takeStored,
} from '../platform/index.js';
import { withLock } from '../release/index.js';
import { openEdition } from '../signals/index.js';

/** The folder of the platform, and who keeps in its log what is about to be published: by default whoever can write to it. */
export interface OfPlatform {
  platform?: string;
  variant?: string;
  publish?: (publications: readonly ToPublish[]) => Promise<void>;
  /** Whether what was taken before is compared with the log alone first: takes as long as taking all of it. */
  compares?: boolean;
}

/**
 * Runs work with the records that partners sent until now, for an edition that reads them; meanwhile no other process takes
 * records for that edition. Without a platform there are none. What enters figures is in the log before the work begins, so that the
 * account of what was published never lacks anything.
 *
 * @param dated whether periods that are not final are left out
 * @throws UserError
 */
export async function withPlatform<T>(
  edition: string,
  { platform, variant, publish, compares = false }: OfPlatform,
  dated: boolean,
  work: (of: PlatformInput | undefined) => Promise<T>,
): Promise<T> {
  if (platform === undefined) return work(undefined);
  const open = openEdition(edition, variant);
  const folder = liveFolder(platform, open.edition.source.edition);
  await makeFolder(folder);
  return withLock(
    folder,
    (lock) => problems.liveInUse(folder, lock),
    async () => {
      if (existsSync(differenceIn(folder))) throw liveDiffers(folder);
      const keep = async ({ publications }: StoredRecords) => {
        if (publications.length > 0)
          await (publish ?? ((all) => keepPublications(platform, all)))(publications);
      };
      if (compares) {
        const { differs = [] } = await compareAnew(platform, open, keep);
        if (differs.length > 0) await writeDurably(differenceIn(folder), `${JSON.stringify(differs)}\n`);
        if (differs.length > 0) throw liveDiffers(folder);
      }
      const records = await takeStored(platform, open, folder, dated);
      await keep(records);
      return work({ records, dated });
    },
  );
}

/** Says where what an edition has taken differs from the log; nothing is published as long as it is there. */
export const differenceIn = (folder: string) => join(folder, 'differs.json');

const liveDiffers = (folder: string) =>
  new UserError([problems.liveDiffers(folder, readFileSync(differenceIn(folder), 'utf8').trim())]);

/** Milliseconds in which a server keeps a publication. */
const patience = 60_000;

/** Keeps publications in the log of a platform: the server does it, where one has the folder open. @throws UserError */
async function keepPublications(folder: string, publications: readonly ToPublish[]): Promise<void> {
  if (isOpen(folder)) {
    for (const one of publications)
      if (!(await orderPublication(folder, one, patience)))
        throw new UserError([intakeProblems.inUse(folder)]);
    return;
  }
  const platform = await Platform.open(folder, judgesIn(folder));
  try {
    await publishAll(platform, publications);
  } finally {
    await platform.close();
  }
}
