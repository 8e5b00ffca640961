import { SingleBar } from 'cli-progress';
import { escapeControls, type Lang, type Text } from '../edition/index.js';
import type { Progress } from '../signals/index.js';
import { type CommonOptions, languageOf } from './common.js';

/**
 * A progress bar on stderr with the remaining time, for work longer than a moment; none when stderr is not a terminal.
 * A step with another name starts a new bar; one whose length is not known (a total of 0) is a line that says what is done.
 */
export function progressBar(
  lang: Lang,
  clock = () => performance.now(),
): { report: Progress | undefined; stop: () => void } {
  if (!process.stderr.isTTY) return { report: undefined, stop: () => {} };
  const bar = new SingleBar({
    format: '{bar} {value}/{total} {what}{left}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    barsize: 24,
  });
  let step = '';
  let began = 0;
  const clear = () => {
    bar.stop();
    process.stderr.write(`\r${clearLine}`);
  };
  return {
    report: (done, total, what) => {
      if (total === 0) {
        step = '';
        clear();
        process.stderr.write(`${escapeControls(what[lang])} …`);
        return;
      }
      const payload = {
        what: escapeControls(what[lang]),
        left: timeLeft((clock() - began) / 1000, done, total, lang),
      };
      if (step === what.en) {
        // More may be found on the way.
        bar.setTotal(total);
        return bar.update(done, payload);
      }
      clear();
      step = what.en;
      began = clock();
      bar.start(total, done, { what: escapeControls(what[lang]), left: '' });
    },
    stop: clear,
  };
}

/** The sequence by which a terminal clears the rest of a line. */
const clearLine = '\x1b[K';

/** Does work that cannot say how far it is; a terminal says what is being done. */
export async function withNotice<T>(
  options: CommonOptions,
  what: Text,
  work: (report: Progress) => T | Promise<T>,
): Promise<T> {
  const bar = progressBar(languageOf(options));
  const report = bar.report ?? (() => {});
  report(0, 0, what);
  try {
    return await work(report);
  } finally {
    bar.stop();
  }
}

/** “, 2 min 10 s left” at the average speed so far; empty while unknown. */
export function timeLeft(seconds: number, done: number, total: number, lang: Lang): string {
  if (done <= 0 || done >= total || seconds < 1) return '';
  const left = Math.ceil((seconds * (total - done)) / done);
  const [min, s] = [Math.floor(left / 60), left % 60];
  const words = {
    en: `${min > 0 ? `${min} min ` : ''}${s} s left`,
    zh: `剩余${min > 0 ? `${min}分` : ''}${s}秒`,
  };
  return { en: `, ${words.en}`, zh: `，${words.zh}` }[lang];
}
