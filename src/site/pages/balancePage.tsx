import { headlinePeriod } from '../../analysis/index.js';
import { hasNaturalZero, type Lang } from '../../edition/index.js';
import type { Choice } from '../../figures/index.js';
import { analysisContext, nodesIn } from '../../figures/index.js';
import {
  balanceFacts,
  factsOfKind,
  formatNumber,
  giniIntervalFacts,
  numberIn,
  periodName,
  spreadFacts,
  tableRows,
  tablesIn,
  titleWithin,
  viewOf,
} from '../../words/index.js';
import { figuresLinked } from '../frame/linked.js';
import { rootOf, type Shown } from '../shown.js';
import type { FigurePage } from './figurePage.js';

/** How evenly the index is distributed, whether that changed, and whether neighbours are alike. */
export const balancePage: FigurePage = {
  keys: ['node', 'by', 'period'],
  nodes: (release) =>
    nodesIn(
      release,
      tableRows(tablesIn(release), 'inequality').map((r) => r.node),
    ),
  told: (release, choice) => {
    const view = shownView(release, choice);
    if (view.t === 0) return [];
    const changes = balanceFacts(view);
    return changes.length > 0 ? changes : factsOfKind(spreadFacts(view), 'class-moves');
  },
  untold: (release, choice, lang) => {
    const { t, period } = shownView(release, choice);
    return t === 0 ? (giniAlone(release, choice, period, lang) ?? noChange[lang]) : notKnown[lang];
  },
  facts: (release, choice) => {
    const view = shownView(release, choice);
    return view.t === 0
      ? []
      : [...giniIntervalFacts(view), ...balanceFacts(view, view.t - 1), ...spreadFacts(view)];
  },
  standfirst: (release, choice, lang) => {
    const isAlone = shownView(release, choice).t === 0;
    return isAlone && hasNaturalZero(release.plan) ? ends[lang] : null;
  },
  figures: [
    'gap-measures',
    'lorenz',
    'inequality',
    'gini-parts',
    'gap',
    'convergence',
    'spread',
    'mobility',
    'growth-poles',
    'rank-size',
    'moran',
    'lisa',
  ],
};

/** The Gini coefficient, or the standard deviation, of a period that is compared with none before; undefined where it has none. */
function giniAlone(release: Shown, choice: Choice, period: string, lang: Lang) {
  const { plan, node, receiptOf, rowsWhere } = analysisContext(release, choice);
  const isRatio = hasNaturalZero(plan);
  const measure = isRatio ? 'gini' : 'sd';
  const row = rowsWhere('inequality', { level: plan.level, node, measure, period })[0];
  if (!row || row.value === null) return undefined;
  const text = formatNumber(numberIn(row, 'value'), isRatio ? 3 : 2, lang);
  const [en, zh] = isRatio
    ? ['Gini coefficient', '基尼系数']
    : ['standard deviation in points', '标准差（点）'];
  const units = plan.unitsTitle;
  return figuresLinked(
    {
      en: `The ${en} of the ${titleWithin(units.en)} is ${text} in ${period}.`,
      zh: `${periodName(period, 'zh')}各${units.zh}指数的${zh}为${text}。`,
    }[lang],
    [{ text, href: `${rootOf(release, lang)}/${receiptOf('inequality', 'value')(row)}` }],
  );
}

/** What the ends of the Gini coefficient mean. */
const ends = {
  en: '0 would mean that all are equal, 1 that one has everything.',
  zh: '0表示完全均等，1表示全部集中于一处。',
};
const noChange = {
  en: 'No period before is compared: nothing can have changed.',
  zh: '没有可比的前期，无从比较变化。',
};
const notKnown = {
  en: 'Too few values are above zero to say how uneven the places are.',
  zh: '取值大于零的单元过少，不均衡程度无法给出。',
};

/** The node in the period of headlines. */
const shownView = (release: Shown, { node }: Choice) => viewOf(release, headlinePeriod(release), node);
