import { digest } from './digest.js';

/** An answer made ready: its bytes plain and compressed, each with its tag, so that sending it again costs nothing. */
export interface Representation {
  plain: Variant;
  gzip: Variant | undefined;
  /** The tag without what tells the two apart. */
  tag: string;
  bytes: number;
}

interface Variant {
  body: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
}

/** Below this compression gains nothing. */
const worthwhile = 1024;

const compressible = /^(?:text\/|application\/(?:[\w.+-]*json|[\w.+-]*xml|[\w.+-]*csv))/;

/** Makes an answer ready: hashed once and compressed once. */
export async function represent(
  content: string | Uint8Array,
  headers: Record<string, string>,
): Promise<Representation> {
  const body = (
    typeof content === 'string' ? new TextEncoder().encode(content) : content
  ) as Uint8Array<ArrayBuffer>;
  const tag = (await digest(body)).slice(0, 32);
  const small = body.length < worthwhile || !compressible.test(headers['Content-Type'] ?? '');
  const zipped = small ? undefined : await gzipped(body);
  const all = { ...fixed, ...headers };
  return {
    plain: { body, headers: { ...all, ETag: `"${tag}"`, 'Content-Length': `${body.length}` } },
    gzip: zipped && {
      body: zipped,
      headers: {
        ...all,
        ETag: `"${tag}-gzip"`,
        'Content-Encoding': 'gzip',
        'Content-Length': `${zipped.length}`,
      },
    },
    tag,
    bytes: body.length + (zipped?.length ?? 0),
  };
}

/** What every answer says: anyone's page may read it, and no browser takes it for something else. */
export const fixed: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers':
    'Content-Location, Data-Status, ETag, Link, RateLimit, RateLimit-Policy, Retry-After',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** The answer to one request: 304 where the reader has it already, compressed where that is understood. */
export function send(request: Request, ready: Representation): Response {
  const variant = (takesGzip(request.headers.get('Accept-Encoding')) && ready.gzip) || ready.plain;
  const known = request.headers.get('If-None-Match');
  if (known !== null && isAmong(ready.tag, known)) return unchanged(variant);
  return new Response(variant.body, { status: 200, headers: variant.headers });
}

function unchanged({ headers }: Variant): Response {
  const { 'Content-Length': _, 'Content-Encoding': __, 'Content-Type': ___, ...kept } = headers;
  return new Response(null, { status: 304, headers: kept });
}

function isAmong(tag: string, known: string): boolean {
  if (known.trim() === '*') return true;
  return known.split(',').some((one) => {
    const bare = one.trim().replace(/^W\//, '');
    return bare === `"${tag}"` || bare === `"${tag}-gzip"`;
  });
}

function takesGzip(accepted: string | null): boolean {
  if (accepted === null) return false;
  if (accepted === 'gzip' || accepted.startsWith('gzip,')) return true;
  return accepted
    .split(',')
    .some((one) => /^\s*(?:x-)?gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$)[\d.]+\s*)?$/i.test(one));
}

async function gzipped(body: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
