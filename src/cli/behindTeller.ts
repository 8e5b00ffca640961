import type { Lang } from '../edition/index.js';
import { type Behind, behindReasons, type Site } from '../server/index.js';
import { printError } from './common.js';

/** Has a site and the log on stderr say that the live index is behind, or has caught up. */
export function behindTeller(
  site: Pick<Site, 'setBehind'>,
  lang: Lang,
): (behind: Behind | undefined) => void {
  return (behind) => {
    site.setBehind(behind);
    printError(behind ? behindText(behind)[lang] : caughtUp[lang]);
  };
}

const caughtUp = { en: 'The live index has caught up.', zh: '动态指数已恢复更新。' };

function behindText({ since, why }: Behind) {
  const at = new Date(since).toISOString();
  return {
    en: `The live index is behind since ${at}: ${behindReasons[why].en}.`,
    zh: `动态指数自 ${at} 起未更新：${behindReasons[why].zh}。`,
  };
}
