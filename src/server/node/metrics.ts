import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { KeepStanding } from '../../platform/index.js';
import { endpoints } from '../api/endpoints/index.js';
import type { Intake } from '../platform/routes.js';
import { addPlatformMetrics } from './platformMetrics.js';

/** The kind of an address of the API: its first part and the resource, without the release. */
function resourceOf(path: string): string {
  const [, first = '', second = '', third = ''] = path.split('/', 4).map((s) => s.replace(/\..*$/, ''));
  const name = first === 'v1' && second !== 'releases' ? third : second;
  return `${first}/${name}`;
}

const resources = new Set(endpoints.map(({ path }) => resourceOf(path)));

/** The kind of a requested address, as one of few labels: never text of the client. */
export function areaOf(path: string): string {
  const [, first = ''] = path.split('/', 2).map((s) => s.replace(/\..*$/, ''));
  if (first === 'v1' || first === 'sdmx') {
    const area = resourceOf(path);
    return resources.has(area) && !area.endsWith('/') ? area : first;
  }
  return first === 'openapi' || first === 'assets' || first === 'release' ? first : 'page';
}

export type ServerMetrics = ReturnType<typeof serverMetrics>;

/**
 * Metrics of the server, for Prometheus.
 *
 * @param behindSince since when the live index is behind, in milliseconds since 1970; undefined where it is not
 * @param of the platform and its state, where there is one
 */
export function serverMetrics(
  behindSince: () => number | undefined,
  now: () => number,
  of?: { intake: Intake; standing: KeepStanding } | undefined,
) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const labelNames = ['area', 'method', 'status'] as const;
  const requests = new Counter({
    name: 'iplus_http_requests_total',
    help: 'Requests answered',
    labelNames,
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'iplus_http_request_duration_seconds',
    help: 'Time from a request to its response',
    labelNames: ['area'] as const,
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  if (of) addPlatformMetrics(registry, of.intake, of.standing);
  else
    new Gauge({
      name: 'iplus_live_behind_seconds',
      help: 'How long the live index has been behind what was stored; 0 where it is not',
      registers: [registry],
      collect() {
        const since = behindSince();
        this.set(since === undefined ? 0 : Math.max(0, now() - since) / 1000);
      },
    });
  const known = new Set(['GET', 'HEAD', 'OPTIONS']);
  return {
    count(path: string, method: string, status: number, ms: number): void {
      const area = areaOf(path);
      requests.inc({ area, method: known.has(method) ? method : 'other', status });
      seconds.observe({ area }, ms / 1000);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
