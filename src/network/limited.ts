/** An answer that is larger than it may be. */
export class TooLarge extends Error {
  readonly code = 'TOO_LARGE';

  constructor(readonly limit: number) {
    super(`an answer of more than ${limit} bytes`);
  }
}

/**
 * Reads the body of an answer, unpacked, or another stream, and stops as soon as it is too large.
 * @param limit bytes
 * @throws TooLarge
 */
export async function readLimited(
  { body }: { body: AsyncIterable<Uint8Array> | null },
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.length;
    if (size > limit) throw new TooLarge(limit);
    parts.push(part);
  }
  return Uint8Array.from(Buffer.concat(parts));
}

/**
 * `fetch` whose answers have a limit: they are read before it resolves.
 * @param limit bytes, unpacked
 * @throws TooLarge
 */
export const limitedFetch =
  (limit: number) =>
  async (url: string, init?: RequestInit): Promise<Response> => {
    const response = await fetch(url, init);
    const body = await readLimited(response, limit);
    const { status, statusText, headers } = response;
    const isEmpty = status === 204 || status === 205 || status === 304;
    return new Response(isEmpty ? null : body, { status, statusText, headers });
  };
