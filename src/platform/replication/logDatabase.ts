import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';
import { UserError } from '../../edition/index.js';
import { addressesOf, primaryOf } from './primary.js';
import { replicationProblems } from './problems.js';

const schema = `DO $$ BEGIN
  IF to_regclass('iplus.rest') IS NOT NULL THEN RETURN; END IF;
  CREATE SCHEMA iplus;
  CREATE TABLE iplus.writer (
    one boolean PRIMARY KEY DEFAULT true CHECK (one), epoch bigint NOT NULL, holder text NOT NULL, seen timestamptz NOT NULL);
  INSERT INTO iplus.writer (epoch, holder, seen) VALUES (0, '', '-infinity');
  CREATE TABLE iplus.chunks (segment bigint NOT NULL, at bigint NOT NULL, bytes bytea NOT NULL, PRIMARY KEY (segment, at));
  ALTER TABLE iplus.chunks ALTER COLUMN bytes SET STORAGE EXTERNAL;
  CREATE SEQUENCE iplus.turns;
  CREATE TABLE iplus.segments (
    segment bigint PRIMARY KEY, seal text NOT NULL, erased text NOT NULL, turn bigint NOT NULL DEFAULT nextval('iplus.turns') UNIQUE);
  CREATE TABLE iplus.rest (
    one boolean PRIMARY KEY DEFAULT true CHECK (one), state text NOT NULL, bytes bytea NOT NULL);
END $$`;

/**
 * Milliseconds after which a statement counts as failed; after its last sign of life, in which a writer keeps the log; and in which a server
 * is sought at a start.
 */
export const limits = { patience: 8000, lease: 6000, opening: 15_000 };

/** Chunks that are read at once, and their bytes, without the last of them. */
const readAtOnce = { chunks: 64, bytes: 16 << 20 };

/** Another process writes the log since then. */
export class Superseded extends Error {}

/** A part of a segment, as it was written. */
export interface Chunk {
  segment: number;
  at: number;
  bytes: Buffer;
}

/** What is said of a segment that has ended: the content of its files `.seal.json` and `.erased.json`, empty where there is none. */
export interface SegmentState {
  segment: number;
  seal: string;
  erased: string;
}

/** The same as the database has it. `turn`: grows with each change. */
export type EndedSegment = SegmentState & { turn: number };

/**
 * The log of a platform in PostgreSQL: what a transaction has written is on as many machines as the servers are configured to wait for. One
 * writer at a time has a number (epoch), which every write states: a writer whose time has run out can write no more.
 */
export class LogDatabase {
  #server: Promise<postgres.Sql> | undefined;
  /** Warnings of the server: one that comes with a commit says that the standbys may not have it. */
  #warnings = 0;

  private constructor(readonly url: string) {}

  /**
   * Connects to the server that takes writes, of those that the address names (`postgres://a,b,c/name`), and makes the tables.
   * @throws UserError where none answers within some seconds, or where a commit does not wait for another machine
   */
  static async open(url: string): Promise<LogDatabase> {
    addressesOf(url);
    const database = new LogDatabase(url);
    const until = performance.now() + limits.opening;
    try {
      for (;;) {
        const made = database.#ask((sql) => sql.unsafe(schema));
        const error = await made.then(
          () => undefined,
          (why: unknown) => why,
        );
        if (error === undefined) return database;
        // A fail-over may be under way.
        if (performance.now() > until) throw error;
        await sleep(500);
      }
    } catch (error) {
      await database.close();
      throw error instanceof UserError
        ? error
        : new UserError([replicationProblems.noAnswer(reasonOf(error))]);
    }
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    await (await server?.catch(() => undefined))?.end({ timeout: 0 });
  }

  /**
   * Becomes the writer where nobody is. @returns the epoch; undefined where another holder has written, or given a sign of life, within the
   * time of `limits.lease`
   */
  async claim(holder: string): Promise<number | undefined> {
    const [row] = await this.#ask(
      (sql) => sql`UPDATE iplus.writer SET epoch = epoch + 1, holder = ${holder}, seen = now()
        WHERE holder = ${holder} OR seen < now() - make_interval(secs => ${limits.lease / 1000}) RETURNING epoch`,
    );
    return row && Number(row['epoch']);
  }

  /** A sign of life of the writer. @throws Superseded */
  async beat(epoch: number): Promise<void> {
    const { count } = await this.#ask(
      (sql) => sql`UPDATE iplus.writer SET seen = now() WHERE epoch = ${epoch}`,
    );
    if (count === 0) throw new Superseded();
  }

  /** Lets another process become the writer at once. */
  async release(epoch: number): Promise<void> {
    await this.#ask((sql) => sql`UPDATE iplus.writer SET seen = '-infinity' WHERE epoch = ${epoch}`);
  }

  /** Writes a part of a segment; `fresh`: as the first one, in place of what may be there. @throws Superseded */
  async put(epoch: number, { segment, at, bytes }: Chunk, fresh: boolean): Promise<void> {
    const { count } = await this.#ask((sql) =>
      fresh
        ? sql`WITH held AS (UPDATE iplus.writer SET seen = clock_timestamp() WHERE epoch = ${epoch} RETURNING 1),
            gone AS (DELETE FROM iplus.chunks USING held WHERE segment = ${segment} AND at <> ${at})
          INSERT INTO iplus.chunks SELECT ${segment}::bigint, ${at}::bigint, ${bytes}::bytea FROM held
          ON CONFLICT (segment, at) DO UPDATE SET bytes = excluded.bytes`
        : sql`WITH held AS (UPDATE iplus.writer SET seen = clock_timestamp() WHERE epoch = ${epoch} RETURNING 1)
          INSERT INTO iplus.chunks SELECT ${segment}::bigint, ${at}::bigint, ${bytes}::bytea FROM held`,
    );
    if (count === 0) throw new Superseded();
  }

  /** Removes all that is there, before a log is put there for the first time. @throws Superseded */
  async clear(epoch: number): Promise<void> {
    await this.#together(epoch, async (sql) => {
      await sql`TRUNCATE iplus.chunks, iplus.segments, iplus.rest`;
    });
  }

  /** Cuts a segment off. @throws Superseded */
  async truncate(epoch: number, segment: number, to: number): Promise<void> {
    await this.#together(epoch, async (sql) => {
      await sql`DELETE FROM iplus.chunks WHERE segment = ${segment} AND at >= ${to}`;
      await sql`UPDATE iplus.chunks SET bytes = substring(bytes FOR (${to}::bigint - at)::int)
        WHERE segment = ${segment} AND at + length(bytes) > ${to}`;
    });
  }

  /** Keeps what is said of a segment that has ended and, where it was rewritten, its bytes in place of the earlier ones. @throws Superseded */
  async end(epoch: number, { segment, seal, erased }: SegmentState, rewritten?: Buffer): Promise<void> {
    await this.#together(epoch, async (sql) => {
      await sql`INSERT INTO iplus.segments (segment, seal, erased) VALUES (${segment}, ${seal}, ${erased})
        ON CONFLICT (segment) DO UPDATE SET seal = excluded.seal, erased = excluded.erased, turn = excluded.turn`;
      if (!rewritten) return;
      await sql`DELETE FROM iplus.chunks WHERE segment = ${segment}`;
      for (let at = 0; at < rewritten.length; at += 1 << 20)
        await sql`INSERT INTO iplus.chunks VALUES (${segment}, ${at}, ${rewritten.subarray(at, at + (1 << 20))})`;
    });
  }

  /** The parts of segments after a position, in order: at most 64 of them, and 16 MiB beside the last. */
  async chunksAfter({ segment, at }: Pick<Chunk, 'segment' | 'at'>): Promise<Chunk[]> {
    const rows = await this.#ask(
      (sql) => sql`SELECT segment, at, bytes FROM (
          SELECT segment, at, bytes, sum(length(bytes)) OVER (ORDER BY segment, at) - length(bytes) AS before
          FROM (SELECT * FROM iplus.chunks WHERE (segment, at) > (${segment}, ${at})
            ORDER BY segment, at LIMIT ${readAtOnce.chunks}) AS next) AS counted
        WHERE before < ${readAtOnce.bytes} ORDER BY segment, at`,
    );
    return rows.map(chunkOf);
  }

  /** The first bytes of a segment, up to the first that are missing. */
  async segment(segment: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let [at, last] = [0, -1]; ; ) {
      const chunks = await this.chunksAfter({ segment, at: last });
      for (const chunk of chunks) {
        if (chunk.segment !== segment || chunk.at !== at) return Buffer.concat(parts);
        parts.push(chunk.bytes);
        [at, last] = [at + chunk.bytes.length, chunk.at];
      }
      if (chunks.length === 0) return Buffer.concat(parts);
    }
  }

  /** What is said of the segments that have ended, where that is newer than a turn. */
  async endedAfter(turn: number): Promise<EndedSegment[]> {
    const rows = await this.#ask(
      (sql) => sql`SELECT segment, seal, erased, turn FROM iplus.segments WHERE turn > ${turn} ORDER BY turn`,
    );
    return rows.map(({ segment, seal, erased, turn: at }) => ({
      segment: Number(segment),
      seal: seal as string,
      erased: erased as string,
      turn: Number(at),
    }));
  }

  /** Keeps all small files of a platform, packed. @throws Superseded */
  async putRest(epoch: number, { state, bytes }: { state: string; bytes: Uint8Array }): Promise<void> {
    await this.#together(epoch, async (sql) => {
      await sql`INSERT INTO iplus.rest (state, bytes) VALUES (${state}, ${Buffer.from(bytes)})
        ON CONFLICT (one) DO UPDATE SET state = excluded.state, bytes = excluded.bytes`;
    });
  }

  async rest(): Promise<{ state: string; bytes: Buffer } | undefined> {
    const [row] = await this.#ask((sql) => sql`SELECT state, bytes FROM iplus.rest`);
    return row as { state: string; bytes: Buffer } | undefined;
  }

  /** Does all of some work as the writer, or nothing. @throws Superseded */
  #together(epoch: number, work: (sql: postgres.TransactionSql) => Promise<void>): Promise<unknown> {
    return this.#ask((sql) =>
      sql.begin(async (within) => {
        const isWriter = async () =>
          (await within`UPDATE iplus.writer SET seen = clock_timestamp() WHERE epoch = ${epoch}`).count > 0;
        if (!(await isWriter())) throw new Superseded();
        await work(within);
        // What took long is a sign of life once more: who stands by waits for this row.
        await isWriter();
      }),
    );
  }

  /**
   * Runs a statement. Where it takes too long, or where the server warns that a commit may not be on other machines, what it did is not
   * known, and it counts as failed: the connection is given up.
   */
  async #ask<T>(ask: (sql: postgres.Sql) => PromiseLike<T>): Promise<T> {
    this.#server ??= primaryOf(this.url, () => this.#warnings++);
    const server = this.#server;
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(Object.assign(new Error(), { code: 'ETIMEDOUT' })), limits.patience);
    });
    try {
      const sql = await Promise.race([server, tooLong]);
      const warnings = this.#warnings;
      const result = await Promise.race([ask(sql), tooLong]);
      if (this.#warnings > warnings) throw Object.assign(new Error(), { code: 'NOT_REPLICATED' });
      return result;
    } catch (error) {
      if (!(error instanceof Superseded) && server === this.#server) void this.close();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}

const chunkOf = (row: postgres.Row): Chunk => ({
  segment: Number(row['segment']),
  at: Number(row['at']),
  bytes: row['bytes'] as Buffer,
});

/** What a fault of a connection is called: its code, or the message of the server. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return code !== undefined && !/^\w{5}$/.test(code) ? code : (message ?? String(error));
}
