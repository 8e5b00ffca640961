import { SingleBar } from 'cli-progress';
import { type Lang, shownControls } from '../edition/index.js';
import type { Progress } from '../signals/index.js';

/**
 * A progress bar on stderr with the remaining time, for work longer than a moment; none when stderr is not a terminal.
 * A step with another name starts a new bar.
 */
export function progressBar(
  lang: Lang,
  clock = () => performance.now(),
): { report: Progress; stop: () => void } {
  if (!process.stderr.isTTY) return { report: () => {}, stop: () => {} };
  const bar = new SingleBar({
    format: '{bar} {value}/{total} {what}{left}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    barsize: 24,
  });
  let step = '';
  let began = 0;
  return {
    report: (done, total, what) => {
      const payload = {
        what: shownControls(what[lang]),
        left: timeLeft((clock() - began) / 1000, done, total, lang),
      };
      if (step === what.en) return bar.update(done, payload);
      step = what.en;
      began = clock();
      bar.start(total, done, { what: shownControls(what[lang]), left: '' });
    },
    stop: () => bar.stop(),
  };
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
