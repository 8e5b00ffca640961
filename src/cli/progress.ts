import { SingleBar } from 'cli-progress';
import type { Lang } from '../edition/index.js';
import type { Progress } from '../signals/index.js';

/** A progress bar on stderr for work longer than a moment; none when stderr is not a terminal. */
export function progressBar(lang: Lang): { report: Progress; stop: () => void } {
  if (!process.stderr.isTTY) return { report: () => {}, stop: () => {} };
  const bar = new SingleBar({
    format: '{bar} {value}/{total} {what}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    barsize: 24,
  });
  let started = false;
  return {
    report: (done, total, what) => {
      if (!started) bar.start(total, done, { what: what[lang] });
      started = true;
      bar.update(done, { what: what[lang] });
    },
    stop: () => bar.stop(),
  };
}
