import { workerData } from 'node:worker_threads';
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { openRelease } from '../../release/index.js';
import { headersOf, type Representation, represent } from '../api/representation.js';
import { type ResponseCache, responseCache } from '../api/responseCache.js';
import type { SiteOptions } from '../app.js';
import type { Served } from '../mounted.js';
import { codings } from './codings.js';
import { collect } from './collect.js';
import { isExpensive } from './expensive.js';
import { unfolding } from './unfolding.js';

/** A request as it is passed to a worker. */
export interface Question {
  method: string;
  /** Path and query. */
  address: string;
  headers: Record<string, string>;
  /** The clock, in milliseconds since 1970 (UTC): releases under embargo are not there. */
  instant: number;
  /** Releases that are shown behind the others, and change every few seconds. */
  live: readonly WorkerRelease[];
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

/** What a worker needs to open a release. */
export type WorkerRelease = Pick<Served, 'flash' | 'vintage' | 'series'> & {
  folder: string;
  id: string;
};

/** The data for a worker to open the releases again. */
export interface WorkerSite {
  releases: WorkerRelease[];
  options: Pick<SiteOptions, 'trust' | 'site' | 'expected'>;
}

/**
 * The last answer as bytes: a body that passes through a response is copied twice, which takes memory for files of tens of MB.
 */
let made: Representation | undefined;
/** Milliseconds from which an expensive answer is followed by garbage collection; a quick one takes as long only where it had to wait for the processor. */
const long = 100;

/** Responses are cached by the main thread. */
const choosing = responseCache({ codings });
const cache: ResponseCache = {
  ...choosing,
  find: () => undefined,
  async store(request, make) {
    const { content, headers } = await make();
    made = await represent(content, headers, choosing.codingFor(request));
    return new Response(null, { headers: made.headers });
  },
};

const { releases, options } = workerData as WorkerSite;
const openAll = (all: readonly WorkerRelease[]) =>
  Promise.all(
    all.map(async ({ folder, id, ...rest }): Promise<Served> => {
      const release = await openRelease(folder);
      if (release.manifest.id !== id)
        throw new Error(`${folder}: found ${release.manifest.id}, served ${id}`);
      return { ...release, ...rest };
    }),
  );
/** Milliseconds after which releases that could not be opened are tried again: a file that was changed may be put back. */
const patience = 2_000;
let opened = openAll(releases);
let failedAt: number | undefined;
const noted = () => opened.then(collect, () => (failedAt = performance.now()));

function openedReleases(): Promise<Served[]> {
  if (failedAt !== undefined && performance.now() - failedAt > patience) {
    failedAt = undefined;
    opened = openAll(releases);
    void noted();
  }
  return opened;
}

let now = 0;
let fault: string | undefined;
const siteOf = (all: readonly Served[]) =>
  unfolding(all, () => now, {
    ...options,
    cache,
    onFault: (error) => {
      fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
    },
  });

/** The site with the live releases of the last question: these alone are opened again when they change. */
let shown: { live: string; site: Promise<ReturnType<typeof siteOf>> } | undefined;

function siteWith(live: readonly WorkerRelease[]): Promise<ReturnType<typeof siteOf>> {
  const key = JSON.stringify(live.map(({ folder, id, flash }) => [folder, id, flash?.shown, flash?.behind]));
  if (shown?.live !== key) {
    const site = Promise.all([openedReleases(), openAll(live)]).then((all) => siteOf(all.flat()));
    // The next request names another folder where this one no longer exists.
    site.catch(() => {
      if (shown?.site === site) shown = undefined;
    });
    shown = { live: key, site };
  }
  return shown!.site;
}

/** Answers one request; one at a time. */
async function answer({ method, address, headers, instant, live }: Question): Promise<unknown> {
  const fetch = await siteWith(live);
  const began = performance.now();
  now = instant;
  fault = undefined;
  made = undefined;
  const response = await fetch(new Request(`http://site${address}`, { method, headers }));
  const body = whole(response) ?? new Uint8Array(await response.arrayBuffer());
  const told = fault === undefined ? {} : { fault };
  const ms = performance.now() - began;
  if (ms > long && isExpensive(address, headers['Accept'] ?? null)) setImmediate(collect);
  const value: Answer = {
    status: response.status,
    headers: headersOf(response),
    body,
    ms,
    ...told,
  };
  return move({ [transferableSymbol]: isItsOwn(body) ? [body.buffer] : [], [valueSymbol]: value } as never);
}

/** Whether memory holds hardly anything but an answer: that of short ones is shared. */
const isItsOwn = ({ byteLength, buffer }: Uint8Array) =>
  byteLength > 65_536 && 2 * byteLength > buffer.byteLength;

/** The body that was made for a response; undefined where it has one of its own. */
const whole = (response: Response) => (response.body === null ? made?.body : undefined);

/** Makes the site and its first page, for nobody: what all pages need is computed, and their code compiled, before the first reader asks. */
async function warmUp(): Promise<void> {
  const fetch = await siteWith([]);
  now = Date.now();
  await fetch(new Request('http://site/en/'));
}

/** Answers once the releases are open: this thread sleeps between questions, so that the first of them would wait for all of it. */
export default noted()
  .then(warmUp)
  .catch(() => {})
  .then(() => answer);
