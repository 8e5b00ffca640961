import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { InputFile } from '../edition/index.js';
import type { OpenEdition } from './openEdition.js';

const isTable = /\.(?:csv|tsv|parquet|jsonl|ndjson|geojson|topojson|xlsx|ods)(?:\.gz)?$/i;

/** Folders of an edition whose files other commands read, or made. */
const folders = /^(?:\.|ingested\/|simulation\/|published\/)/;

/** Tables in the folder of an edition that are no input of its index and that edition.yaml does not mention, in alphabetical order. */
export function unreadFiles(
  { folder, sources, files }: OpenEdition,
  inputs: readonly Pick<InputFile, 'path'>[],
): string[] {
  const made = sources.filter((s) => s.package !== undefined).map((s) => `records/${s.id}.parquet`);
  const text = Buffer.from(files.get('edition.yaml') ?? []).toString();
  const read = new Set([...inputs.map(({ path }) => path), ...made]);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isTable.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !folders.test(path) && !read.has(path) && !text.includes(path))
    .sort();
}
