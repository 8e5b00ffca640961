import { workerData } from 'node:worker_threads';
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { openRelease } from '../../release/index.js';
import { headersOf } from '../api/representation.js';
import type { SiteOptions } from '../app.js';
import type { Served } from '../mounted.js';
import { unfolding } from './unfolding.js';

/** A request as it is passed to a worker. */
export interface Question {
  method: string;
  /** Path and query. */
  address: string;
  headers: Record<string, string>;
  /** The clock, in milliseconds since 1970 (UTC): releases under embargo are not there. */
  instant: number;
}

/** A response as a worker returns it: whole, hashed and compressed. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
  /** How long it took. */
  ms: number;
  /** The fault behind a status of 500. */
  fault?: string;
}

/** What a worker needs to open the releases again. */
export interface WorkerSite {
  releases: (Pick<Served, 'vintage' | 'series' | 'published'> & { folder: string; id: string })[];
  options: Pick<SiteOptions, 'trust' | 'site'>;
}

/** Responses are cached by the main thread. */
const cacheBytes = 1;

const { releases, options } = workerData as WorkerSite;
const opened = Promise.all(
  releases.map(async ({ folder, id, ...rest }): Promise<Served> => {
    const release = await openRelease(folder);
    if (release.manifest.id !== id) throw new Error(`${folder}: found ${release.manifest.id}, served ${id}`);
    return { ...release, ...rest };
  }),
);
let now = 0;
let fault: string | undefined;
const site = opened.then((all) =>
  unfolding(all, () => now, {
    ...options,
    cacheBytes,
    onFault: (error) => {
      fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
    },
  }),
);

/** Answers one request; one at a time. */
export default async function answer({ method, address, headers, instant }: Question): Promise<unknown> {
  const fetch = await site;
  const began = performance.now();
  now = instant;
  fault = undefined;
  const response = await fetch(new Request(`http://site${address}`, { method, headers }));
  const body = new Uint8Array(await response.arrayBuffer());
  const told = fault === undefined ? {} : { fault };
  const ms = performance.now() - began;
  const value: Answer = {
    status: response.status,
    headers: headersOf(response),
    body,
    ms,
    ...told,
  };
  return move({ [transferableSymbol]: [body.buffer], [valueSymbol]: value } as never);
}
