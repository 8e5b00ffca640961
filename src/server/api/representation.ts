import { digest } from '../../release/index.js';
import { languageOf } from './negotiate.js';
import { ApiProblem, problemResponse } from './problem.js';

/** A finished response: its bytes as sent, with their tag, so that sending it again costs nothing. */
export interface Representation {
  body: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
  /** The tag of the uncompressed bytes. */
  tag: string;
}

/** A content coding, named as in `Accept-Encoding`. */
export interface Coding {
  name: string;
  pack(body: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
}

/** Minimum size for compression. */
const worthwhile = 1024;

const compressible = /^(?:text\/|image\/svg|application\/(?:[\w.+-]*json|[\w.+-]*xml|[\w.+-]*csv))/;

/** The headers of a response, with capital letters as they are usually written. */
export const headersOf = ({ headers }: Response): Record<string, string> =>
  Object.fromEntries(
    [...headers].map(([name, value]) => [name.replace(/(?:^|-)[a-z]/g, (s) => s.toUpperCase()), value]),
  );

/** Hashes and compresses a response. */
export async function represent(
  content: string | Uint8Array,
  headers: Record<string, string>,
  coding?: Coding,
): Promise<Representation> {
  const plain = (
    typeof content === 'string' ? new TextEncoder().encode(content) : content
  ) as Uint8Array<ArrayBuffer>;
  const tag = (await digest(plain)).slice(0, 32);
  const small = plain.length < worthwhile || !compressible.test(headers['Content-Type'] ?? '');
  if (!coding || small) return { body: plain, tag, headers: described(headers, plain, tag) };
  const body = await coding.pack(plain);
  const packed = { ...headers, 'Content-Encoding': coding.name };
  return { body, tag, headers: described(packed, body, `${tag}-${coding.name}`) };
}

function described(headers: Record<string, string>, body: Uint8Array, tag: string) {
  return { ...headers, ETag: `"${tag}"`, 'Content-Length': `${body.length}` };
}

/** Headers of every response of the API: readable from any origin, and no content sniffing. */
export const fixed: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers':
    'Content-Location, Data-Status, Deprecation, ETag, Link, RateLimit, RateLimit-Policy, Retry-After',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** The response to one request: 304 where the client has it already, 206 where it asks for a part. */
export function send(request: Request, { body, headers, tag }: Representation): Response {
  const known = request.headers.get('If-None-Match');
  if (known !== null && isAmong(tag, known)) return unchanged(headers);
  if (headers['Content-Encoding'] !== undefined) return new Response(body, { status: 200, headers });
  const divisible = { ...headers, 'Accept-Ranges': 'bytes' };
  const range = rangeOf(request, body.length, tag);
  if (!range) return new Response(body, { status: 200, headers: divisible });
  if (range === 'outside') {
    const outside = { ...fixed, 'Content-Range': `bytes */${body.length}` };
    return problemResponse(new ApiProblem('range-outside', [], outside), languageOf(request));
  }
  const [from, to] = range;
  return new Response(body.subarray(from, to + 1), {
    status: 206,
    headers: {
      ...divisible,
      'Content-Length': `${to + 1 - from}`,
      'Content-Range': `bytes ${from}-${to}/${body.length}`,
    },
  });
}

/**
 * The bytes that a request asks for, the first and the last (RFC 9110, section 14); undefined where it asks for all, for several
 * parts, or for a part of other bytes (`If-Range`).
 */
function rangeOf(
  { method, headers }: Request,
  length: number,
  tag: string,
): [number, number] | 'outside' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(headers.get('Range')?.trim() ?? '') ?? [];
  const only = headers.get('If-Range');
  if (method !== 'GET' || (first === '' && last === '') || (only !== null && only !== `"${tag}"`))
    return undefined;
  if (first === '') return Number(last) === 0 ? 'outside' : [Math.max(0, length - Number(last)), length - 1];
  const [from, to] = [Number(first), last === '' ? length - 1 : Math.min(Number(last), length - 1)];
  if (last !== '' && Number(last) < from) return undefined;
  return from < length ? [from, to] : 'outside';
}

function unchanged(headers: Record<string, string>): Response {
  const { 'Content-Length': _, 'Content-Encoding': __, 'Content-Type': ___, ...kept } = headers;
  return new Response(null, { status: 304, headers: kept });
}

function isAmong(tag: string, known: string): boolean {
  if (known.trim() === '*') return true;
  return known.split(',').some((one) => {
    const bare = one.trim().replace(/^W\//, '');
    return bare === `"${tag}"` || (bare.startsWith(`"${tag}-`) && /^"\w+-\w+"$/.test(bare));
  });
}
