import type { Lang } from '../../edition/index.js';
import type { Choice } from '../../figures/index.js';
import { about, nodesIn } from '../../figures/index.js';
import {
  type BalanceTopic,
  balanceTopic,
  number,
  periodName,
  probability,
  reasonOf,
  signed,
  tableRows,
  tablesIn,
  value,
} from '../../words/index.js';
import { figuresLinked } from '../frame/linked.js';
import { rootOf, type Shown } from '../shown.js';
import type { FigurePage } from './figurePage.js';

/** How evenly the index is spread, whether that changed, and who is near whom. */
export const balancePage: FigurePage = {
  keys: ['node', 'by', 'period'],
  nodes: (release) =>
    nodesIn(
      release,
      tableRows(tablesIn(release), 'lorenz').map((r) => r.node),
    ),
  headline,
  figures: [
    { id: 'lorenz' },
    { id: 'inequality', verdict: said('gini', 1) },
    { id: 'gini-parts', verdict: said('between') },
    { id: 'convergence', verdict: said('beta') },
    { id: 'spread', verdict: sigma },
    { id: 'gap', verdict: said('gap') },
    { id: 'growth-poles' },
    { id: 'mobility', verdict: said('mobility') },
    { id: 'rank-size' },
    { id: 'moran', verdict: said('neighbours') },
    { id: 'lisa' },
  ],
};

function headline(release: Shown, choice: Choice, lang: Lang) {
  const { plan, node, periods, receipt, rows } = about(release, choice);
  const gini = rows('inequality', { level: plan.level, node, measure: 'gini' });
  const path = receipt('inequality', 'value');
  const links = [periods[0], periods.at(-1)].flatMap((period) => {
    const row = gini.find((r) => r.period === period && r.value !== null);
    return row
      ? [{ text: number(value(row, 'value'), 3, lang), href: `${rootOf(release, lang)}/${path(row)}` }]
      : [];
  });
  if (periods.length === 1 && links[0]) {
    const units = plan.unitsTitle;
    return figuresLinked(
      {
        en: `The Gini index of the ${units.en.toLowerCase()} is ${links[0].text} in ${periods[0]}.`,
        zh: `${periodName(periods[0]!, 'zh')}各${units.zh}指数的基尼系数为${links[0].text}。`,
      }[lang],
      links.slice(0, 1),
    );
  }
  return figuresLinked(
    balanceTopic(release, choice.node, 'gini', lang)[0] ??
      balanceTopic(release, choice.node, 'mobility', lang)[0] ??
      noChange[lang],
    links,
  );
}

const noChange = { en: 'There is one period: nothing can have changed.', zh: '只有一期，无从比较变化。' };

/** One sentence of a topic, or some. */
function said(topic: BalanceTopic, from = 0, to = from + 1) {
  return (release: Shown, choice: Choice, lang: Lang) => {
    const lines = balanceTopic(release, choice.node, topic, lang).slice(from, to);
    return lines.length === 0 ? undefined : lines.join(lang === 'en' ? ' ' : '');
  };
}

/** Whether the spread fell over the periods. */
function sigma(release: Shown, choice: Choice, lang: Lang): string | undefined {
  const { plan, node, rows } = about(release, choice);
  const row = rows('sigma-convergence', { level: plan.level, node, measure: 'sd-log' })[0];
  const words: Record<string, Record<Lang, string>> = {
    narrowed: { en: 'The spread fell', zh: '离散程度下降' },
    widened: { en: 'The spread rose', zh: '离散程度上升' },
    'not-distinguishable': {
      en: 'The trend of the spread is too weak to tell from chance',
      zh: '离散程度的趋势与随机起伏无法区分',
    },
  };
  const what = words[String(row?.verdict)];
  if (!row || !what) {
    const why = row && reasonOf(row.verdict)[lang];
    return why && { en: `No verdict on the trend: ${why}.`, zh: `趋势无法判断：${why}。` }[lang];
  }
  const slope = signed(value(row, 'slope'), 4, lang);
  const p = probability(value(row, 'p'), lang);
  return {
    en: `${what.en}: ${slope} a year (${p}).`,
    zh: `${what.zh}：每年${slope}（${p}）。`,
  }[lang];
}
