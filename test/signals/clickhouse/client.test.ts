import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/edition/index.js';
import { clusterClient } from '../../../src/signals/clickhouse/client.js';
import { readCluster } from '../../../src/signals/clickhouse/cluster.js';
import { clusterTable } from '../../../src/signals/clickhouse/records.js';
import { startChdb } from '../../helpers/clickHouse.js';

const at = { file: 'signals/s.yaml' };
let answer: (request: IncomingMessage, response: ServerResponse) => boolean = () => false;
const server = await startChdb((request, response) => answer(request, response));

describe.skipIf(typeof server === 'string')(
  `A cluster (${typeof server === 'string' ? server : 'chdb'})`,
  () => {
    if (typeof server === 'string') return;
    const env = { IPLUS_CLICKHOUSE_URL: server.url };
    afterAll(server.close);

    async function ask(sql: string, onProgress?: (share: number) => void, more: Record<string, string> = {}) {
      const client = await clusterClient(readCluster({ ...env, ...more }, at));
      try {
        const { length, names, column } = await client.query(sql, onProgress);
        return Array.from({ length }, (_, row) => names.map((_name, c) => column(c)[row]));
      } finally {
        answer = () => false;
        await client.close();
      }
    }

    it('sends limits of time and memory, and a query id', async () => {
      server.asked.length = 0;
      expect(await ask('SELECT 1', undefined, { IPLUS_CLICKHOUSE_SECONDS: '7' })).toEqual([[1]]);
      const [asked] = server.asked;
      expect(asked!.get('max_execution_time')).toBe('7');
      expect(asked!.get('max_memory_usage')).toBe(String(16 * 2 ** 30));
      expect(asked!.get('query_id')).toMatch(/^iplus-/);
    });

    it('stops a query that takes too long', async () => {
      const slow = 'SELECT sum(sleepEachRow(0.3)) FROM numbers(20) SETTINGS max_block_size = 1';
      await expect(ask(slow, undefined, { IPLUS_CLICKHOUSE_SECONDS: '1' })).rejects.toThrow(
        /TIMEOUT|maximum|Timeout/i,
      );
    });

    it('retries, under another id, where the connection ended before the first byte', async () => {
      const ids: string[] = [];
      answer = (request) => {
        ids.push(new URL(request.url!, 'http://x').searchParams.get('query_id')!);
        if (ids.length > 2) return false;
        request.socket.destroy();
        return true;
      };
      expect(await ask('SELECT 2')).toEqual([[2]]);
      expect(new Set(ids).size).toBe(3);
    });

    it('does not retry where an answer was cut short or the server refused', async () => {
      let asked = 0;
      answer = (request, response) => {
        asked++;
        response.writeHead(200, { 'content-length': '1000' });
        response.write('[1]\n');
        setTimeout(() => request.socket.destroy(), 50);
        return true;
      };
      await expect(ask('SELECT 3')).rejects.toThrow();
      expect(asked).toBe(1);
      asked = 0;
      answer = () => {
        asked++;
        return false;
      };
      await expect(ask('SELECT absent')).rejects.toThrow(/absent/);
      expect(asked).toBe(1);
    });

    it('reports progress before it answers, however the headers are split', async () => {
      const reports: [number, boolean][] = [];
      let ended = false;
      answer = (request, response) => {
        const header = (n: number) =>
          `X-ClickHouse-Progress: {"read_rows":"${n}","read_bytes":"8","total_rows_to_read":"40"}\r\n`;
        const parts = [
          'HTTP/1.1 200 OK\r\n',
          header(10),
          header(20).slice(0, 30),
          `${header(20).slice(30)}`,
          header(40),
        ];
        parts.push('Content-Length: 10\r\n\r\n["4"]\n[4]\n');
        const send = () => {
          const part = parts.shift();
          if (part === undefined) return;
          if (parts.length === 0) ended = true;
          request.socket.write(part);
          setTimeout(send, 20);
        };
        send();
        response.detachSocket?.(request.socket);
        return true;
      };
      expect(await ask('SELECT 4', (progress) => reports.push([progress, ended]))).toEqual([[4]]);
      expect(reports).toEqual([0.25, 0.5, 1].map((share) => [share, false]));
    });
  },
);

describe('The address of the cluster', () => {
  const problemOf = (env: Record<string, string>) => {
    try {
      readCluster(env, at);
    } catch (error) {
      if (error instanceof UserError) return error.problems[0]!.found.en;
    }
    return undefined;
  };

  it('must be given, and be an address', () => {
    expect(problemOf({})).toMatch(/IPLUS_CLICKHOUSE_URL is not set/);
    expect(problemOf({ IPLUS_CLICKHOUSE_URL: 'tcp://me:secret@host:9000' })).toBe(
      'IPLUS_CLICKHOUSE_URL=tcp://…@host:9000',
    );
    expect(problemOf({ IPLUS_CLICKHOUSE_URL: 'https://h', IPLUS_CLICKHOUSE_SECONDS: 'long' })).toContain(
      'long',
    );
    expect(problemOf({ IPLUS_CLICKHOUSE_URL: 'https://h:8443/db' })).toBeUndefined();
  });

  it('of another machine must be one of HTTPS', () => {
    for (const host of [
      'h',
      '10.0.0.7',
      'localhost.example.org',
      '127.0.0.1.nip.io',
      '[::2]',
      'me:x@h',
      'localhost@h',
    ])
      expect(problemOf({ IPLUS_CLICKHOUSE_URL: `http://${host}:8123/db` }), host).toMatch(
        /^IPLUS_CLICKHOUSE_URL=/,
      );
    for (const host of ['localhost', '127.0.0.1', '[::1]', 'me:x@127.8.9.1'])
      expect(problemOf({ IPLUS_CLICKHOUSE_URL: `http://${host}:8123/db` }), host).toBeUndefined();
  });

  it('and its tables are quoted as names, whatever characters they contain', () => {
    expect(clusterTable('clickhouse:records')).toBe('"records"');
    expect(clusterTable('clickhouse:my db.r"; drop')).toBe('"my db"."r""; drop"');
    expect(clusterTable('clickhouse:cluster(all, db, records)')).toBe(`cluster('all', "db", "records")`);
    expect(clusterTable("clickhouse:clusterAllReplicas(o'k, db, r)")).toBe(
      `clusterAllReplicas('o''k', "db", "r")`,
    );
  });
});
