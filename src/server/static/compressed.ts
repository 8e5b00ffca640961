import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { ReleaseFile } from '../../release/index.js';

/** Below this compression gains nothing. */
const worthwhile = 1024;
const compressible = /\.(html|css|csv|json|xml|txt|svg|topojson|md|bib|ris|cff)$/;

/** The same file compressed, for hosts that hand out what lies beside it: `.gz` and `.br`. */
export function compressedBeside({ path, content }: ReleaseFile): ReleaseFile[] {
  const bytes = Buffer.from(content);
  if (bytes.length < worthwhile || !compressible.test(path)) return [];
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  const gzip = gzipSync(bytes, { level: 9 });
  gzip[9] = 255; // which system made it is nobody's business
  return [
    { path: `${path}.br`, content: brotli },
    { path: `${path}.gz`, content: gzip },
  ];
}
