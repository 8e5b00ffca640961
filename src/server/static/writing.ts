import { createHash } from 'node:crypto';
import { type FileSink, type ReleaseFile, sha256 } from '../../release/index.js';

/** The written site, with the name that follows from its content. */
interface WrittenSite {
  id: string;
  pages: number;
  files: number;
  bytes: number;
}

/** Number of files written at a time: the size of Node's thread pool. */
const together = 4;

/** Writes the files of a site as they are made, and counts them. */
export function writing(put: FileSink['put']): {
  write: (file: ReleaseFile) => Promise<void>;
  end: () => Promise<WrittenSite>;
} {
  const hash = createHash('sha256');
  const done = { pages: 0, files: 0, bytes: 0 };
  const running = new Set<Promise<void>>();
  const faults: unknown[] = [];
  const counted = async (file: ReleaseFile) => {
    await put(file);
    done.files++;
    done.bytes += Buffer.byteLength(file.content);
  };
  return {
    async write(file) {
      hash.update(`${sha256(file.content)} ${file.path}\n`);
      if (/(?:^|\/)index\.html$/.test(file.path)) done.pages++;
      if (running.size >= together) await Promise.race(running);
      if (faults.length > 0) throw faults[0];
      const one = counted(file)
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
