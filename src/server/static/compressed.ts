import type { ReleaseFile } from '../../release/index.js';
import { codings } from '../node/codings.js';

/** Minimum size for compression. */
const worthwhile = 1024;
const compressible = /\.(html|css|js|csv|json|xml|txt|svg|topojson|md|bib|ris|cff)$/;

const endings: Readonly<Record<string, string>> = { br: '.br', gzip: '.gz' };

/** Number of files compressed at a time: the size of Node's thread pool. */
const together = 4;

/**
 * The files, and for each that gains by it `.br` and `.gz` copies for hosts that serve precompressed files. Identical
 * content is compressed once.
 *
 * @param hashOf a hash of the content of a file
 */
export async function withCompressed(
  files: readonly ReleaseFile[],
  hashOf: (file: ReleaseFile) => string,
): Promise<ReleaseFile[]> {
  const packed = new Map<string, Uint8Array[]>();
  const worth = files.filter(isWorthwhile);
  const once = [...new Map(worth.map((file) => [hashOf(file), file])).values()];
  for (let at = 0; at < once.length; at += together) {
    const some = once.slice(at, at + together);
    const variants = await Promise.all(some.map(({ content }) => pack(Buffer.from(content))));
    some.forEach((file, i) => {
      packed.set(hashOf(file), variants[i]!);
    });
  }
  return files.flatMap((file) => [
    file,
    ...(isWorthwhile(file)
      ? packed
          .get(hashOf(file))!
          .map((content, i) => ({ path: file.path + endings[codings[i]!.name]!, content }))
      : []),
  ]);
}

const isWorthwhile = ({ path, content }: ReleaseFile) =>
  compressible.test(path) && Buffer.byteLength(content) >= worthwhile;

const pack = (bytes: Uint8Array) => Promise.all(codings.map((coding) => coding.pack(bytes)));
