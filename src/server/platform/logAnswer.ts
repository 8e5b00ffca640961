import type { PublishedFiles } from '../../release/index.js';
import { fixed } from '../api/representation.js';
import { kinds } from '../node/trust.js';

const at = '/v1/log/';

/** A file of the public log, which anybody may read; undefined for all other addresses. */
export async function logAnswer(
  files: PublishedFiles,
  method: string,
  { pathname }: URL,
): Promise<Response | undefined> {
  if (!pathname.startsWith(at)) return undefined;
  if (method !== 'GET' && method !== 'HEAD')
    return new Response(null, { status: 405, headers: { ...fixed, Allow: 'GET, HEAD' } });
  const path = pathname.slice(at.length);
  const kind = kinds.log.find(({ name }) => name.test(path));
  const content = kind && (await files(path));
  if (content === undefined) return new Response(null, { status: 404, headers: fixed });
  const headers = { ...fixed, 'Content-Type': kind!.type, 'Cache-Control': kind!.cache };
  return new Response(method === 'HEAD' ? null : (content as BodyInit), { headers });
}
