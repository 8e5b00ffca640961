import { makeFolder } from '../disk/index.js';
import { problems, UserError } from '../edition/index.js';
import type { PlatformInput } from '../pipeline/index.js';
import {
  intakeProblems,
  isOpen,
  judgesIn,
  liveFolder,
  orderPublication,
  Platform,
  publishAll,
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
  { platform, variant, publish }: OfPlatform,
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
      const records = await takeStored(platform, open);
      if (records.publications.length > 0)
        await (publish ?? ((all) => keepPublications(platform, all)))(records.publications);
      return work({ records, dated });
    },
  );
}

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
