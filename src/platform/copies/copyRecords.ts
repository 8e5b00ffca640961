import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { dividedRecords, OpenEdition, PartedFile } from '../../signals/index.js';
import { groupBy } from '../../sql/index.js';
import { runsIn } from '../live/recordFiles.js';
import { type RecordFile, readState } from '../live/state.js';
import type { StoredRecords } from '../live/take.js';
import { CopyNotes } from './notes.js';
import {
  findContents,
  type RecordContents,
  type RecordObject,
  recordsOf,
  writeContents,
} from './recordContents.js';
import type { ObjectStorage } from './storage.js';
import { erasedSince, erasedState, recordsLock, recordsNote, withdrawErased } from './withdrawErased.js';

/** The records of an edition that are in the storage, and what is new there. */
export interface CopiedRecords {
  records: number;
  objects: number;
  /** Objects that are new there, and their bytes. */
  copied: number;
  bytes: number;
  /** Objects that were removed, as they no longer count or were put together. */
  removed: number;
  /** Contracts of which records were erased meanwhile: nothing of them is there, and they have to be taken and copied again. */
  erased: readonly string[];
}

interface Copying {
  storage: ObjectStorage;
  /** Makes the Parquet files; given by the caller, as browsers load what leads here and have no engine of records. */
  divide: typeof dividedRecords;
}

/**
 * Copies the records that count in an edition to the storage, as Parquet: an object for each contract, period and partner of each record
 * file. What is there already stays; what no longer counts is removed, so that erased records are in no object. It ends early where records
 * that it copies are erased. The caller holds the lock of the edition.
 *
 * @param platform its folder
 * @param taken what the edition takes of it now, published, with whose the records are
 * @throws UserError
 */
export async function copyRecords(
  platform: string,
  open: OpenEdition,
  taken: StoredRecords,
  { storage, divide }: Copying,
): Promise<CopiedRecords> {
  const lock = recordsLock(platform);
  const notes = CopyNotes.open(platform, storage.file);
  try {
    // Until it is done, every round of copies looks whether it was killed, and removes what it left.
    notes.write(recordsNote, 'copying');
    const { edition } = open.edition.source;
    const done = { copied: 0, bytes: 0 };
    const objects: RecordObject[] = [];
    const isErased = () => erasedSince(platform, taken.readings).length > 0;
    const before = await findContents(storage, edition);
    const there = new Set(await storage.names(recordsOf(edition)));
    const isThere = ({ name }: RecordObject) => there.has(name);
    const known = groupBy(before?.objects ?? [], ({ contract, file }) => JSON.stringify([contract, file]));
    const { contracts } = readState(taken.folder);
    for (const { contract } of taken.readings) {
      const files = contracts[contract.id]!.files.map((file) => ({
        file,
        own: known.get(JSON.stringify([contract.id, fileOf(file)])),
      }));
      const kept = files.flatMap(({ own }) => (own?.every(isThere) ? own : []));
      const fresh = files.flatMap(({ file, own }) => (own?.every(isThere) ? [] : [file]));
      const folder = join(taken.folder, contract.id);
      const added = await copyFiles(folder, fresh, isErased, { storage, divide }, (of, bytes, records) => {
        const sha256 = hash('sha256', bytes, 'hex');
        const file = of.file.name.replace(/\.csv$/, '');
        const at = [`contract=${contract.id}`, ...of.folders, `${file}-${sha256.slice(0, 16)}.parquet`];
        const name = `${recordsOf(edition)}${at.join('/')}`;
        return { name, contract: contract.id, file: fileOf(of.file), records, bytes: bytes.length, sha256 };
      });
      done.copied += added.length;
      done.bytes += added.reduce((sum, one) => sum + one.bytes, 0);
      objects.push(...kept, ...added);
    }
    if (!isErased()) await writeContents(storage, contentsOf(open, taken, objects));
    const erased = erasedState(platform);
    const removed = await withdrawErased(platform, storage);
    notes.write(recordsNote, erased);
    const records = objects.reduce((sum, one) => sum + one.records, 0);
    return {
      records,
      objects: objects.length,
      ...done,
      removed,
      erased: erasedSince(platform, taken.readings),
    };
  } finally {
    notes.close();
    lock.close();
  }
}

/** Copies record files of a contract, one after the other, until records are erased; the objects that were made. */
async function copyFiles(
  folder: string,
  fresh: readonly RecordFile[],
  isErased: () => boolean,
  { storage, divide }: Copying,
  objectOf: (
    of: { file: RecordFile; folders: readonly string[] },
    bytes: Uint8Array,
    records: number,
  ) => RecordObject,
): Promise<RecordObject[]> {
  let current: { file: RecordFile; kinds: Kind[]; objects: RecordObject[] };
  const all: RecordObject[][] = [];
  const oneByOne = function* () {
    for (const file of fresh) {
      if (isErased()) return;
      const parted = partsOf(folder, file.name);
      current = { file, kinds: parted.kinds, objects: [] };
      all.push(current.objects);
      yield parted;
    }
  };
  await divide(folder, oneByOne(), async (_, part, path) => {
    const { file, kinds, objects } = current;
    const bytes = await readFile(path);
    const { folders, records } = kinds[part] ?? { folders: [], records: 0 };
    const object = objectOf({ file, folders }, bytes, records);
    await storage.put(object.name, bytes);
    objects[part] = object;
  });
  return all.flat();
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
    contracts: readings.map(({ contract, columns, basis, partners, erased }) => ({
      contract,
      columns: [...columns],
      basis,
      partners: [...partners],
      erased,
      withdrawn: false,
    })),
    dated,
    facts,
    objects,
  };
}
