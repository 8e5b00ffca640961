import type { Text } from '../../../edition/index.js';
import type { Question } from '../acts.js';
import type { Gathered } from '../gather.js';
import type { Moved } from '../moves.js';
import { columnTexts, figure, question, recordColumns, shownCases } from './question.js';

/** Records of which a correction changed the period: until both periods are signed again, they count where they were signed last. */
export function movedQuestions({ moved: { held, left } }: Gathered): Question[] {
  return [...asked('moved-here', held), ...asked('moved-away', left)];
}

const texts: Record<
  'moved-here' | 'moved-away',
  (count: string, periods: string) => Record<'found' | 'usual', Text>
> = {
  'moved-here': (count, periods) => ({
    found: {
      en: `Moved here by a correction, and not counted here yet, as still signed in ${periods}: ${count}`,
      zh: `${count}条记录经更正改到本期，但仍在${periods}的签署内容中，暂不计入本期`,
    },
    usual: {
      en: `The rule asks at the first one. A record counts in one period only. Sign ${periods} again first; then check this period again and sign it.`,
      zh: `出现一条即需说明。每条记录只计入一期。请先重新签署${periods}，再重新审核并签署本期。`,
    },
  }),
  'moved-away': (count, periods) => ({
    found: {
      en: `Moved by a correction to ${periods}, where they are not signed yet, and no longer counted here: ${count}`,
      zh: `${count}条记录经更正改到${periods}，不再计入本期，但尚未列入该期的签署内容`,
    },
    usual: {
      en: `The rule asks at the first one. Sign this period; then check ${periods} again and sign it. Between the two signatures these records are in no figure.`,
      zh: `出现一条即需说明。请签署本期后，再重新审核并签署${periods}；两次签署之间，这些记录不计入任何数字。`,
    },
  }),
};

function asked(rule: keyof typeof texts, moved: readonly Moved[]): Question[] {
  if (moved.length === 0) return [];
  const periods = [...new Set(moved.map(({ period }) => period))].sort().join(', ');
  return [
    question({
      check: 'validity',
      rule,
      ...texts[rule](figure(moved.length), periods),
      columns: columnTexts(...recordColumns.slice(0, 2), { en: 'Period', zh: '周期' }),
      examples: moved
        .slice(0, shownCases)
        .map(({ record, period }) => [record.receipt, `${record.line}`, period]),
      cases: moved.length,
    }),
  ];
}
