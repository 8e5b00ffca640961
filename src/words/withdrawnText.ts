import type { Lang } from '../edition/index.js';
import type { Withdrawal } from '../release/index.js';

/** That a release is withdrawn, since when and why, in a sentence. */
export function withdrawnText({ date, reason }: Withdrawal, lang: Lang): string {
  return {
    en: `Withdrawn on ${date}: ${reason.en}`,
    zh: `已于${date}撤回：${reason.zh}`,
  }[lang];
}
