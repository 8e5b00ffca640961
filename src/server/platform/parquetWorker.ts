import { type DateFields, type Divided, ndjsonOf } from './parquetBody.js';
import { IntakeProblem } from './problem.js';

/** Reads the Parquet file of a partner in a thread of its own. */
export default async function divide({
  bytes,
  dates,
}: {
  bytes: Uint8Array;
  dates: DateFields;
}): Promise<Divided> {
  try {
    return { lines: await ndjsonOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), dates) };
  } catch (error) {
    if (!(error instanceof IntakeProblem)) throw error;
    return { kind: error.kind, found: error.more.found };
  }
}
