import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import { type Coding, type Representation, represent, send } from './representation.js';
import { sameAddress, sameFormat } from './sameAnswer.js';

/** A response before it is hashed and compressed. */
export interface Content {
  content: string | Uint8Array;
  headers: Record<string, string>;
}

/** Finished responses, one for each content coding. */
export interface ResponseCache {
  /** The cached response to a GET or HEAD request. */
  find(request: Request): Response | undefined;
  /** All that the response to a request depends on: the address, the format and the coding. */
  keyOf(request: Request): string;
  /** The content coding that a request prefers; undefined: plain. */
  codingFor(request: Request): Coding | undefined;
  /** Caches a response that was built elsewhere. */
  keep(request: Request, made: Representation): void;
  /** Drops all responses. */
  clear(): void;
  /** Builds a response, caches it and sends it. */
  store(request: Request, make: () => Promise<Content>): Promise<Response>;
}

export interface ResponseCacheOptions {
  /** Maximum size of the cache in bytes; the least recently used responses are evicted first, and none takes more than a quarter. */
  cacheBytes?: number;
  /** Content codings in order of preference; without any, responses are sent plain. */
  codings?: readonly Coding[];
}

/** Maximum number of different `Accept-Encoding` headers whose choice is cached. */
const mostHeaders = 200;

export function responseCache({ cacheBytes = 40e6, codings = [] }: ResponseCacheOptions): ResponseCache {
  const ready = new LRUCache<string, Representation>({
    maxSize: cacheBytes,
    maxEntrySize: Math.ceil(cacheBytes / 4),
    sizeCalculation: ({ body }, key) => body.length + 2 * key.length + 1000,
  });
  const chosen = new LRUCache<string, { coding: Coding | undefined }>({ max: mostHeaders });
  return {
    find(request) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
      const known = ready.get(keyOf(request, codingFor(request)));
      return known && send(request, known);
    },
    keyOf: (request) => keyOf(request, codingFor(request)),
    codingFor,
    keep(request, made) {
      ready.set(keyOf(request, codingFor(request)), made);
    },
    clear: () => ready.clear(),
    async store(request, make) {
      const coding = codingFor(request);
      const { content, headers } = await make();
      const made = await represent(content, headers, coding);
      ready.set(keyOf(request, coding), made);
      return send(request, made);
    },
  };

  function codingFor(request: Request): Coding | undefined {
    // A part of a response is a part of its plain bytes.
    const accepted = (!request.headers.has('Range') && request.headers.get('Accept-Encoding')) || 'identity';
    const known = chosen.get(accepted) ?? { coding: preferred(codings, accepted) };
    chosen.set(accepted, known);
    return known.coding;
  }
}

/** All that a response depends on. */
function keyOf({ url, headers }: Request, coding: Coding | undefined): string {
  const address = sameAddress(url);
  return `${address}\n${sameFormat(address, headers.get('Accept'))}\n${coding?.name ?? ''}`;
}

/** The published types of negotiator lack the option `preferred`. */
interface Choosing {
  encoding(available: readonly string[], how: { preferred: readonly string[] }): string | undefined;
}

/** The coding that the client prefers; among equals the first. Undefined: plain. */
function preferred(codings: readonly Coding[], accepted: string): Coding | undefined {
  const names = codings.map(({ name }) => name);
  const choosing = new Negotiator({ headers: { 'accept-encoding': accepted } }) as unknown as Choosing;
  const name = choosing.encoding([...names, 'identity'], { preferred: names });
  return codings.find((coding) => coding.name === name);
}
