import { baseName, type Lang } from '../../edition/index.js';
import type { Choice } from '../../figures/index.js';
import { analysisContext, largestSector } from '../../figures/index.js';
import { periodName, sectorFacts, totalOf, viewOf } from '../../words/index.js';
import { figuresLinked } from '../frame/linked.js';
import { rootOf, type Shown } from '../shown.js';
import type { FigurePage } from './figurePage.js';
import { partLeaders } from './partLeaders.js';

/** The sectors of the index, by place, and their growth. */
export const sectorsPage: FigurePage = {
  keys: ['node', 'by', 'period'],
  nodes: ({ plan }) => plan.nodes.flatMap((n, g) => (n.children.length > 0 ? [g] : [])),
  told: (release, { period }) =>
    sectorFacts(viewOf(release, period), totalOf(release)).filter(({ kind }) => kind === 'sectors'),
  untold,
  figures: ['sector-growth', 'shift-share', 'group-matrix', 'location-quotients', 'sector-matrix'],
};

function untold(release: Shown, choice: Choice, lang: Lang) {
  const { plan, period } = analysisContext(release, choice);
  // In its base period a part of an index of shares has its weight, which is no finding.
  const isWeight = plan.method.normalise.method === 'base-share' && period === baseName(plan);
  const top = isWeight ? undefined : largestSector(release, choice, lang);
  const leaders = top ? undefined : partLeaders(release, choice.node, choice.period, period, lang);
  if (leaders) return figuresLinked(leaders.text, leaders.links);
  if (!top)
    return {
      en: `${plan.total.title.en} by part, ${period}.`,
      zh: `${periodName(period, 'zh')}${plan.total.title.zh}各分项。`,
    }[lang];
  const sentence = {
    en: `The largest part of the index in ${period}, ${top.share}, comes from ${top.name}.`,
    zh: `${periodName(period, 'zh')}在指数中占比最大的是${top.name}，占${top.share}。`,
  }[lang];
  return figuresLinked(sentence, [{ text: top.share, href: `${rootOf(release, lang)}/${top.path}` }]);
}
