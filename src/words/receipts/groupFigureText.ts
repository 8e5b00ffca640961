import type { Lang, Text } from '../../edition/index.js';
import type { MergedFigure, Receipt } from '../../release/index.js';
import { formatExact, formatPercent } from '../numbers/numbers.js';

/**
 * What a group's raw figure is made of, where its units' figures do not add up, and what there is in the group itself.
 * Undefined for every other figure.
 */
export function groupFigureText({ raw, rollUp }: Receipt, lang: Lang): string | undefined {
  if (!raw?.merged) return undefined;
  const { of, column, value } = raw.merged;
  const made = rollUp === 'mean' ? meanOf : sumOf;
  const twice = of === 'distinct' ? countedTwice(column)[lang] : '';
  const own = value === null ? '' : ownText(raw.merged, value)[lang];
  return `${made[lang]}${twice}${own}`;
}

const sumOf: Text = { en: 'the sum of its units', zh: '为组内各值之和' };
const meanOf: Text = { en: 'the mean of its units', zh: '为组内各值均值' };

const countedTwice = (column: string): Text => ({
  en: `: a value of ${column} that is found in two of them counts twice`,
  zh: `：同一 ${column} 在组内出现两处的，计两次`,
});

function ownText({ of, error }: MergedFigure, value: number): Text {
  const about = error && {
    standard: { en: ' (standard error %)', zh: '（标准误 %）' },
    bound: { en: ' (to within %)', zh: '（误差不超过 %）' },
  };
  const said = (lang: Lang) => {
    const off =
      error && about ? about[error.kind][lang].replace('%', formatPercent(error.relative, lang)) : '';
    return `${formatExact(value, lang)}${off}`;
  };
  if (of === 'distinct') return { en: `; each once: ${said('en')}`, zh: `；去重后为 ${said('zh')}` };
  return { en: `; of all its records: ${said('en')}`, zh: `；按全部记录计为 ${said('zh')}` };
}
