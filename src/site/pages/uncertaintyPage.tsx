import type { Lang } from '../../edition/index.js';
import type { Choice } from '../../figures/index.js';
import { about, intervalsOf, placePath } from '../../figures/index.js';
import { percent, periodName, titleWithin } from '../../words/index.js';
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
      zh: `${periodName(period, 'zh')}的位次稳健性未作研究。`,
    }[lang];
  const still = all.filter((i) => i.low === i.high).length;
  const widest = all.reduce((most, i) => (i.high - i.low > most.high - most.low ? i : most));
  const { code, name } = plan.units[widest.unit]!;
  const who = <a href={`${rootOf(release, lang)}/${placePath(code, period)}`}>{name[lang]}</a>;
  const units = plan.unitsTitle;
  if (widest.low === widest.high) {
    return {
      en: `With other weights, or one indicator less, every rank of ${period} nearly always stays as it is.`,
      zh: `变动权重或剔除一项指标，${periodName(period, 'zh')}的全部位次在九成方案中不变。`,
    }[lang];
  }
  const kept = percent(still / all.length, lang, 0);
  if (lang === 'zh') {
    return (
      <>
        {all.length}个{units.zh}中，
        {still === 0 ? '没有一个在九成方案中位次不变' : `${still}个（${kept}）在九成方案中位次不变`}
        ；最不确定的是{who}，九成方案下列第{widest.low}位至第{widest.high}位。
      </>
    );
  }
  return (
    <>
      {still === 0 ? 'None' : `${still} (${kept})`} of the {all.length} {titleWithin(units.en)} in the ranking{' '}
      {still > 1 ? 'keep their' : 'keeps its'} rank of {period} in nine of ten variants; the least certain is{' '}
      {who}, between ranks {widest.low} and {widest.high}.
    </>
  );
}
