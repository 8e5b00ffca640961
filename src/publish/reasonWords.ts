import type { Lang } from '../edition/index.js';
import { reasonWords } from '../release/index.js';

/** What to say of a raw figure that is not plainly observed: missing or filled in, and why; with the code of the files. */
export function reasonText(reason: string, lang: Lang): string {
  const words = reasonWords[reason]![lang];
  const filled = reason.startsWith('imputed:') || reason === 'mixed';
  return {
    en: `${filled ? 'filled in' : 'missing'}: ${words} (${reason})`,
    zh: `${filled ? '填补值' : '缺失'}：${words}（${reason}）`,
  }[lang];
}
