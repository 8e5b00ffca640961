import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { packageRoot } from '../../package/index.js';
import { isPublic } from '../../release/index.js';
import { languageOf } from '../api/negotiate.js';
import { ApiProblem, problemResponse } from '../api/problem.js';
import { fixed, send } from '../api/representation.js';
import { responseCache } from '../api/responseCache.js';
import { sameAddress } from '../api/sameAnswer.js';
import type { ServedFolder } from '../mounted.js';
import type { Answer, Question, WorkerRelease, WorkerSite } from './answerWorker.js';
import { codings } from './codings.js';
import { isExpensive } from './expensive.js';
import type { Fetch, Reader } from './guard.js';
import { Busy, Lane } from './lane.js';

/** `answerWorker.ts` with all it needs, as `scripts/bundle.mjs` bundled it. */
const module = fileURLToPath(new URL('dist/program/answerWorker.js', packageRoot));

/** Milliseconds from a request on after which it is given up: a connection on which nothing is sent for a minute is cut. */
const longest = 55_000;

/** Limits of quick and of expensive requests, and of the JavaScript memory of one worker. */
const quick = {
  atOnce: 1,
  waiting: 400,
  each: 64,
  patience: longest,
  ends: false,
  memory: { least: 192, times: 4, most: 512 },
  niceIncrement: 0,
};
const costly = {
  atOnce: Math.max(1, availableParallelism() - 2),
  waiting: 64,
  each: 6,
  patience: longest,
  ends: true,
  memory: { least: 256, times: 4, most: 768 },
  // All other threads go first.
  niceIncrement: 10,
};

/** MiB of the young generation of a worker's JavaScript heap, which the garbage collector goes through when it is full. */
const youngMemory = 16;

/** How many times the memory that its threads have live releases may need before a front is opened anew. */
const mostGrowth = 1.1;

/** Milliseconds of processor time that the quota of a reader is charged for expensive work before it is done. */
const usualCost = 1000;

export interface Front {
  fetch: Fetch;
  /** Shows other live releases from now on; false where that takes a new front. */
  showLive?: (live: readonly ServedFolder[]) => boolean;
  /** Ends when the requests in progress are answered. */
  close(): Promise<void>;
}

/** Options of the site for its workers, the clock, and the handler of faults. */
type FrontOptions = WorkerSite['options'] & { now: () => number; onFault: (error: unknown) => void };

/**
 * Answers from the cache, and all else from worker threads: one for quick requests and others for expensive ones, so that nobody
 * waits for another's report or export. This thread computes no answer.
 */
export function fronted(
  releases: readonly ServedFolder[],
  beginning: readonly ServedFolder[],
  { now, onFault, ...options }: FrontOptions,
): Front {
  let live = beginning.map(ofWorker);
  const cache = responseCache({ codings });
  const opened = [...releases, ...beginning];
  const pools = [
    poolOf(releases, options, quick, opened),
    poolOf(releases, options, costly, opened),
  ] as const;
  // A thread may end when nobody waits for it, for want of memory as it opens the releases: that would end the program.
  for (const pool of pools) pool.on('error', onFault);
  const lanes = [laneIn(pools[0], quick), laneIn(pools[1], costly)] as const;
  let shown = -1;
  warmUp(answered);
  return {
    fetch(request, { outgoing }, reader) {
      const leaving = new AbortController();
      outgoing.once('close', () => leaving.abort());
      return answered(request, reader, leaving.signal);
    },
    showLive(next) {
      const needed = memoryFor([...releases, ...next], quick.memory);
      if (needed > mostGrowth * memoryFor(opened, quick.memory)) return false;
      live = next.map(ofWorker);
      cache.clear();
      return true;
    },
    async close() {
      await Promise.all(lanes.map((lane) => lane.done()));
      await Promise.all(pools.map((pool) => pool.destroy()));
    },
  };

  async function answered(request: Request, reader: Reader, leaving: AbortSignal): Promise<Response> {
    const instant = now();
    const open = releases.filter(({ vintage }) => isPublic(vintage, instant)).length;
    if (open !== shown) cache.clear();
    shown = open;
    const known = cache.find(request);
    if (known) return known;
    const lang = languageOf(request);
    try {
      const isRead = request.method === 'GET' || request.method === 'HEAD';
      const asOf = live;
      const question = { ...questionOf(request, isRead ? 'GET' : request.method, instant), live: asOf };
      const key = `${question.method} ${lang} ${open} ${asOf.map(({ id }) => id).join(' ')}\n${cache.keyOf(request)}`;
      const { status, headers, body } = await asked(key, question, reader, leaving);
      // Answers without a tag may change between requests: keys, and a growing log.
      if (isRead && status === 200 && headers['Etag'] !== undefined && asOf === live) {
        const made = { body, headers, tag: tagOf(headers) };
        cache.keep(request, made);
        return send(request, made);
      }
      const isEmpty = body.length === 0 || request.method === 'HEAD';
      return new Response(isEmpty ? null : body, { status, headers });
    } catch (error) {
      if (leaving.aborted) return new Response(null, { status: leftStatus });
      if (!(error instanceof Busy)) onFault(error);
      return busy(error instanceof Busy ? error.seconds : 5, lang);
    }
  }

  /** The answer of a worker. Expensive work is charged before it is done: many questions at once cost what they would one by one. */
  async function asked(
    key: string,
    question: Question,
    reader: Reader,
    leaving: AbortSignal,
  ): Promise<Answer> {
    const isCostly = isExpensive(question.address, question.headers['Accept'] ?? null);
    if (isCostly) reader.spend(usualCost);
    const answer = await lanes[isCostly ? 1 : 0].answer(key, question, reader.key, leaving);
    reader.spend(isCostly ? Math.max(0, answer.ms - usualCost) : answer.ms);
    if (answer.fault !== undefined) onFault(new Error(answer.fault));
    return answer;
  }
}

/** Makes the first page in both languages and reads all figures, so that the first readers do not wait for it. */
function warmUp(
  answered: (request: Request, reader: Reader, leaving: AbortSignal) => Promise<Response>,
): void {
  const self = { key: 'server', spend: () => {} };
  for (const [lang, address] of [
    ['en', '/en/'],
    ['zh', '/zh/'],
    ['en', '/v1/latest/values?limit=1'],
  ] as const) {
    const headers = { 'Accept-Encoding': codings[0]!.name, 'Accept-Language': lang };
    void answered(new Request(`http://site${address}`, { headers }), self, new AbortController().signal);
  }
}

/** Status of a response that nobody reads, for the log. */
const leftStatus = 499;

function busy(seconds: number, lang: 'en' | 'zh'): Response {
  return problemResponse(new ApiProblem('busy', [], { ...fixed, 'Retry-After': `${seconds}` }), lang);
}

function poolOf(
  releases: readonly ServedFolder[],
  options: WorkerSite['options'],
  { atOnce, memory, niceIncrement }: typeof quick,
  opened: readonly ServedFolder[],
): Piscina {
  const workerData: WorkerSite = {
    releases: releases.map(ofWorker),
    options,
  };
  return new Piscina({
    filename: module,
    minThreads: 1,
    maxThreads: atOnce,
    workerData,
    niceIncrement,
    resourceLimits: {
      maxOldGenerationSizeMb: memoryFor(opened, memory),
      maxYoungGenerationSizeMb: youngMemory,
    },
  });
}

/** What a worker needs to open a release. */
function ofWorker({ folder, manifest, vintage, series, flash }: ServedFolder): WorkerRelease {
  return {
    folder,
    id: manifest.id,
    ...(vintage && { vintage }),
    ...(series && { series }),
    ...(flash && { flash }),
  };
}

/**
 * The limit of the JavaScript heap of a worker in MiB: a constant and a multiple of the size of the releases on disk. The code of the
 * site takes 60 MiB, and what is worked out for the pages of a small release with two readings another 60.
 */
function memoryFor(
  releases: readonly ServedFolder[],
  { least, times, most }: (typeof quick)['memory'],
): number {
  const bytes = releases.flatMap(({ manifest }) => manifest.files.map((file) => file.bytes));
  const size = bytes.reduce((sum, each) => sum + each, 0) / 2 ** 20;
  return Math.round(Math.min(most, least + times * size));
}

const laneIn = (pool: Piscina, limits: typeof quick) =>
  new Lane<Question, Answer>(limits, (question, signal) => pool.run(question, { signal }));

function questionOf(request: Request, method: string, instant: number): Omit<Question, 'live'> {
  const names = ['Accept', 'Accept-Encoding', 'Accept-Language'];
  const given = names.flatMap((name) => {
    const value = request.headers.get(name);
    const isLeftOut = name === 'Accept-Encoding' && request.headers.has('Range');
    return value === null || isLeftOut ? [] : [[name, value] as const];
  });
  return { method, address: sameAddress(request.url), headers: Object.fromEntries(given), instant };
}

/** The tag of the uncompressed bytes, from that of an answer. */
const tagOf = (headers: Record<string, string>) => (headers['Etag'] ?? '').replace(/^"|(?:-\w+)?"$/g, '');
