import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder, writeDurably } from '../disk/index.js';
import { problems, UserError } from '../edition/index.js';
import type { PlatformInput } from '../pipeline/index.js';
import {
  compareAnew,
  contractsIn,
  intakeProblems,
  isOpen,
  judgesIn,
  liveFolder,
  mergeRecords,
  orderPublication,
  Platform,
  partOf,
  publishAll,
  type RecordsRead,
  readRecords,
  type StoredRecords,
  storageAt,
  type ToPublish,
  takeStored,
} from '../platform/index.js';
import { withLock } from '../release/index.js';
import { type OpenEdition, openEdition, type PlatformRecords } from '../signals/index.js';
import { eachOnce } from './eachOnce.js';
import { storageKeys } from './storageKeys.js';

/** Where the records are, and who keeps in the log what is about to be published: by default whoever can write to it. */
export interface OfPlatform {
  /** Folders of platforms, or files that name the storage to which one copies its records. */
  platform?: readonly string[];
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
  options: OfPlatform,
  dated: boolean,
  work: (of: PlatformInput | undefined) => Promise<T>,
): Promise<T> {
  const { platform = [], variant } = options;
  if (platform.length === 0) return work(undefined);
  eachOnce(platform);
  const open = openEdition(edition, variant);
  const whole = (records: PlatformRecords) => work({ records, dated });
  return withEach(platform, [], async (read) => {
    if (read.length === 1) return whole(read[0]!);
    return withFolder(async (folder) => whole(await mergeRecords(open, read, platform, folder)));
  });

  /** One platform after the other is held until the work is done. */
  function withEach(
    left: readonly string[],
    read: readonly RecordsRead[],
    then: (read: readonly RecordsRead[]) => Promise<T>,
  ): Promise<T> {
    const [one, ...others] = left;
    if (one === undefined) return then(read);
    const go = (records: RecordsRead) => withEach(others, [...read, records], then);
    const isPart = platform.length > 1;
    if (isStorageFile(one))
      return withFolder((folder) => copiedRecords(one, open, { folder, dated, isPart }).then(go));
    return withTaken(one, isPart ? partOn(one, open) : open, options, { dated }, go);
  }
}

/** An edition with the signals that one of several platforms has contracts for. */
export const partOn = (platform: string, open: OpenEdition): OpenEdition =>
  partOf(
    open,
    contractsIn(platform).map(({ id }) => id),
  );

/** Whether `--platform` names the file of a storage, such as `copies.json`, instead of a folder. */
export const isStorageFile = (platform: string): boolean =>
  statSync(platform, { throwIfNoEntry: false })?.isFile() === true;

/**
 * The records of an edition in a storage: read here, or by the cluster that knows the storage under a name, where it is the only one.
 * @throws UserError
 */
export function copiedRecords(
  file: string,
  open: OpenEdition,
  from: { folder: string; dated: boolean; isPart: boolean },
): Promise<RecordsRead> {
  const { IPLUS_CLICKHOUSE_STORAGE: collection } = process.env;
  return readRecords(storageAt(file, storageKeys()), open, from.isPart ? from : { ...from, collection });
}

/** Runs work with an empty folder. Copies of records stay nowhere: they may have to be erased. */
async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'iplus-records-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs work with what an edition takes from the folder of a platform until now, which is published. */
export async function withTaken<T>(
  platform: string,
  open: OpenEdition,
  { publish, compares = false }: Pick<OfPlatform, 'publish' | 'compares'>,
  to: { dated: boolean; isParted?: boolean },
  work: (records: StoredRecords) => Promise<T>,
): Promise<T> {
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
      const records = await takeStored(platform, open, folder, to);
      await keep(records);
      return work(records);
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
