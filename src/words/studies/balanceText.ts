import { type Analysed, type Balance, balanceOf } from '../../analysis/index.js';
import { type Lang, memoize, type Plan, publishedPeriods, type Text } from '../../edition/index.js';
import { number, percent, periodName, signed } from '../numbers/numbers.js';
import { mobilityLine } from './balanceMobility.js';
import { neighboursLines } from './balanceNeighbours.js';
import { reasonOf, spanOf, went } from './balancePhrases.js';
import { balanceReasons } from './balanceReasons.js';

/** What a sentence of balance speaks of. */
export type BalanceTopic = 'gini' | 'between' | 'gap' | 'beta' | 'neighbours' | 'mobility';

/** Gap, balance and convergence of the whole index over the published periods, a sentence each. */
export function balanceLines(of: Analysed, lang: Lang): string[] {
  const topics: readonly BalanceTopic[] = ['gini', 'between', 'gap', 'beta', 'neighbours', 'mobility'];
  return topics.flatMap((topic) => balanceTopic(of, 0, topic, lang));
}

/** What is said of one topic for a node, a sentence each. */
export function balanceTopic(of: Analysed, g: number, topic: BalanceTopic, lang: Lang): string[] {
  const known = topicsOf(of);
  const lines = known.get(g) ?? linesOf(of, g);
  known.set(g, lines);
  return lines[topic].map((line) => line[lang]);
}

const topicsOf = memoize((_: Analysed) => new Map<number, Record<BalanceTopic, Text[]>>());

function linesOf(of: Analysed, g: number): Record<BalanceTopic, Text[]> {
  const { plan } = of;
  const balance = balanceOf(of, g);
  const first = balance.spans.slice(0, 1);
  return {
    gini: balance.spans.map((span) => giniLine(plan, span)),
    between: [...betweenLine(plan, balance), ...betweenChangeLine(plan, balance)],
    gap: first.map((span) => gapLine(plan, span)),
    beta: first.map((span) => betaLine(plan, span)),
    neighbours: neighboursLines(plan, balance),
    mobility: mobilityLine(plan, balance),
  };
}

type Span = Balance['spans'][number];

function giniLine(plan: Plan, { from, to, gini, verdict }: Span): Text {
  const [a, b] = spanOf(plan, from, to);
  const why = reasonOf(verdict);
  const units = { en: plan.unitsTitle.en.toLowerCase(), zh: plan.unitsTitle.zh };
  if (Number.isNaN(gini.before) || Number.isNaN(gini.after)) {
    return {
      en: `How uneven the ${units.en} are in ${a.en} and ${b.en} cannot be said: ${why.en}.`,
      zh: `${a.zh}与${b.zh}${units.zh}之间的不均衡程度无法给出：${why.zh}。`,
    };
  }
  const among = gini.units < gini.unitsOf;
  const both = {
    en: among ? ` among the ${gini.units} of ${gini.unitsOf} ${units.en} in both` : '',
    zh: among ? `按两期均有数据的${gini.units}个${units.zh}（共${gini.unitsOf}个）计，` : '',
  };
  const became = went([gini.before, gini.after], [a, b], (x, lang) => number(x, 3, lang));
  const range = {
    en: Number.isNaN(gini.low)
      ? ''
      : ` (95% interval of the change: ${signed(gini.low, 3, 'en')} to ${signed(gini.high, 3, 'en')})`,
    zh: Number.isNaN(gini.low)
      ? ''
      : `（变化的95%区间为${signed(gini.low, 3, 'zh')}至${signed(gini.high, 3, 'zh')}）`,
  };
  const numbers = {
    en: `the Gini index ${became.en}${both.en}${range.en}`,
    zh: `${both.zh}基尼系数${became.zh}${range.zh}`,
  };
  if (verdict === 'narrowed' || verdict === 'widened') {
    return {
      en: `The gaps between ${units.en} ${verdict}: ${numbers.en}. Good and bad years of single ${units.en} alone would change the spread this much in fewer than 1 of 20 cases.`,
      zh: `${units.zh}之间的差距${{ narrowed: '缩小', widened: '扩大' }[verdict]}：${numbers.zh}。若各${units.zh}只是随机起伏，离散程度出现这样大变化的机会不到二十分之一。`,
    };
  }
  const isSame = number(gini.before, 3, 'en') === number(gini.after, 3, 'en');
  const end =
    verdict === 'not-distinguishable'
      ? isSame
        ? { en: '', zh: '' }
        : { en: ', a change too small to tell from chance', zh: '，如此幅度的变化与随机起伏无法区分' }
      : { en: `; no verdict: ${why.en}`, zh: `；无法判断：${why.zh}` };
  return { en: `T${numbers.en.slice(1)}${end.en}.`, zh: `${numbers.zh}${end.zh}。` };
}

function betweenLine(plan: Plan, { between }: Balance): Text[] {
  const known = between.filter(({ share }) => !Number.isNaN(share));
  if (known.length === 0) return [];
  const part = (lang: Lang) =>
    known.map(({ grouping, share }) => {
      const title = plan.groupings[grouping]!.title[lang];
      return lang === 'en'
        ? `${percent(share, lang)} lies between ${title.toLowerCase()}`
        : `${title}之间占${percent(share, lang)}`;
    });
  const last = periodName(publishedPeriods(plan).at(-1)!, 'zh');
  return [
    {
      en: `Of the Gini index of ${publishedPeriods(plan).at(-1)}, ${part('en').join(', ')} (net of overlaps).`,
      zh: `${last}的基尼系数中，${part('zh').join('，')}（不含重叠部分）。`,
    },
  ];
}

function gapLine(plan: Plan, { from, to, gap }: Span): Text {
  const [a, b] = spanOf(plan, from, to);
  if (gap.why) {
    const why = balanceReasons[gap.why];
    return {
      en: `The gap to the first four cannot be said: ${why.en}.`,
      zh: `与前四名的差距无法给出：${why.zh}。`,
    };
  }
  const end: Record<string, Text> = {
    narrowed: {
      en: '; the gap of all to the leaders narrowed by more than chance explains',
      zh: '；总体与领先者的差距缩小，超出随机起伏所能解释',
    },
    widened: {
      en: '; the gap of all to the leaders widened by more than chance explains',
      zh: '；总体与领先者的差距扩大，超出随机起伏所能解释',
    },
    'not-distinguishable': {
      en: '; the gap of all to the leaders did not change by more than chance explains',
      zh: '；总体与领先者差距的变化与随机起伏无法区分',
    },
  };
  const verdict = end[gap.verdict] ?? {
    en: `; no verdict on the gap of all: ${reasonOf(gap.verdict).en}`,
    zh: `；对总体差距无法判断：${reasonOf(gap.verdict).zh}`,
  };
  return {
    en: `From ${a.en} to ${b.en}, ${percent(gap.narrowed, 'en')} of ${gap.units} ${plan.unitsTitle.en.toLowerCase()} came nearer to the mean of the first four${verdict.en}.`,
    zh: `${a.zh}至${b.zh}，${gap.units}个${plan.unitsTitle.zh}中有${percent(gap.narrowed, 'zh')}与前四名均值的差距缩小${verdict.zh}。`,
  };
}

/** Who grew faster: a description, because part of it comes about without any narrowing of the gap. */
function betaLine(plan: Plan, { from, to, beta }: Span): Text {
  const [a, b] = spanOf(plan, from, to);
  if (beta.why) {
    const why = balanceReasons[beta.why];
    return {
      en: `Whether those behind grew faster cannot be said: ${why.en}.`,
      zh: `落后者是否增长更快无法给出：${why.zh}。`,
    };
  }
  const more = Math.abs(beta.slope) * Math.LN2;
  if (beta.slope >= 0) {
    return {
      en: `From ${a.en} to ${b.en} those that started higher grew faster: with twice the initial level, by ${points(more, 'en')} a year more.`,
      zh: `${a.zh}至${b.zh}，起点较高者增长更快：起点高一倍，年增长高${points(more, 'zh')}。`,
    };
  }
  return {
    en: `From ${a.en} to ${b.en} those that started lower grew faster: with half the initial level, by ${points(more, 'en')} a year more. Part or all of this is regression to the mean; it does not say that the gap narrowed.`,
    zh: `${a.zh}至${b.zh}，起点较低者增长更快：起点低一半，年增长高${points(more, 'zh')}。其中部分或全部是向均值回归，并不说明差距缩小。`,
  };
}

/** A difference of shares: "1.3 percentage points". */
function points(share: number, lang: Lang): string {
  return `${number(100 * share, 1, lang)}${{ en: ' percentage points', zh: '个百分点' }[lang]}`;
}

/** What the share between the groups of each grouping became. */
function betweenChangeLine(plan: Plan, { betweenChanges }: Balance): Text[] {
  const known = betweenChanges.filter((c) => !Number.isNaN(c.before) && !Number.isNaN(c.after));
  const [first] = known;
  if (!first) return [];
  const ends = spanOf(plan, first.from, first.to);
  const part = (lang: Lang) =>
    known.map(({ grouping, before, after }, i) => {
      const title = plan.groupings[grouping]!.title[lang];
      const became = went([before, after], ends, percent)[lang];
      return lang === 'en'
        ? `${i === 0 ? 'the share' : 'that'} between ${title.toLowerCase()} ${became}`
        : `${title}之间的占比${became}`;
    });
  const en = part('en').join(', ');
  return [{ en: `${en.slice(0, 1).toUpperCase()}${en.slice(1)}.`, zh: `${part('zh').join('，')}。` }];
}
