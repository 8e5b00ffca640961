import type { ReleaseFile } from '../../release/index.js';
import { codings } from '../node/codings.js';

/** Minimum size for compression. */
const worthwhile = 1024;

/** Files that many pages load. Others are compressed by the host. */
const compressible =
  /^assets\/.*\.(css|js)$|(?:^|\/)release\/.*\.(json|topojson)$|(?:^|\/)(places|pages)\.json$/;

const gzip = codings.find(({ name }) => name === 'gzip')!;

/** The `.gz` copy of a file that gains by it, for hosts that serve precompressed files. */
export async function compressedOf({ path, content }: ReleaseFile): Promise<ReleaseFile | undefined> {
  if (!compressible.test(path) || Buffer.byteLength(content) < worthwhile) return undefined;
  return { path: `${path}.gz`, content: await gzip.pack(Buffer.from(content)) };
}
