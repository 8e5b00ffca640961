import { createHash } from 'node:crypto';
import { type FileSink, type ReleaseFile, sha256 } from '../../release/index.js';
import { compressedOf } from './compressed.js';

/** The written site, with the name that follows from its content. */
interface WrittenSite {
  id: string;
  pages: number;
  files: number;
  bytes: number;
}

/** Number of files compressed at a time: the size of Node's thread pool. */
const together = 4;

/** Writes the files of a site as they are made, with their compressed copies, and counts them. */
export function writing(put: FileSink['put']): {
  write: (file: ReleaseFile) => Promise<void>;
  end: () => Promise<WrittenSite>;
} {
  const hash = createHash('sha256');
  const done = { pages: 0, files: 0, bytes: 0 };
  const running = new Set<Promise<void>>();
  const faults: unknown[] = [];
  const putAll = async (file: ReleaseFile) => {
    const packed = await compressedOf(file);
    for (const one of packed ? [file, packed] : [file]) {
      await put(one);
      done.files++;
      done.bytes += Buffer.byteLength(one.content);
    }
  };
  return {
    async write(file) {
      hash.update(`${sha256(file.content)} ${file.path}\n`);
      if (/(?:^|\/)index\.html$/.test(file.path)) done.pages++;
      if (running.size >= together) await Promise.race(running);
      if (faults.length > 0) throw faults[0];
      const one = putAll(file)
        .catch((fault: unknown) => void faults.push(fault))
        .finally(() => running.delete(one));
      running.add(one);
    },
    async end() {
      await Promise.all(running);
      if (faults.length > 0) throw faults[0];
      return { id: `site-${hash.digest('hex').slice(0, 32)}`, ...done };
    },
  };
}
