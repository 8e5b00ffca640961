import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readContract, starterContract } from '../../../src/platform/index.js';
import { judgeFor } from '../../../src/platform/intake/contractJudge.js';
import { ndjsonOf } from '../../../src/server/platform/parquetBody.js';
import { ParquetThread } from '../../../src/server/platform/parquetThread.js';
import { IntakeProblem } from '../../../src/server/platform/problem.js';
import { withDuckDb } from '../../../src/signals/index.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { seeded } from '../../helpers/random.js';
import { times } from '../../helpers/thorough.js';

/** Node reads Zstandard since version 22.15. */
const readsZstd = 'zstdDecompressSync' in zlib;
const packings = ['gzip', 'brotli', ...(readsZstd ? ['zstd'] : [])];

/** A Parquet file that DuckDB writes of a query. */
async function fileOf(query: string, options = ''): Promise<Buffer> {
  const path = join(temporaryFolder(), 'a.parquet');
  await withDuckDb((connection) => connection.run(`COPY (${query}) TO '${path}' (FORMAT parquet${options})`));
  return readFileSync(path);
}

const linesOf = async (bytes: Buffer) =>
  `${await ndjsonOf(bytes)}`
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
const refusal = async (bytes: Buffer) =>
  ndjsonOf(bytes).then(
    () => 'taken',
    (error: unknown) => (error instanceof IntakeProblem ? error.kind : `${error}`),
  );

const usual = `SELECT 'v' || i AS id, CASE i % 3 WHEN 0 THEN NULL ELSE i END AS visits, i::BIGINT * 9007199254740993 AS big, i / 4 AS share,
  i % 2 = 0 AS open, DATE '2026-11-01' + i::INT AS day, TIMESTAMP '2026-11-28 08:00:00.5' AS at, '名 "' || i AS name FROM range(5) t(i)`;

describe('the rows of a Parquet file', () => {
  it('are one line of JSON each, with days, moments, all digits, and nothing for what is null', async () => {
    expect(`${await ndjsonOf(await fileOf(usual))}`.split('\n').slice(0, 2)).toEqual([
      '{"id":"v0","big":0,"share":0,"open":true,"day":"2026-11-01","at":"2026-11-28T08:00:00.500Z","name":"名 \\"0"}',
      '{"id":"v1","visits":1,"big":9007199254740993,"share":0.25,"open":false,"day":"2026-11-02","at":"2026-11-28T08:00:00.500Z","name":"名 \\"1"}',
    ]);
  });

  it.each(['', ', COMPRESSION uncompressed', ', ROW_GROUP_SIZE 2048', ', PARQUET_VERSION v2'])(
    'are those that were written, many, with nulls and repeated texts (%s)',
    async (options) => {
      const bytes = await fileOf(
        `SELECT 'id' || i AS id, CASE WHEN hash(i) % 5 = 0 THEN NULL ELSE 'word ' || (hash(i) % 7) END AS word, CASE WHEN i % 11 < 4 THEN NULL ELSE i END AS n FROM range(3000) t(i)`,
        options,
      );
      const found = await refusal(bytes);
      // Version 2 may write numbers as differences, which are not taken; what is taken is right.
      if (options.includes('v2') && found === 'bad-parquet') return;
      const lines = (await linesOf(bytes)) as { id: string; n?: number; word?: string }[];
      expect(lines.length).toBe(3000);
      for (const [i, { id, n }] of lines.entries())
        expect([id, n]).toEqual([`id${i}`, i % 11 < 4 ? undefined : i]);
      expect(lines.filter(({ word }) => word === undefined).length).toBeGreaterThan(300);
    },
  );

  it.each<[what: string, query: string, options: string, kind: string]>([
    ['in lists', 'SELECT [1, 2] AS a', '', 'bad-parquet'],
    ['too many', 'SELECT i AS a, i AS b FROM range(2100000) t(i)', '', 'large-parquet'],
    [
      'that unpack to more than a batch',
      "SELECT repeat('x', 1000) AS a FROM range(30000) t(i)",
      '',
      'large-parquet',
    ],
    ...packings
      .filter((how) => how !== 'brotli')
      .map((how): [string, string, string, string] => [
        `that unpack to more than a batch, by ${how}`,
        "SELECT repeat('x', 2000) || i AS a FROM range(30000) t(i)",
        `, COMPRESSION ${how}`,
        'large-parquet',
      ]),
    ['in a file of more than 4 MiB', 'SELECT random() AS a FROM range(700000) t(i)', '', 'large-parquet'],
  ])('%s are refused', async (_, query, options, kind) => {
    expect(await refusal(await fileOf(query, options))).toBe(kind);
  });

  it.each(readsZstd ? ['lz4_raw'] : ['zstd', 'lz4_raw'])(
    'that are packed with %s are refused by name, with the column',
    async (how) => {
      const refused = await ndjsonOf(await fileOf(usual, `, COMPRESSION ${how}`)).catch(
        (error: unknown) => error,
      );
      expect((refused as IntakeProblem).more.found?.en).toBe(
        `column id is compressed with ${how.toUpperCase()}`,
      );
    },
  );

  it.each(packings)('are the same packed with %s', async (how) => {
    const many = `SELECT 'id' || i AS id, CASE WHEN i % 11 < 4 THEN NULL ELSE i END AS n FROM range(3000) t(i)`;
    for (const query of [usual, many])
      expect(`${await ndjsonOf(await fileOf(query, `, COMPRESSION ${how}`))}`).toBe(
        `${await ndjsonOf(await fileOf(query))}`,
      );
  });

  it.each(['TIMESTAMP', 'TIMESTAMP_S', 'TIMESTAMP_MS', 'TIMESTAMP_NS', 'DATE'])(
    'have the days, months and years that their fields ask for, written as %s',
    async (type) => {
      const query = `SELECT CAST('2026-01-01' AS ${type}) AS a, CAST('2026-01-01' AS ${type}) AS b, CAST('2026-01-01' AS ${type}) AS c,
        CAST('2026-02-03' AS ${type}) AS d, TIMESTAMP '2026-02-03 08:00:00' AS e`;
      const lines = await ndjsonOf(await fileOf(query), { a: 10, b: 7, c: 4, d: 10, e: 10 });
      expect(JSON.parse(`${lines}`)).toEqual({
        ...{ a: '2026-01-01', b: '2026-01', c: '2026', d: '2026-02-03' },
        // No day: it is set aside with its reason.
        e: '2026-02-03T08:00:00.000Z',
      });
    },
  );

  it.each(['', ...packings.map((how) => `, COMPRESSION ${how}`)])(
    'that are damaged at any place are refused or read, at once (%s)',
    async (options) => {
      const good = await fileOf(usual, options);
      const random = seeded(3);
      for (let round = 0; round < times(60, 500); round++) {
        const bytes = Buffer.from(good);
        for (let k = 0; k < 1 + (round % 3); k++)
          bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
        const began = performance.now();
        expect(['taken', 'bad-parquet', 'large-parquet']).toContain(await refusal(bytes));
        expect(performance.now() - began).toBeLessThan(20_000);
      }
      expect(await refusal(Buffer.from('PAR1'))).toBe('bad-parquet');
      expect(await refusal(Buffer.alloc(0))).toBe('bad-parquet');
    },
  );
});

it('the dates of a contract are the fields whose days Parquet may have as midnights', () => {
  const { contract } = readContract('visits.yaml', starterContract('visits'));
  expect(judgeFor(contract!).dates).toEqual({ day: 10 });
});

describe('a thread of its own', () => {
  const thread = new ParquetThread();

  it('reads and refuses what is read and refused here', async () => {
    const good = await fileOf(usual);
    expect(`${await thread.ndjsonOf(good)}`).toBe(`${await ndjsonOf(good)}`);
    const refused = await thread.ndjsonOf(good.subarray(0, 100)).catch((error: unknown) => error);
    const here = await ndjsonOf(good.subarray(0, 100)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(IntakeProblem);
    expect(refused).toEqual(here);
  });

  it('gives up a file that takes too long; the one behind it is told to come again, and the next is read', async () => {
    const good = await fileOf(usual);
    const kindOf = (error: unknown) => (error as IntakeProblem).kind;
    const hasty = new ParquetThread(1);
    const both = [hasty.ndjsonOf(good).catch(kindOf), hasty.ndjsonOf(good).catch(kindOf)];
    expect(await Promise.all(both)).toEqual(['large-parquet', 'busy']);
    expect(`${await thread.ndjsonOf(good)}`).toBe(`${await ndjsonOf(good)}`);
  });

  it('gives up a file that takes more memory than the thread may have, and reads the next', async () => {
    const small = new ParquetThread(30_000, 40);
    const file = await fileOf("SELECT repeat('x', 120) || i AS id, i AS n FROM range(100000) t(i)");
    expect(await small.ndjsonOf(file).catch((error: IntakeProblem) => error.kind)).toBe('large-parquet');
    const good = await fileOf(usual);
    expect(`${await small.ndjsonOf(good)}`).toBe(`${await ndjsonOf(good)}`);
    // With so little it ends before it takes the file, which is told at once. With less Node 24 does not start a thread.
    const tiny = new ParquetThread(600_000, 8);
    expect(await tiny.ndjsonOf(good).catch((error: IntakeProblem) => error.kind)).toBe('large-parquet');
  });

  it('leaves the server to others while it reads', async () => {
    const file = await fileOf("SELECT 'id' || i AS id, i AS n FROM range(80000) t(i)");
    /** How often others had a turn while it worked. */
    const turnsDuring = async (work: () => Promise<Buffer>) => {
      let turns = 0;
      const timer = setInterval(() => turns++, 1);
      await work();
      clearInterval(timer);
      return turns;
    };
    const here = await turnsDuring(() => ndjsonOf(file));
    const there = await turnsDuring(() => thread.ndjsonOf(file));
    expect(there).toBeGreaterThan(5 * (here + 1));
  });
});
