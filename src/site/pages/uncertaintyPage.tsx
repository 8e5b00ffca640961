import type { Lang } from '../../edition/index.js';
import type { Choice } from '../../figures/index.js';
import { about, intervalsOf, placePath } from '../../figures/index.js';
import { percent, titleWithin } from '../../words/index.js';
import { rootOf, type Shown } from '../shown.js';
import type { FigurePage } from './figurePage.js';

/** How far the ranks hold. */
export const uncertaintyPage: FigurePage = {
  keys: ['period'],
  nodes: () => [],
  headline,
  figures: [
    { id: 'top-ten' },
    { id: 'pairwise' },
    { id: 'left-out' },
    { id: 'choices' },
    { id: 'rank-intervals' },
  ],
};

/** How many ranks stay as they are, and whose is least certain. */
function headline(release: Shown, choice: Choice, lang: Lang) {
  const { plan, period } = about(release, choice);
  const all = intervalsOf(release, choice.period);
  if (all.length === 0)
    return {
      en: `How far the ranks of ${period} hold was not studied.`,
      zh: `${period}的位次稳健性未作研究。`,
    }[lang];
  const still = all.filter((i) => i.low === i.high).length;
  const widest = all.reduce((most, i) => (i.high - i.low > most.high - most.low ? i : most));
  const { code, name } = plan.units[widest.unit]!;
  const who = <a href={`${rootOf(release, lang)}/${placePath(code, period)}`}>{name[lang]}</a>;
  const units = plan.unitsTitle;
  if (widest.low === widest.high) {
    return {
      en: `Nine in ten variants leave every rank of ${period} as it is.`,
      zh: `九成方案下，${period}的全部位次保持不变。`,
    }[lang];
  }
  if (lang === 'zh') {
    return (
      <>
        九成方案下，{all.length}个{units.zh}中有{still}个（{percent(still / all.length, 'zh', 0)}
        ）位次不变；最不确定的是{who}，在第{widest.low}至第{widest.high}位之间。
      </>
    );
  }
  return (
    <>
      Nine in ten variants leave {still} of {all.length} {titleWithin(units.en)} (
      {percent(still / all.length, 'en', 0)}) at their rank of {period}; least certain is {who}, between{' '}
      {widest.low} and {widest.high}.
    </>
  );
}
