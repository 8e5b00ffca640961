import { z } from 'zod';
import { type PlatformFacts, UserError } from '../../edition/index.js';
import type { DataContract } from '../contract/contract.js';
import { copyProblems } from './problems.js';
import type { ObjectStorage } from './storage.js';

const recordObject = z.strictObject({
  /** Below the bucket and its prefix: contract, period and partner are in it. */
  name: z.string().regex(/^[\w.=/-]+$/),
  contract: z.string(),
  /** The record file of the platform that it is a part of. */
  file: z.string(),
  records: z.number().int(),
  bytes: z.number().int(),
  sha256: z.string(),
});

const schema = z.strictObject({
  format: z.literal(1),
  edition: z.string(),
  contracts: z.array(
    z.strictObject({
      contract: z.custom<DataContract>((one) => typeof one === 'object' && one !== null),
      columns: z.array(z.string()),
      /** The partners of which records are stored under it. */
      partners: z.array(z.string()),
      /** Hash of how the edition read the contract. */
      basis: z.string(),
      /** The last order to erase of the contract before the records were taken. */
      erased: z.string().nullable(),
      /** Whether its objects were removed, as records of the contract were erased since. */
      withdrawn: z.boolean(),
    }),
  ),
  /** The last period of releases of a date, where the facts are those of such a release; null where it has all periods. */
  dated: z.strictObject({ last: z.string().nullable() }).nullable(),
  facts: z.custom<PlatformFacts>((one) => typeof one === 'object' && one !== null),
  objects: z.array(recordObject),
});

/** An object with records of an edition: all of one contract, period and partner. */
export type RecordObject = z.infer<typeof recordObject>;

/** What an edition may read in the storage: one state of the platform. Objects that it does not name are no part of it. */
export type RecordContents = z.infer<typeof schema>;

/** What the names of objects with records begin with. */
export const recordsOf = (edition: string) => `records/${edition}/`;

const contentsName = (edition: string) => `${recordsOf(edition)}contents.json`;

/** The edition whose contents an object has; undefined where it is another one. */
export const editionOf = (name: string): string | undefined =>
  /^records\/([^/]+)\/contents\.json$/.exec(name)?.[1];

/** @throws UserError where there are none, or they cannot be read */
export async function readContents(storage: ObjectStorage, edition: string): Promise<RecordContents> {
  const name = contentsName(edition);
  const found = contentsIn(await storage.get(name), edition);
  if (!found) throw new UserError([copyProblems.otherContents(name)]);
  return found;
}

/** The same; undefined where there are none, or those of another version, whose objects nothing reads. */
export async function findContents(
  storage: ObjectStorage,
  edition: string,
): Promise<RecordContents | undefined> {
  const name = contentsName(edition);
  const names = await storage.names(name);
  return names.includes(name) ? contentsIn(await storage.get(name), edition) : undefined;
}

function contentsIn(bytes: Uint8Array, edition: string): RecordContents | undefined {
  try {
    const read = schema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    return read.edition === edition ? read : undefined;
  } catch {
    // Of another version, or not ours.
    return undefined;
  }
}

export const writeContents = (storage: ObjectStorage, contents: RecordContents): Promise<void> =>
  storage.put(contentsName(contents.edition), new TextEncoder().encode(`${JSON.stringify(contents)}\n`));
