import postgres from 'postgres';
import { UserError } from '../../edition/index.js';
import { isThisMachine } from '../../network/index.js';
import { replicationProblems } from './problems.js';

/** Milliseconds for which further servers are waited for once one is found, and for a connection at most. */
const patience = { further: 1000, one: 3000 };

/** A server that takes writes. */
interface Primary {
  sql: postgres.Sql;
  /** Grows with each fail-over. */
  timeline: number;
  standbys: string;
  wait: string;
}

/**
 * Connects to the server that takes writes, of those that an address names. Where two say that they are it, the one of the later fail-over
 * counts: the other was left behind.
 *
 * @param onWarning called for each warning of the server once it is connected
 * @throws UserError where its commits do not wait for another machine; or what prevents a connection
 */
export async function primaryOf(url: string, onWarning: () => void): Promise<postgres.Sql> {
  const found: Primary[] = [];
  const asked = addressesOf(url).map((one) => asPrimary(one, onWarning).then((sql) => found.push(sql)));
  const all = Promise.allSettled(asked);
  await Promise.any(asked).catch(() => {});
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, patience.further).unref())]);
  const [first, ...others] = found.sort((a, b) => b.timeline - a.timeline);
  for (const { sql } of others) void sql.end({ timeout: 0 });
  void all.then(() => {
    for (const { sql } of found) if (sql !== first?.sql) void sql.end({ timeout: 0 });
  });
  if (!first) throw await Promise.any(asked).catch(({ errors }: AggregateError) => errors.at(-1));
  const { sql, standbys, wait } = first;
  if (standbys !== '' && ['on', 'remote_apply'].includes(wait)) return sql;
  void sql.end({ timeout: 0 });
  throw new UserError([replicationProblems.notReplicated(standbys, wait)]);
}

/**
 * The addresses of single servers: `postgres://user@host1,host2/name` names two.
 *
 * @throws UserError for an address of something else, or where others could listen in
 */
export function addressesOf(url: string): string[] {
  const [, before = '', hosts = '', after = ''] =
    /^(postgres(?:ql)?:\/\/(?:[^@/]*@)?)([^/]*)(.*)$/.exec(url) ?? [];
  const all = hosts.split(',').map((host) => `${before}${host}${after}`);
  const isWrong = (one: string) => !URL.canParse(one) || new URL(one).hostname === '';
  if (hosts === '' || all.some(isWrong)) throw new UserError([replicationProblems.badUrl()]);
  const isSafe = new URL(all[0]!).searchParams.get('sslmode') === 'verify-full';
  const open = all.filter((one) => !isSafe && !isThisMachine(new URL(one).hostname));
  if (open.length > 0) throw new UserError([replicationProblems.clear(new URL(open[0]!).hostname)]);
  return all;
}

async function asPrimary(address: string, onWarning: () => void): Promise<Primary> {
  let isReady = false;
  const sql = postgres(address, {
    // One connection: statements are carried out in the order in which they are made.
    max: 1,
    connect_timeout: patience.one / 1000,
    onnotice: ({ severity }) => {
      if (isReady && severity === 'WARNING') onWarning();
    },
    connection: { application_name: 'iplus' },
  });
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error(), { code: 'ETIMEDOUT' })), patience.one);
  });
  try {
    const asked = sql`SELECT CASE WHEN pg_is_in_recovery() THEN '0' ELSE left(pg_walfile_name(pg_current_wal_lsn()), 8) END AS timeline,
      current_setting('synchronous_standby_names') AS standbys, current_setting('synchronous_commit') AS wait`;
    const [row] = await Promise.race([asked, tooLong]);
    const timeline = Number.parseInt(row!['timeline'] as string, 16);
    if (timeline === 0) throw Object.assign(new Error(), { code: 'STANDBY' });
    isReady = true;
    return { sql, timeline, standbys: row!['standbys'] as string, wait: row!['wait'] as string };
  } catch (error) {
    void sql.end({ timeout: 0 });
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
