import { headlinePeriod } from '../analysis/index.js';
import { publishedPeriods, type Text } from '../edition/index.js';
import type { Release } from '../release/index.js';
import { periodName } from '../words/index.js';

/** The published periods after that of headlines: their figures are provisional. */
const provisionalPeriods = ({ plan, index }: Release): readonly string[] =>
  publishedPeriods(plan).slice(headlinePeriod({ plan, index }) + 1);

/** The addition to the note and the alternative text of a figure over time; empty where nothing is provisional. */
export function provisionalNote(release: Release, as: 'dashed' | 'shown'): Text {
  const periods = provisionalPeriods(release);
  if (periods.length === 0) return { en: '', zh: '' };
  const [first, last] = [periods[0]!, periods.at(-1)!];
  const one = first === last;
  const en = one ? `${first} is provisional` : `${first} to ${last} are provisional`;
  const zh = one ? periodName(first, 'zh') : `${periodName(first, 'zh')}至${periodName(last, 'zh')}`;
  const how = {
    dashed: { en: ' (broken line, open points)', zh: '（虚线、空心点）' },
    shown: { en: '', zh: '' },
  }[as];
  return { en: ` ${en}${how.en}.`, zh: `${zh}为初步结果${how.zh}。` };
}

/** A text with what it adds. */
export const withNote = (text: Text, note: Text): Text => ({
  en: `${text.en} ${note.en.trimStart()}`.trimEnd(),
  zh: text.zh + note.zh,
});
