import { type Place, problems, UserError } from '../../edition/index.js';
import { isPrivateUrl } from '../../network/index.js';

/** Address of the cluster and the resource limits of a query. */
export interface Cluster {
  url: string;
  username?: string;
  password?: string;
  /** Time limit of a query in seconds, on the server and in the client. */
  seconds: number;
  /** Memory limit of a query on a server, in bytes; from half of it on, it spills to disk. */
  memory: number;
  /** Number of retries of a query that got no answer. */
  retries: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const gibibyte = 2 ** 30;

/**
 * Reads the cluster from the environment: `IPLUS_CLICKHOUSE_URL` (`https://host:8443/database`),
 * `IPLUS_CLICKHOUSE_USER`, `IPLUS_CLICKHOUSE_PASSWORD`, `IPLUS_CLICKHOUSE_SECONDS` (3600), `IPLUS_CLICKHOUSE_MEMORY` in
 * bytes (16 GiB). Certificates of a private authority are passed to Node by `NODE_EXTRA_CA_CERTS`.
 *
 * @throws UserError where a variable is absent or invalid
 */
export function readCluster(env: Environment, at: Place): Cluster {
  const url = env['IPLUS_CLICKHOUSE_URL'] ?? '';
  if (!isPrivateUrl(url)) {
    throw new UserError([problems.noCluster(at, url === '' ? undefined : withoutSecrets(url))]);
  }
  const [username, password] = [env['IPLUS_CLICKHOUSE_USER'], env['IPLUS_CLICKHOUSE_PASSWORD']];
  return {
    url,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    seconds: positive(env, 'IPLUS_CLICKHOUSE_SECONDS', 3600, at),
    memory: positive(env, 'IPLUS_CLICKHOUSE_MEMORY', 16 * gibibyte, at),
    retries: 3,
  };
}

function positive(env: Environment, name: string, usual: number, at: Place): number {
  const value = Number(env[name] ?? usual);
  if (Number.isSafeInteger(value) && value > 0) return value;
  const expected = { en: `${name}: a whole number above 0`, zh: `${name}：大于 0 的整数` };
  throw new UserError([problems.wrongValue(at, `${name}=${env[name]}`, expected)]);
}

function withoutSecrets(url: string): string {
  return url.replace(/\/\/[^/@]*@/, '//…@');
}
