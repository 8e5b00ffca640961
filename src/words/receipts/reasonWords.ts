import type { Lang } from '../../edition/index.js';
import { lossWords, reasonWords } from '../../release/index.js';

/** What to say of a raw figure that is not plainly observed: missing or filled in, and why; with the code of the files. */
export function reasonText(reason: string, lang: Lang): string {
  const words = reasonWords[reason]![lang];
  const filled = reason.startsWith('imputed:') || reason === 'mixed';
  return {
    en: `${filled ? 'filled in' : 'missing'}: ${words} (${reason})`,
    zh: `${filled ? '填补值' : '缺失'}：${words}（${reason}）`,
  }[lang];
}

/** Why there is no value: what a choice of the method does to the figures, or what is said of the raw figure. */
export function whyText(why: string, lang: Lang): string {
  const words = Object.hasOwn(lossWords, why) ? lossWords[why as keyof typeof lossWords] : reasonWords[why]!;
  return words[lang];
}

/** What stands in place of an absent value. */
export function missingText(why: string | null, lang: Lang): string {
  return why === null ? { en: 'no value', zh: '无值' }[lang] : whyText(why, lang);
}
