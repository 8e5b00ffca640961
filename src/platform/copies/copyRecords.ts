import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { dividedRecords, OpenEdition, PartedFile } from '../../signals/index.js';
import { groupBy } from '../../sql/index.js';
import { ledgerIn } from '../intake/openLedger.js';
import { runsIn } from '../live/recordFiles.js';
import { type RecordFile, readState } from '../live/state.js';
import { lastErasure } from '../live/stored.js';
import type { StoredRecords } from '../live/take.js';
import {
  editionOf,
  type RecordContents,
  type RecordObject,
  readContents,
  recordsOf,
  writeContents,
} from './recordContents.js';
import type { ObjectStorage } from './storage.js';

/** The records of an edition that are in the storage, and what is new there. */
export interface CopiedRecords {
  records: number;
  objects: number;
  /** Objects that are new there, and their bytes. */
  copied: number;
  bytes: number;
  /** Objects that were removed, as they no longer count or were put together. */
  removed: number;
}

/**
 * Copies the records that count in an edition to the storage, as Parquet: an object for each contract, period and partner of each record
 * file. What is there already stays; what no longer counts is removed, so that erased records are in no object. The caller holds the lock of the edition.
 *
 * @param platform its folder
 * @param taken what the edition takes of it now, published
 * @param divide makes the Parquet files; given by the caller, as browsers load what leads here and have no engine of records
 * @throws UserError
 */
export async function copyRecords(
  platform: string,
  open: OpenEdition,
  taken: StoredRecords,
  { storage, divide }: { storage: ObjectStorage; divide: typeof dividedRecords },
): Promise<CopiedRecords> {
  const { edition } = open.edition.source;
  const names = await storage.names(recordsOf(edition));
  const before = names.some(editionOf) ? await readContents(storage, edition) : undefined;
  const there = new Set(names);
  const known = groupBy(before?.objects ?? [], ({ contract, file }) => JSON.stringify([contract, file]));
  const { contracts } = readState(taken.folder);
  const done = { copied: 0, bytes: 0 };
  const objects: RecordObject[] = [];
  for (const contract of taken.readings.map(({ contract: { id } }) => id)) {
    const folder = join(taken.folder, contract);
    const fresh: RecordFile[] = [];
    for (const file of contracts[contract]!.files) {
      const own = known.get(JSON.stringify([contract, fileOf(file)]));
      if (own?.every(({ name }) => there.has(name))) objects.push(...own);
      else fresh.push(file);
    }
    const files = fresh.map((file) => ({
      file: file.name,
      state: fileOf(file),
      objects: [] as RecordObject[],
    }));
    const added = new Map(files.map((one) => [one.file, one]));
    let kinds: Kind[];
    const oneByOne = function* () {
      for (const { file: name } of files) {
        const parted = partsOf(folder, name);
        kinds = parted.kinds;
        yield parted;
      }
    };
    await divide(folder, oneByOne(), async (file, part, path) => {
      const bytes = await readFile(path);
      const { state, objects: own } = added.get(file)!;
      const sha256 = hash('sha256', bytes, 'hex');
      const { folders, records } = kinds[part] ?? { folders: [], records: 0 };
      const at = [`contract=${contract}`, ...folders].join('/');
      const name = `${recordsOf(edition)}${at}/${file.replace(/\.csv$/, '')}-${sha256.slice(0, 16)}.parquet`;
      await storage.put(name, bytes);
      own[part] = { name, contract, file: state, records, bytes: bytes.length, sha256 };
      done.copied++;
      done.bytes += bytes.length;
    });
    for (const { objects: own } of files) objects.push(...own);
  }
  const contents = contentsOf(open, taken, objects);
  await writeContents(storage, contents);
  const named = new Set(objects.map(({ name }) => name));
  const gone = (await storage.names(recordsOf(edition))).filter(
    (name) => !named.has(name) && !editionOf(name),
  );
  for (const name of gone) await storage.remove(name);
  // Erased since the records were taken.
  await withdrawErased(platform, storage, [edition]);
  const records = objects.reduce((sum, one) => sum + one.records, 0);
  return { records, objects: objects.length, ...done, removed: gone.length };
}

/** A record file with its state: its number alone may be that of another one, where the folder of the edition was lost. */
const fileOf = ({ name, sha256 }: RecordFile) => `${name} ${sha256}`;

/** A period and a partner, and how many records of a file are theirs. */
interface Kind {
  folders: string[];
  records: number;
}

/** The parts of a record file: one for each period and partner. */
function partsOf(folder: string, file: string): PartedFile & { kinds: Kind[] } {
  const numbers = new Map<string, number>();
  const kinds: Kind[] = [];
  const runs = runsIn(folder, file);
  const parts = new Int32Array(runs.reduce((sum, { records }) => sum + records, 0));
  let at = 0;
  for (const { period, partner, records } of runs) {
    const folders = [`period=${period}`, `partner=${partner}`];
    const key = folders.join('/');
    const part = numbers.get(key) ?? numbers.size;
    numbers.set(key, part);
    kinds[part] ??= { folders, records: 0 };
    kinds[part].records += records;
    parts.fill(part, at, at + records);
    at += records;
  }
  return { file, parts, kinds };
}

function contentsOf(open: OpenEdition, taken: StoredRecords, objects: RecordObject[]): RecordContents {
  const { readings, facts, dated } = taken;
  return {
    format: 1,
    edition: open.edition.source.edition,
    contracts: readings.map(({ contract, columns, basis, erased }) => ({
      contract,
      columns: [...columns],
      basis,
      erased,
      withdrawn: false,
    })),
    dated,
    facts,
    objects,
  };
}

/**
 * Removes the records of editions from the storage whose contracts had records erased since they were copied: an edition reads them
 * again once they are copied anew.
 *
 * @param editions all without it
 * @returns how many objects were removed
 * @throws UserError
 */
export async function withdrawErased(
  platform: string,
  storage: ObjectStorage,
  editions?: readonly string[],
): Promise<number> {
  const all = editions ?? (await storage.names('records/')).flatMap((name) => editionOf(name) ?? []);
  let removed = 0;
  for (const edition of all) {
    const contents = await readContents(storage, edition);
    const { ledger } = ledgerIn(platform);
    let stale: RecordContents['contracts'];
    try {
      stale = contents.contracts.filter(
        ({ contract, erased, withdrawn }) => !withdrawn && lastErasure(ledger, contract.id) !== erased,
      );
    } finally {
      ledger.close();
    }
    if (stale.length === 0) continue;
    const ids = stale.map(({ contract }) => contract.id);
    const isGone = ({ contract }: RecordObject) => ids.includes(contract);
    await writeContents(storage, {
      ...contents,
      contracts: contents.contracts.map((one) => (stale.includes(one) ? { ...one, withdrawn: true } : one)),
      objects: contents.objects.filter((one) => !isGone(one)),
    });
    for (const { name } of contents.objects.filter(isGone)) await storage.remove(name);
    removed += contents.objects.filter(isGone).length;
  }
  return removed;
}
