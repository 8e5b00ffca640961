import { createServer, type Server } from 'node:http';
import { Server as Listener } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { pino } from 'pino';
import {
  connectionsOf,
  inAddress,
  limitConnections,
  noProxy,
  type Trusted,
  trustedProxies,
} from '../network/index.js';
import type { KeepStanding } from '../platform/index.js';
import type { Behind, Neighbour } from '../site/index.js';
import type { Served, ServedFolder } from './mounted.js';
import { freePort, listenFrom } from './node/freePort.js';
import { fronted } from './node/front.js';
import { type Fetch, guarded, noting } from './node/guard.js';
import { serverMetrics } from './node/metrics.js';
import { type Listening, serveMetrics } from './node/metricsServer.js';
import { canDraw } from './node/png.js';
import { quotaOf } from './node/quota.js';
import { inThisThread, replaceable } from './node/replaceable.js';
import type { TrustFolders } from './node/trust.js';
import { unfolding } from './node/unfolding.js';
import { type News, watched } from './node/watched.js';
import { askLater } from './platform/expect.js';
import { Refusals } from './platform/refusals.js';
import type { Intake } from './platform/routes.js';

/** A running site. */
export interface Site<R extends ServedFolder = Served> {
  url: string;
  /** Shows other releases from now on; requests in progress are answered from the earlier ones. */
  show: (releases: readonly R[]) => void;
  /** Shows these behind the others from now on: releases that are built again every few seconds. */
  showLive: (live: readonly R[]) => void;
  /** Says that the live index is behind, or no longer: `/healthz` and the metrics tell it from now on. */
  setBehind: (behind: Behind | undefined) => void;
  /** Tells the pages that are open what is new, where an edition is watched. */
  tell: (news: News) => void;
  /** Stops accepting connections and resolves when the requests in progress are answered, or after some seconds. */
  close: () => Promise<void>;
}

/** Options of a server. */
export interface ServeOptions {
  /** The first free port from this one on is used; 0: any free one. */
  port: number;
  /** Listening address; by default the loopback interface. */
  host?: string | undefined;
  /** Requests per minute and client; 0: unlimited. */
  quota?: number | undefined;
  /**
   * Whether a trusted proxy, on this machine or a private network, is in front of the server and reports client addresses; or the
   * addresses and subnets of further trusted ones.
   */
  behindProxy?: boolean | readonly string[] | undefined;
  /** Where Prometheus reads `/metrics`: an address of its own, never that of the site. Absent: nowhere. */
  metrics?: Listening | undefined;
  /** Public keys and a log to be served with the site. */
  trust?: TrustFolders | undefined;
  /** The intake, where the server takes records of partners. */
  intake?: Intake | undefined;
  /** The indices that the site will show: those that it does not show yet are being built. */
  expected?: readonly Neighbour[] | undefined;
  /** The full address of the site on the web, where known. */
  baseUrl?: URL | undefined;
  /** Clock, in milliseconds since 1970 (UTC): nothing is shown before its embargo ends. */
  now?: (() => number) | undefined;
  /**
   * Whether requests are answered in worker threads, from the folders of the releases, so that expensive ones delay no others. By
   * default in this thread.
   */
  workers?: boolean | undefined;
  /** Whether open pages are told about new releases and problems (`tell`), and nothing is cached: for work on an edition. */
  watching?: boolean | undefined;
  /** Log on stderr, one line of JSON each: `info` every request, `error` internal errors, `silent` nothing. */
  log?: 'silent' | 'error' | 'info' | undefined;
}

/** Has a server refuse records that it has no place for, and says each time that it did. */
type Door = (server: Server, refused: () => void) => void;

/** Limits of one connection, in milliseconds and bytes. A release is read within them; slow clients are cut off. */
const limits = {
  requestTimeout: 30_000,
  headersTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 8_192,
  requireHostHeader: true,
} as const;
const idle = 60_000;
const mostConnections = 2_000;
/** Connections of one address. */
const mostOfOne = 256;

/** Milliseconds to wait at shutdown for requests in transit and for responses. */
const [grace, patience] = [150, 25_000];

/** Serves releases and their API: the first at the root, the others below the name of their edition. With workers, their folders do. */
export async function serveReleases(
  releases: readonly ServedFolder[],
  options: ServeOptions & { workers: true },
): Promise<Site<ServedFolder>>;
export async function serveReleases(releases: readonly Served[], options: ServeOptions): Promise<Site>;
export async function serveReleases(
  releases: readonly ServedFolder[],
  options: ServeOptions,
): Promise<Site<ServedFolder>> {
  const {
    host = '127.0.0.1',
    quota = 0,
    behindProxy,
    trust,
    baseUrl,
    expected,
    log: level = 'error',
    now = Date.now,
    workers = false,
    watching = false,
  } = options;
  const port = await freePort(options.port, host);
  const log = pino({ level, base: null }, pino.destination({ fd: 2, sync: false }));
  const site = baseUrl && { address: baseUrl.href.replace(/\/$/, ''), png: await canDraw() };
  const how = { trust, site, expected, onFault: (error: unknown) => log.error(error) };
  const answering = (shown: readonly ServedFolder[], live: readonly ServedFolder[]) =>
    workers
      ? fronted(shown, live, { ...how, now })
      : inThisThread(unfolding([...shown, ...live] as Served[], now, how));
  const app = replaceable(answering, releases, how.onFault);
  const state: { ending: boolean; behind?: Behind | undefined } = { ending: false };
  const proxies = behindProxy ? trustedProxies(behindProxy === true ? [] : behindProxy) : noProxy;
  const intake = options.intake && { refusals: new Refusals(), ...options.intake };
  const behindSince = () => state.behind?.since;
  const standing = intake && (await standingOf(intake, behindSince, now, how.onFault));
  const metrics = serverMetrics(behindSince, now, intake && standing && { intake, standing });
  const metricsAt = options.metrics && (await serveMetrics(metrics, options.metrics));
  const pages = watching ? watched(app.fetch) : undefined;
  const { site: whole, door } = await withIntake(
    pages?.fetch ?? app.fetch,
    { ...options, intake },
    {
      standing,
      onFault: how.onFault,
    },
  );
  const noted = noting(log, metrics);
  const fetch = guarded(whole, {
    noted,
    quota: quota > 0 ? quotaOf(quota) : undefined,
    proxies,
    isEnding: () => state.ending,
    behind: () => state.behind,
    stopped: () => standing?.stopped() ?? [],
  });
  const server = createAdaptorServer({
    fetch: (request, env) => fetch(request, env as HttpBindings),
    hostname: host,
    createServer,
    serverOptions: limits,
  }) as Server;
  door?.(server, () => noted('/v1/records', 'POST', 503, 0));
  const closed = gentleEnd(server);
  limitServer(server, proxies);
  // Once more from the free port on: another program may have taken it meanwhile.
  const bound = await listenFrom(server, port, host);
  server.on('error', how.onFault);
  return {
    url: `http://${inAddress(host)}:${bound}/`,
    show: app.show,
    showLive: app.showLive,
    setBehind: (now) => {
      state.behind = now;
    },
    tell: (news) => pages?.tell(news),
    close,
  };

  async function close(): Promise<void> {
    state.ending = true;
    pages?.close();
    standing?.stop();
    metricsAt?.close();
    metricsAt?.closeAllConnections();
    await closed();
    await app.close();
    log.flush();
  }
}

function limitServer(server: Server, proxies: Trusted): void {
  server.maxConnections = mostConnections;
  limitConnections(server, mostOfOne, (address) => proxies(address, 0));
  server.timeout = idle;
}

/** Ends a server when the requests that have arrived are answered, or after some seconds. */
function gentleEnd(server: Server): () => Promise<void> {
  const connections = connectionsOf(server);
  return async () => {
    const cut = AbortSignal.timeout(patience);
    cut.addEventListener('abort', () => server.closeAllConnections());
    await setTimeout(grace);
    await connections.allArrived();
    // The server's own `close` would also drop connections whose request has arrived but was not read yet.
    let closed = false;
    Listener.prototype.close.call(server, () => {
      closed = true;
    });
    while (!closed) {
      await setTimeout(grace);
      await connections.allArrived();
      connections.closeIdle(performance.now() - grace);
    }
  };
}

/** The state of a platform, loaded only where there is one. */
async function standingOf(
  intake: Intake,
  behindSince: () => number | undefined,
  now: () => number,
  onFault: (error: unknown) => void,
): Promise<KeepStanding> {
  const { KeepStanding } = await import('../platform/index.js');
  return new KeepStanding(intake, behindSince, now, onFault);
}

/** The site with the routes for partners, the door before them, and the console: loaded only where there is a platform. */
async function withIntake(
  site: Fetch,
  { intake, now, baseUrl, behindProxy }: ServeOptions,
  { standing, onFault }: { standing?: KeepStanding | undefined; onFault: (error: unknown) => void },
): Promise<{ site: Fetch; door?: Door }> {
  if (!intake) return { site };
  const [{ intakeRoutes }, { Admission }, { keepDoor }, { PartnerQuota }, { consoleRoutes }] =
    await Promise.all([
      import('./platform/routes.js'),
      import('./platform/admission.js'),
      import('./platform/door.js'),
      import('./platform/partnerQuota.js'),
      import('./console/console.js'),
    ]);
  const quota = new PartnerQuota();
  const admission = new Admission();
  const routes = intakeRoutes({ ...intake, admission }, quota);
  const isSecure = behindProxy !== undefined && behindProxy !== false;
  const { people, signing } = intake;
  const console =
    people &&
    signing &&
    consoleRoutes({
      ...intake,
      ...signing,
      people,
      standing: standing && (() => ({ stopped: standing.stopped(), all: standing.readings().length })),
      quota,
      now,
      baseUrl,
      isSecure,
      onFault,
    });
  return {
    site: async (request, env, reader) =>
      (await routes(request, env)) ?? (await console?.(request, env, reader)) ?? site(request, env, reader),
    door: (server, refused) => {
      askLater(server);
      keepDoor(server, { ...intake, admission }, refused);
    },
  };
}
