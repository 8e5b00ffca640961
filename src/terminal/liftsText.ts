import type { Effect, Lifts } from '../analysis/index.js';
import type { Lang, Plan } from '../edition/index.js';
import {
  alignColumns,
  formatNodePoints,
  formatSignificant,
  headOf,
  nodeName,
  signedChange,
} from '../words/index.js';

/** What would lift a unit: for each indicator the points and the rank that a better value of it alone would bring. */
export function liftsText(plan: Plan, found: Lifts, lang: Lang): string {
  const head = {
    en: ['now', 'one per cent', 'one sd', 'to the median', 'to the best'],
    zh: ['现值', '改善百分之一', '改善一个标准差', '达到中位数', '达到最优'],
  }[lang];
  const rank = found.rank > 0 ? String(found.rank) : '–';
  const now = {
    en: `now ${formatNodePoints(plan, found.node, found.score, 'en')}, rank ${rank}`,
    zh: `现为${formatNodePoints(plan, found.node, found.score, 'zh')}，第${rank}位`,
  };
  const about = {
    en: 'Points of the score, and the rank, when one indicator alone gets better and the index is built again; most per standard deviation first. An asterisk marks a value that was filled in.',
    zh: '仅改善一个指标并重算指数时得分的变化与位次；按改善一个标准差的效果排序。星号为填补值。',
  };
  return [
    headOf(plan, found, lang),
    now[lang],
    '',
    about[lang],
    '',
    ...alignColumns([[{ en: 'indicator', zh: '指标' }[lang], ...head], ...found.lifts.map(cells)]),
  ].join('\n');

  function cells(l: Lifts['lifts'][number]): string[] {
    const mark = l.was === 'imputed' ? '*' : '';
    const effects = [l.percent, l.sd, l.median, l.best].map((e) => effectText(e, lang));
    return [nodeName(plan, l.node, lang), `${formatSignificant(l.value, lang)}${mark}`, ...effects];
  }
}

function effectText(e: Effect | undefined, lang: Lang): string {
  if (!e) return '–';
  return `${signedChange(e.points, lang)} (${e.rank > 0 ? e.rank : '–'})`;
}

/** The lifts for programs: ids in place of numbers. */
export function liftsJson(plan: Plan, { unit, node, period, peers, only, lifts, ...rest }: Lifts): object {
  return {
    unit: plan.units[unit]!.code,
    node: plan.nodes[node]!.id,
    period: plan.periods[plan.first + period],
    peers: plan.groupings[peers]?.column ?? null,
    only: only?.map((k) => plan.indicators[k]!.id) ?? null,
    ...rest,
    lifts: lifts.map(({ node: g, indicator: _, ...lift }) => ({ indicator: plan.nodes[g]!.id, ...lift })),
  };
}
