import type { HttpBindings } from '@hono/node-server';
import type { Logger } from 'pino';
import { clientAddress, quotaKey, type Trusted } from '../../network/index.js';
import type { Stopped } from '../../platform/index.js';
import { type Behind, behindReasons } from '../../site/index.js';
import { languageOf } from '../api/negotiate.js';
import { ApiProblem, problemResponse } from '../api/problem.js';
import { fixed } from '../api/representation.js';
import type { ServerMetrics } from './metrics.js';
import type { Quota } from './quota.js';

/** Who asks, as limits count readers. */
export interface Reader {
  key: string;
  /** Charges work on the reader's quota, in milliseconds of the processor. */
  spend: (ms: number) => void;
}

/** An application that answers requests. */
export type Fetch = (request: Request, env: HttpBindings, reader: Reader) => Response | Promise<Response>;

export interface GuardOptions {
  noted: Noted;
  /** Absent: no rate limit. */
  quota?: Quota | undefined;
  /** Which proxies are believed. */
  proxies: Trusted;
  /** Whether the server is shutting down. */
  isEnding: () => boolean;
  /** Since when the live index is behind, and why; undefined where it is not. */
  behind: () => Behind | undefined;
  /** What of the platform has stopped. */
  stopped: () => readonly Stopped[];
}

/** An application that is guarded. */
export type Guarded = (request: Request, env: HttpBindings) => Promise<Response>;

/** Takes note of a request that was answered. */
export type Noted = (path: string, method: string, status: number, ms: number, address?: string) => void;

/** Notes requests in the metrics, and in the log where it lists them. */
export function noting(log: Logger, metrics: ServerMetrics): Noted {
  const logs = log.isLevelEnabled('info');
  return (path, method, status, ms, address) => {
    metrics.count(path, method, status, ms);
    if (logs) log.info({ method, path: path.slice(0, 500), status, ms: Math.round(ms), address });
  };
}

/** Wraps an application on a server: rate limit, log, `/healthz`, and counts for the metrics. */
export function guarded(
  app: Fetch,
  { noted, quota, proxies, isEnding, behind, stopped }: GuardOptions,
): Guarded {
  return async (request, env) => {
    const began = performance.now();
    const path = pathOf(request.url);
    const socket = env.incoming.socket.remoteAddress;
    const address = clientAddress(socket, request.headers.get('X-Forwarded-For'), proxies);
    const key = quotaKey(address);
    const reader = { key, spend: (cost: number) => quota?.addTime(key, cost) };
    if (isEnding()) env.outgoing.setHeader('Connection', 'close');
    const response =
      unfit(request, env) ??
      own(path) ??
      (await held(request, env, key)) ??
      (await app(request, env, reader));
    noted(path, request.method, response.status, performance.now() - began, address);
    return response;
  };

  /** Health check. */
  function own(path: string): Response | undefined {
    if (path !== '/healthz') return undefined;
    const headers = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };
    const status = isEnding() ? 503 : 200;
    const late = behind();
    const live = late && {
      status: 'behind',
      since: new Date(late.since).toISOString(),
      because: behindReasons[late.why].en,
    };
    const all = stopped().map(({ name, what, since }) => ({
      name,
      what: what.en,
      ...(since !== undefined && { since: new Date(since).toISOString() }),
    }));
    return Response.json(
      {
        status: isEnding() ? 'ending' : 'ok',
        ...(live && { live }),
        ...(all.length > 0 && { stopped: all }),
      },
      { status, headers },
    );
  }

  /** Applies the rate limit: refuses excess requests; other responses state the remaining quota. */
  async function held(request: Request, env: HttpBindings, reader: string) {
    if (!quota) return undefined;
    const { left, seconds } = await quota.take(reader);
    env.outgoing.setHeader('RateLimit-Policy', quota.policy);
    env.outgoing.setHeader('RateLimit', `"reader";r=${Math.max(0, left)};t=${seconds}`);
    if (left >= 0) return undefined;
    const headers = { ...fixed, 'Retry-After': `${seconds}` };
    return problemResponse(new ApiProblem('quota-exceeded', [], headers), languageOf(request));
  }
}

/** Methods of requests that are passed on: the site answers some, the routes for partners others. */
const methods = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Refuses methods without a handler, and requests with several hosts, of which a proxy may have used another one (RFC 9112, 3.2).
 */
function unfit(request: Request, { incoming }: HttpBindings): Response | undefined {
  const lang = languageOf(request);
  if (!methods.has(request.method)) {
    const headers = { ...fixed, Allow: 'GET, HEAD, OPTIONS' };
    return problemResponse(new ApiProblem('method-not-allowed', [], headers), lang);
  }
  const hosts = incoming.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length;
  if (hosts < 2) return undefined;
  const wrong = {
    in: 'header',
    parameter: 'Host',
    found: { en: `${hosts} headers`, zh: `${hosts} 个标头` },
    expected: { en: 'one', zh: '一个' },
    mend: { en: 'send Host once', zh: '请只发送一次 Host' },
  } as const;
  return problemResponse(new ApiProblem('bad-parameter', [wrong], fixed), lang);
}

function pathOf(url: string): string {
  const from = url.indexOf('/', 8);
  const to = url.indexOf('?', from);
  return from < 0 ? '/' : url.slice(from, to < 0 ? undefined : to);
}
