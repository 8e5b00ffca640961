import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import { blockWords, Filter, type Run } from './keyRun.js';
import { BrokenContent } from './sqlite.js';

export const keySchema = `
  CREATE TABLE IF NOT EXISTS key_runs (
    id INTEGER PRIMARY KEY, count INTEGER NOT NULL, filter BLOB NOT NULL, firsts BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS key_blocks (id INTEGER PRIMARY KEY, entries BLOB NOT NULL) STRICT;
`;

/** The number of a block in the table: runs have fewer blocks than this. */
const blockId = (run: number, block: number) => run * 65_536 + block;

/** Blocks that are deleted at once at most. */
const deletedTogether = 256;

const bytesOf = (array: Uint32Array | Float64Array) =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** Bytes that the database gave, as words; a copy only where they begin anywhere. */
function wordsOf(bytes: Uint8Array): Uint32Array {
  if (bytes.length % 4 !== 0) throw new BrokenContent('words of keys that are not whole');
  return bytes.byteOffset % 4 === 0
    ? new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
    : new Uint32Array(bytes.slice().buffer);
}

function numbersOf(bytes: Uint8Array): Float64Array {
  if (bytes.length % 8 !== 0) throw new BrokenContent('numbers of keys that are not whole');
  return new Float64Array(bytes.slice().buffer);
}

/** Runs of keys and their blocks, as the database holds them. */
export class KeyTable {
  readonly #statements = new Map<string, StatementSyncInstance>();

  constructor(readonly db: DatabaseSyncInstance) {}

  runs(): Run[] {
    const rows = this.#sql('SELECT id, count, filter, firsts FROM key_runs ORDER BY id').all();
    return (rows as { id: number; count: number; filter: Uint8Array; firsts: Uint8Array }[]).map(
      ({ id, count, filter, firsts }) => ({
        id,
        count,
        filter: new Filter(wordsOf(filter)),
        firsts: numbersOf(firsts),
      }),
    );
  }

  keep({ id, count, filter, firsts }: Run): void {
    this.#sql('INSERT INTO key_runs VALUES (?, ?, ?, ?)').run(
      id,
      count,
      bytesOf(filter.bits),
      bytesOf(firsts),
    );
  }

  /** A run is none any more; its blocks stay until they are deleted. */
  forget(run: number): void {
    this.#sql('DELETE FROM key_runs WHERE id = ?').run(run);
  }

  /** The entries of a block. */
  block(run: Run, block: number): Uint32Array {
    if (run.entries) return run.entries.subarray(block * blockWords, (block + 1) * blockWords);
    const row = this.#sql('SELECT entries FROM key_blocks WHERE id = ?').get(blockId(run.id, block));
    if (!row) throw new BrokenContent('a block of keys is gone');
    return wordsOf((row as { entries: Uint8Array }).entries);
  }

  put(run: number, block: number, entries: Uint32Array): void {
    this.#sql('INSERT INTO key_blocks VALUES (?, ?)').run(blockId(run, block), bytesOf(entries));
  }

  change(run: number, block: number, entries: Uint32Array): void {
    this.#sql('UPDATE key_blocks SET entries = ? WHERE id = ?').run(bytesOf(entries), blockId(run, block));
  }

  /** Deletes some blocks of a run; says whether that were all. */
  deleteSome(run: number): boolean {
    const { changes } = this.#sql(
      'DELETE FROM key_blocks WHERE id IN (SELECT id FROM key_blocks WHERE id >= ? AND id < ? LIMIT ?)',
    ).run(blockId(run, 0), blockId(run + 1, 0), deletedTogether);
    return Number(changes) < deletedTogether;
  }

  /** Numbers of runs that have blocks and are none, in order: what merges have left. */
  remains(): number[] {
    const next = this.#sql('SELECT min(id) AS id FROM key_blocks WHERE id >= ?');
    const known = this.#sql('SELECT 1 FROM key_runs WHERE id = ?');
    const found: number[] = [];
    for (let from = 0; ; ) {
      const { id } = next.get(from) as { id: number | null };
      if (id === null) return found;
      const run = Math.floor(id / blockId(1, 0));
      if (!known.get(run)) found.push(run);
      from = blockId(run + 1, 0);
    }
  }

  #sql(text: string): StatementSyncInstance {
    const found = this.#statements.get(text) ?? this.db.prepare(text);
    this.#statements.set(text, found);
    return found;
  }
}
