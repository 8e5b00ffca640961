import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { InputFile } from '../edition/index.js';
import { mapFileOf, recordFileOfSource } from '../edition/index.js';
import type { RecordEngine } from './engine.js';
import { hashFile } from './hash.js';
import { allEnded } from './mapInOrder.js';
import type { OpenEdition } from './openEdition.js';

/**
 * Hashes of all input files: small ones from memory, data and records as streams. Records made from packages or
 * other records are omitted: their sources state their origin.
 */
export async function inputsOf(
  engine: RecordEngine,
  open: OpenEdition,
  dataFiles: readonly string[],
): Promise<InputFile[]> {
  const ownFiles = new Set(open.sources.filter((s) => s.package === undefined).map((s) => s.file));
  const small = [...open.files].map(([path, bytes]) => ({
    path,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
  const made = new Set(open.sources.map(recordFileOfSource).filter((path) => !ownFiles.has(path)));
  const froms = [...new Set(open.signals.map((s) => s.from))];
  const records = (await allEnded(froms.map(engine.inputs))).flat().filter((f) => !made.has(f.path));
  const map = mapFileOf(open.edition.source.map)?.file;
  const large = new Set([...dataFiles, ...ownFiles, ...(map ? [map] : [])]);
  const hashed = await Promise.all(
    [...large].map(async (path) => ({ path, ...(await hashFile(join(open.folder, path))) })),
  );
  const byPath = new Map([...small, ...hashed, ...records].map((file) => [file.path, file]));
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
