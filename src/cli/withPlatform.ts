import { makeFolder } from '../disk/index.js';
import { problems } from '../edition/index.js';
import type { PlatformInput } from '../pipeline/index.js';
import { liveFolder, takeStored } from '../platform/index.js';
import { withLock } from '../release/index.js';
import { openEdition } from '../signals/index.js';

/**
 * Runs work with the records that partners sent until now, for an edition that reads them; meanwhile no other process takes
 * records for that edition. Without a platform there are none.
 *
 * @param dated whether periods that are not final are left out
 * @throws UserError
 */
export async function withPlatform<T>(
  edition: string,
  { platform, variant }: { platform?: string; variant?: string },
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
    async () => work({ records: await takeStored(platform, open), dated }),
  );
}
