import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../../disk/index.js';
import { frequencyOf, UserError } from '../../edition/index.js';
import type { OpenEdition } from '../../signals/index.js';
import { partOf, type RecordsRead } from '../live/mergeRecords.js';
import { readingsOf } from '../live/reading.js';
import { basisOf, lastPeriodOf } from '../live/take.js';
import { copyProblems } from './problems.js';
import { editionOf, type RecordContents, readContents, recordsOf } from './recordContents.js';
import type { ObjectStorage } from './storage.js';

/** How the records of an edition are read from the storage. */
export interface ReadFrom {
  /** Where objects are put, for the engine here. */
  folder: string;
  /** Whether a release of a date is made of them. */
  dated: boolean;
  /** What a cluster calls the storage, which then reads the objects itself. */
  collection?: string | undefined;
  /** Whether other platforms may have contracts that this one lacks. */
  isPart?: boolean;
}

/** Objects that are fetched at the same time. */
const atOnce = 8;

/**
 * The records of an edition in the storage, as its platform last copied them: what a build from the platform's folder reads then.
 * @throws UserError where there are none, where they were taken for another form of the edition, or no longer hold what counts
 */
export async function readRecords(
  storage: ObjectStorage,
  open: OpenEdition,
  from: ReadFrom,
): Promise<RecordsRead> {
  const { edition } = open.edition.source;
  if (!(await storage.names(recordsOf(edition))).some((name) => editionOf(name) === edition))
    throw new UserError([copyProblems.noRecords(storage.nameOf(recordsOf(edition)))]);
  for (let tried = 1; ; tried++) {
    const contents = await readContents(storage, edition);
    try {
      return await recordsIn(storage, open, contents, from);
    } catch (error) {
      // Objects may be replaced while they are read: then there are other contents.
      const now = JSON.stringify(await readContents(storage, edition));
      if (tried === 3 || now === JSON.stringify(contents)) throw error;
    }
  }
}

async function recordsIn(
  storage: ObjectStorage,
  open: OpenEdition,
  contents: RecordContents,
  { folder, dated, collection, isPart = false }: ReadFrom,
): Promise<RecordsRead> {
  const own = contents.contracts.map(({ contract }) => contract.id);
  const facts = factsFor(isPart ? partOf(open, own) : open, contents, dated);
  const names = (contract: string) =>
    contents.objects.filter((one) => one.contract === contract).map(({ name }) => storage.nameOf(name));
  const common = {
    folder,
    madeOf: new Map(),
    facts,
    form: 'parquet' as const,
    readings: contents.contracts,
  };
  if (collection !== undefined) {
    const contracts = contents.contracts.map(({ contract: { id }, columns }) => {
      return [id, { columns, names: names(id) }] as const;
    });
    return { ...common, far: { collection, contracts: new Map(contracts) } };
  }
  for (const { contract } of contents.contracts) await makeFolder(join(folder, contract.id));
  const left = contents.objects.entries();
  const fetchAll = async () => {
    for (const [n, { name, contract, sha256 }] of left) {
      const bytes = await storage.get(name);
      if (createHash('sha256').update(bytes).digest('hex') !== sha256)
        throw new UserError([copyProblems.otherBytes(name)]);
      await writeFile(join(folder, contract, `${String(n).padStart(9, '0')}.parquet`), bytes, {
        mode: 0o600,
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, fetchAll));
  return common;
}

/** The facts for a release of an edition. @throws UserError where the records are those of another form of it */
function factsFor(open: OpenEdition, contents: RecordContents, dated: boolean): RecordsRead['facts'] {
  const name = recordsOf(contents.edition);
  const contracts = contents.contracts.map(({ contract }) => contract);
  const { readings, problems } = readingsOf(open, frequencyOf(open.edition.source.periods), contracts);
  if (problems.length > 0) throw new UserError(problems);
  const isAsCopied = (reading: (typeof readings)[number]) =>
    contents.contracts.some(
      ({ contract, basis }) => contract.id === reading.contract && basis === basisOf(open, reading),
    );
  if (readings.length !== contracts.length || !readings.every(isAsCopied))
    throw new UserError([copyProblems.otherForm(name)]);
  const withdrawn = contents.contracts.flatMap((one) => (one.withdrawn ? [one.contract.id] : []));
  if (withdrawn.length > 0) throw new UserError([copyProblems.withdrawn(name, withdrawn.join(', '))]);
  if (!dated)
    return { ...contents.facts, contracts: contents.facts.contracts.map(({ tree: _, ...rest }) => rest) };
  if (contents.dated?.last !== (lastPeriodOf(open) ?? null))
    throw new UserError([copyProblems.notDated(name)]);
  return contents.facts;
}
