import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import { type Coding, type Representation, represent, send } from './representation.js';

/** An answer before it is hashed and compressed. */
export interface Content {
  content: string | Uint8Array;
  headers: Record<string, string>;
}

/** Answers that are kept ready, each as the bytes that one kind of reader understands. */
export interface Kept {
  /** The answer to a request that reads, where it is kept. */
  find(request: Request): Response | undefined;
  /** Makes an answer ready, keeps it and sends it. */
  keep(request: Request, make: () => Promise<Content>): Promise<Response>;
}

export interface Keeping {
  /** Bytes of answers kept ready: the least used go first. */
  cacheBytes?: number;
  /** How answers can be compressed, the best first; without them they are sent plain. */
  codings?: readonly Coding[];
}

/** Different headers `Accept-Encoding` that are remembered. */
const mostHeaders = 200;

export function keeping({ cacheBytes = 64e6, codings = [] }: Keeping): Kept {
  const ready = new LRUCache<string, Representation>({
    maxSize: cacheBytes,
    sizeCalculation: ({ body }, key) => body.length + 2 * key.length + 1000,
  });
  const chosen = new LRUCache<string, { coding: Coding | undefined }>({ max: mostHeaders });
  return {
    find(request) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
      const known = ready.get(keyOf(request, codingFor(request)));
      return known && send(request, known);
    },
    async keep(request, make) {
      const coding = codingFor(request);
      const { content, headers } = await make();
      const made = await represent(content, headers, coding);
      ready.set(keyOf(request, coding), made);
      return send(request, made);
    },
  };

  function codingFor(request: Request): Coding | undefined {
    const accepted = request.headers.get('Accept-Encoding') ?? 'identity';
    const known = chosen.get(accepted) ?? { coding: preferred(codings, accepted) };
    chosen.set(accepted, known);
    return known.coding;
  }
}

/** What an answer depends on. */
function keyOf({ url, headers }: Request, coding: Coding | undefined): string {
  return `${url.slice(url.indexOf('/', 8))}\n${headers.get('Accept') ?? ''}\n${coding?.name ?? ''}`;
}

/** The types of negotiator are of its last line, which knew no preference. */
interface Choosing {
  encoding(available: readonly string[], how: { preferred: readonly string[] }): string | undefined;
}

/** The coding that a reader likes best; of those liked alike the first. Undefined: plain. */
function preferred(codings: readonly Coding[], accepted: string): Coding | undefined {
  const names = codings.map(({ name }) => name);
  const choosing = new Negotiator({ headers: { 'accept-encoding': accepted } }) as unknown as Choosing;
  const name = choosing.encoding([...names, 'identity'], { preferred: names });
  return codings.find((coding) => coding.name === name);
}
