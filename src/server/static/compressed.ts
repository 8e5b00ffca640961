import type { ReleaseFile } from '../../release/index.js';
import { codings } from '../node/codings.js';

/** Minimum size for compression. */
const worthwhile = 1024;

/** What many pages load. Other files are left to the host, which compresses them as it sends them. */
const compressible =
  /^assets\/.*\.(css|js)$|(?:^|\/)release\/.*\.(json|topojson)$|(?:^|\/)(places|pages)\.json$/;

const gzip = codings.find(({ name }) => name === 'gzip')!;

/** The `.gz` copy of a file that gains by it, for hosts that hand out what lies beside a file. */
export async function compressedOf({ path, content }: ReleaseFile): Promise<ReleaseFile | undefined> {
  if (!compressible.test(path) || Buffer.byteLength(content) < worthwhile) return undefined;
  return { path: `${path}.gz`, content: await gzip.pack(Buffer.from(content)) };
}
