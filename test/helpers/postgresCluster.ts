import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { appendFileSync, chownSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { vi } from 'vitest';
import { postgresFolder } from '../../scripts/programs.mjs';
import { freePort } from '../../src/server/node/freePort.js';
import { temporaryFolder } from './folders.js';

/** How long a state of the cluster is waited for; after that the test fails. */
const patience = { timeout: 20_000, interval: 50 };

/** A server does not run as root: as the user of its Debian package then. */
function asUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const { uid, gid } = statSync('/var/lib/postgresql');
  return { uid, gid };
}

function run(program: string, ...args: string[]): void {
  execFileSync(join(postgresFolder()!, program), args, {
    ...asUser(),
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: '/',
  });
}

/** One server of a cluster. */
interface Node {
  name: string;
  port: number;
  folder: string;
  process?: ChildProcess | undefined;
}

/**
 * Three PostgreSQL servers in temporary folders, of which one takes writes and acknowledges them once one of the two others has them
 * (`ANY 1`). The test does what an operator's tool does at a fail-over.
 */
export class PostgresCluster {
  readonly nodes: Node[] = [];
  #primary = 0;

  private constructor(readonly folder: string) {}

  static async start(): Promise<PostgresCluster> {
    const cluster = new PostgresCluster(join(temporaryFolder(), 'cluster'));
    mkdirSync(cluster.folder);
    openTo(join(cluster.folder, '..'));
    openTo(cluster.folder);
    for (const name of ['a', 'b', 'c'])
      cluster.nodes.push({ name, port: await freePort(0, '127.0.0.1'), folder: join(cluster.folder, name) });
    const first = cluster.nodes[0]!;
    run('initdb', '-D', first.folder, '-U', 'iplus', '-A', 'trust', '--no-sync');
    appendFileSync(
      join(first.folder, 'postgresql.conf'),
      `listen_addresses = '127.0.0.1'\nunix_socket_directories = ''\nmax_wal_senders = 10\nwal_keep_size = 256MB\nwal_log_hints = on
shared_buffers = 16MB\nmax_connections = 40\nwal_receiver_timeout = 5s\nwal_sender_timeout = 5s\nwal_retrieve_retry_interval = 200ms\n`,
    );
    await cluster.#launch(first);
    for (const node of cluster.nodes.slice(1)) await cluster.#join(node);
    await cluster.#require();
    return cluster;
  }

  /** The address of all servers. */
  get url(): string {
    return `postgres://iplus@${this.nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}/postgres`;
  }

  get primary(): Node {
    return this.nodes[this.#primary]!;
  }

  get standbys(): Node[] {
    return this.nodes.filter((node) => node !== this.primary);
  }

  /** Ends a server as a power cut does its process. */
  async kill(node: Node): Promise<void> {
    const { process: child } = node;
    if (!child) return;
    node.process = undefined;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    // Its WAL receiver may go on acknowledging for a moment.
    await vi.waitUntil(async () => !(await this.#sendsTo(node)), patience);
  }

  /** Whether the primary, if it runs, still sends its log to a standby. */
  async #sendsTo({ name }: Node): Promise<boolean> {
    if (!this.primary.process) return false;
    const count = await this.ask(
      `SELECT count(*)::text AS one FROM pg_stat_replication WHERE application_name = '${name}'`,
    );
    return count !== '0';
  }

  /** Starts a standby again that was killed. */
  restart(node: Node): Promise<void> {
    return this.#launch(node);
  }

  /** Kills the primary; of the others the one that has most becomes the primary. The old one comes back as a standby. */
  async failOver(): Promise<void> {
    const old = this.primary;
    await this.kill(old);
    const received = await Promise.all(
      this.standbys
        .filter(({ process: child }) => child)
        .map(async (node) => ({
          node,
          upTo: await ask(node, `SELECT (pg_last_wal_receive_lsn() - '0/0')::text AS one`),
        })),
    );
    received.sort((x, y) => Number(y.upTo) - Number(x.upTo));
    const [next] = received;
    this.#primary = this.nodes.indexOf(next!.node);
    await ask(next!.node, 'SELECT pg_promote() AS one');
    for (const node of this.standbys) if (node !== old && node.process) await this.#point(node);
    await this.#require();
    rmSync(old.folder, { recursive: true, force: true });
    await this.#join(old);
  }

  async stop(): Promise<void> {
    await Promise.all(this.nodes.map((node) => this.kill(node)));
  }

  /** A statement on the primary; its first column. */
  ask(text: string): Promise<string> {
    return ask(this.primary, text);
  }

  /** A connection to a database on the primary. */
  async sql(database: string): Promise<postgres.Sql> {
    return postgres(`postgres://iplus@127.0.0.1:${this.primary.port}/${database}`, { max: 1, onnotice() {} });
  }

  async #join(node: Node): Promise<void> {
    run(
      'pg_basebackup',
      '-D',
      node.folder,
      '-d',
      conninfo(this.primary, node),
      '-R',
      '-X',
      'stream',
      '-c',
      'fast',
      '--no-sync',
    );
    await this.#launch(node);
    await this.#point(node);
  }

  /** Has a standby follow the primary of now. */
  async #point(node: Node): Promise<void> {
    await ask(node, `ALTER SYSTEM SET primary_conninfo = '${conninfo(this.primary, node)}'`);
    await ask(node, 'SELECT pg_reload_conf() AS one');
  }

  /** Has commits on the primary wait for one of the two others. */
  async #require(): Promise<void> {
    const names = this.standbys.map(({ name }) => name).join(', ');
    await ask(this.primary, `ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (${names})'`);
    await ask(this.primary, 'SELECT pg_reload_conf() AS one');
    await vi.waitUntil(async () => {
      const waits = await ask(this.primary, `SELECT current_setting('synchronous_standby_names') AS one`);
      const count = await ask(
        this.primary,
        `SELECT count(*)::text AS one FROM pg_stat_replication WHERE sync_state = 'quorum'`,
      );
      return waits !== '' && count !== '0';
    }, patience);
  }

  async #launch(node: Node): Promise<void> {
    const args = ['-D', node.folder, '-p', `${node.port}`];
    const child = spawn(join(postgresFolder()!, 'postgres'), args, {
      ...asUser(),
      stdio: 'ignore',
      cwd: '/',
    });
    node.process = child;
    await vi.waitFor(() => ask(node, 'SELECT 1 AS one'), patience);
  }
}

const conninfo = (primary: Node, node: Node) =>
  `host=127.0.0.1 port=${primary.port} user=iplus application_name=${node.name}`;

async function ask({ port }: Node, text: string): Promise<string> {
  const sql = postgres(`postgres://iplus@127.0.0.1:${port}/postgres`, {
    max: 1,
    connect_timeout: 3,
    onnotice() {},
  });
  try {
    const [row] = await sql.unsafe(text);
    return row?.['one'] as string;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Gives a folder to the user as which servers run. */
function openTo(folder: string): void {
  const { uid, gid } = asUser();
  if (uid !== undefined) chownSync(folder, uid, gid!);
}
