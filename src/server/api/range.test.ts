import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { represent, send } from './representation.js';

const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i % 251);
const made = await represent(bytes, { 'Content-Type': 'application/vnd.apache.parquet' });
const ask = async (headers: Record<string, string>, method = 'GET') => {
  const response = send(new Request('http://x/', { method, headers }), made);
  return { response, body: new Uint8Array(await response.arrayBuffer()) };
};

describe('a part of a response', () => {
  it('is the bytes that were asked for, whichever they are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1100),
        fc.nat(1100),
        fc.constantFrom('both', 'from', 'last'),
        async (a, b, kind) => {
          const range = { both: `bytes=${a}-${b}`, from: `bytes=${a}-`, last: `bytes=-${a}` }[kind];
          const { response, body } = await ask({ Range: range });
          const [from, to] = { both: [a, b], from: [a, 999], last: [Math.max(0, 1000 - a), 999] }[kind] as [
            number,
            number,
          ];
          const isNone = kind === 'last' ? a === 0 : a > 999;
          if (kind === 'both' && b < a) expect([response.status, body.length]).toEqual([200, 1000]);
          else if (isNone) {
            expect(response.status).toBe(416);
            expect(response.headers.get('Content-Range')).toBe('bytes */1000');
          } else {
            expect(response.status).toBe(206);
            expect([...body]).toEqual([...bytes.slice(from, to + 1)]);
            expect(response.headers.get('Content-Range')).toBe(`bytes ${from}-${Math.min(to, 999)}/1000`);
            expect(response.headers.get('Content-Length')).toBe(`${body.length}`);
          }
        },
      ),
    );
  });

  it.each(['bytes=0-1,5-6', 'lines=0-1', 'bytes=-', 'bytes=a-b', 'bytes=1'])(
    'is all of it for %s',
    async (range) => {
      const { response, body } = await ask({ Range: range });
      expect([response.status, body.length]).toEqual([200, 1000]);
      expect(response.headers.get('Accept-Ranges')).toBe('bytes');
    },
  );

  it('is all of it where the bytes have become others, or for HEAD; and nothing where the client has them', async () => {
    const tag = made.headers['ETag']!;
    expect((await ask({ Range: 'bytes=0-9', 'If-Range': tag })).response.status).toBe(206);
    expect((await ask({ Range: 'bytes=0-9', 'If-Range': '"other"' })).response.status).toBe(200);
    expect((await ask({ Range: 'bytes=0-9' }, 'HEAD')).response.status).toBe(200);
    expect((await ask({ Range: 'bytes=0-9', 'If-None-Match': tag })).response.status).toBe(304);
  });

  it('is none of a compressed response', async () => {
    const packed = { ...made, headers: { ...made.headers, 'Content-Encoding': 'br' } };
    expect(send(new Request('http://x/', { headers: { Range: 'bytes=0-9' } }), packed).status).toBe(200);
  });
});
