import { type Analysed, type Balance, balanceOf } from '../../analysis/index.js';
import { type Lang, memoize, type Plan, publishedPeriods, type Text } from '../../edition/index.js';
import { number, percent, periodName } from '../numbers/numbers.js';
import { titleWithin } from '../sentences/englishTitles.js';
import { mobilityLine } from './balanceMobility.js';
import { neighboursLines } from './balanceNeighbours.js';
import { reasonOf, spanOf, went } from './balancePhrases.js';
import { balanceReasons } from './balanceReasons.js';

/** What a sentence of balance speaks of. */
export type BalanceTopic = 'between' | 'gap' | 'beta' | 'neighbours' | 'mobility';

/** What facts do not tell of balance (`balanceFacts`): parts, convergence, neighbours and classes of the whole index, a sentence each. */
export function balanceLines(of: Analysed, lang: Lang): string[] {
  const topics: readonly BalanceTopic[] = ['between', 'gap', 'beta', 'neighbours', 'mobility'];
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
    between: [...betweenLine(plan, balance), ...betweenChangeLine(plan, balance)],
    gap: first.map((span) => gapLine(plan, span)),
    beta: first.map((span) => betaLine(plan, span)),
    neighbours: neighboursLines(plan, balance),
    mobility: mobilityLine(plan, balance),
  };
}

type Span = Balance['spans'][number];

function betweenLine(plan: Plan, { between, last }: Balance): Text[] {
  const known = between.filter(({ share }) => !Number.isNaN(share));
  if (known.length === 0) return [];
  const part = (lang: Lang) =>
    known.map(({ grouping, share }) => {
      const title = plan.groupings[grouping]!.title[lang];
      return lang === 'en'
        ? `${percent(share, lang)} lies between ${titleWithin(title)}`
        : `${title}之间占${percent(share, lang)}`;
    });
  const period = publishedPeriods(plan)[last]!;
  return [
    {
      en: `Of the Gini coefficient of ${period}, ${part('en').join(', ')} (net of overlaps).`,
      zh: `${periodName(period, 'zh')}的基尼系数中，${part('zh').join('，')}（不含重叠部分）。`,
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
    en: `From ${a.en} to ${b.en}, ${percent(gap.narrowed, 'en')} of ${gap.units} ${titleWithin(plan.unitsTitle.en)} came nearer to the mean of the first four${verdict.en}.`,
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
        ? `${i === 0 ? 'the share' : 'that'} between ${titleWithin(title)} ${became}`
        : `${title}之间的占比${became}`;
    });
  const en = part('en').join(', ');
  return [{ en: `${en.slice(0, 1).toUpperCase()}${en.slice(1)}.`, zh: `${part('zh').join('，')}。` }];
}
