import { type Analysed, type Balance, balanceOf } from '../../analysis/index.js';
import { type Lang, memoize, type Plan, publishedPeriods, type Text } from '../../edition/index.js';
import { number, percent, periodName, probability, signed } from '../numbers/numbers.js';
import { mobilityLine } from './balanceMobility.js';
import { neighboursLines } from './balanceNeighbours.js';
import { reasonOf, spanOf } from './balancePhrases.js';

type Indexed = Pick<Analysed, 'plan' | 'index'>;

/** What a sentence of balance speaks of. */
export type BalanceTopic = 'gini' | 'between' | 'gap' | 'beta' | 'neighbours' | 'mobility';

/** Gap, balance and convergence of the whole index over the published periods, a sentence each. */
export function balanceLines(of: Indexed, lang: Lang): string[] {
  const topics: readonly BalanceTopic[] = ['gini', 'between', 'gap', 'beta', 'neighbours', 'mobility'];
  return topics.flatMap((topic) => balanceTopic(of, 0, topic, lang));
}

/** What is said of one topic for a node, a sentence each. */
export function balanceTopic(of: Indexed, g: number, topic: BalanceTopic, lang: Lang): string[] {
  const known = topicsOf(of);
  const lines = known.get(g) ?? linesOf(of, g);
  known.set(g, lines);
  return lines[topic].map((line) => line[lang]);
}

const topicsOf = memoize((_: Indexed) => new Map<number, Record<BalanceTopic, Text[]>>());

function linesOf({ plan, index }: Indexed, g: number): Record<BalanceTopic, Text[]> {
  const balance = balanceOf({ plan, index }, g);
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

function giniLine(plan: Plan, { from, to, gini }: Span): Text {
  const [a, b] = spanOf(plan, from, to);
  const why = reasonOf(gini.verdict);
  const units = { en: plan.unitsTitle.en.toLowerCase(), zh: plan.unitsTitle.zh };
  if (Number.isNaN(gini.before) || Number.isNaN(gini.after)) {
    return {
      en: `How uneven the ${units.en} are in ${a.en} and ${b.en} cannot be said: ${why.en}.`,
      zh: `${a.zh}与${b.zh}${units.zh}之间的不均衡程度无法给出：${why.zh}。`,
    };
  }
  const values = (lang: Lang) => [number(gini.before, 3, lang), number(gini.after, 3, lang)];
  const interval = (lang: Lang) =>
    `${signed(gini.low, 3, lang)}${{ en: ' and ', zh: '至' }[lang]}${signed(gini.high, 3, lang)}`;
  const among = gini.units < gini.unitsOf;
  const both = {
    en: among ? ` among the ${gini.units} of ${gini.unitsOf} ${units.en} in both` : '',
    zh: among ? `按两期均有数据的${gini.units}个${units.zh}（共${gini.unitsOf}个）计，` : '',
  };
  const numbers = {
    en: `Gini index ${values('en')[0]} in ${a.en}, ${values('en')[1]} in ${b.en}${both.en}`,
    zh: `${both.zh}基尼系数${a.zh}为${values('zh')[0]}，${b.zh}为${values('zh')[1]}`,
  };
  const change = {
    en: `the change lies between ${interval('en')} with 95 %`,
    zh: `变化的95%区间为${interval('zh')}`,
  };
  const what: Record<string, Text> = {
    narrowed: { en: `The gaps between ${units.en} narrowed`, zh: `${units.zh}之间的差距缩小` },
    widened: { en: `The gaps between ${units.en} widened`, zh: `${units.zh}之间的差距扩大` },
    'not-distinguishable': {
      en: `Whether the gaps between ${units.en} narrowed or widened cannot be told`,
      zh: `${units.zh}之间的差距是缩小还是扩大，无法区分`,
    },
  };
  const verdict = what[gini.verdict];
  if (!verdict)
    return { en: `${numbers.en}; no verdict: ${why.en}.`, zh: `${numbers.zh}；无法判断：${why.zh}。` };
  return {
    en: `${verdict.en}: ${numbers.en} (${change.en}).`,
    zh: `${verdict.zh}：${numbers.zh}（${change.zh}）。`,
  };
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
  if (gap.units === 0 || Number.isNaN(gap.narrowed)) {
    const why = reasonOf(gap.verdict);
    return {
      en: `The gap to the first four cannot be said: ${why.en}.`,
      zh: `与前四名的差距无法给出：${why.zh}。`,
    };
  }
  const end: Record<string, Text> = {
    narrowed: { en: 'the mean gap narrowed', zh: '平均差距缩小' },
    widened: { en: 'the mean gap widened', zh: '平均差距扩大' },
    'not-distinguishable': {
      en: 'the mean gap did not change distinguishably',
      zh: '平均差距的变化无法区分',
    },
  };
  const verdict = end[gap.verdict] ?? {
    en: `no verdict: ${reasonOf(gap.verdict).en}`,
    zh: `无法判断：${reasonOf(gap.verdict).zh}`,
  };
  return {
    en: `From ${a.en} to ${b.en}, ${percent(gap.narrowed, 'en')} of ${gap.units} came nearer to the mean of the first four; with these four as they are, ${verdict.en}.`,
    zh: `${a.zh}至${b.zh}，${gap.units}个${plan.unitsTitle.zh}中有${percent(gap.narrowed, 'zh')}与前四名均值的差距缩小；以前四名现值为准，${verdict.zh}。`,
  };
}

function betaLine(plan: Plan, { from, to, beta }: Span): Text {
  const [a, b] = spanOf(plan, from, to);
  const slope = beta.terms[1];
  if (!slope) {
    const why = reasonOf(beta.verdict);
    return {
      en: `Whether those behind grew faster cannot be said: ${why.en}.`,
      zh: `落后者是否增长更快无法判断：${why.zh}。`,
    };
  }
  const p = { en: probability(slope.p, 'en'), zh: probability(slope.p, 'zh') };
  if (beta.verdict === 'narrowed' && !Number.isNaN(beta.halfLife)) {
    return {
      en: `Those behind grew faster from ${a.en} to ${b.en} (${p.en}); at this speed half the gap goes in ${number(beta.halfLife, 1, 'en')} years.`,
      zh: `${a.zh}至${b.zh}，落后者增长更快（${p.zh}）；照此速度，差距减半需${number(beta.halfLife, 1, 'zh')}年。`,
    };
  }
  if (beta.verdict === 'narrowed') {
    return {
      en: `Those behind grew faster from ${a.en} to ${b.en} (${p.en}).`,
      zh: `${a.zh}至${b.zh}，落后者增长更快（${p.zh}）。`,
    };
  }
  if (beta.verdict === 'widened') {
    return {
      en: `Those ahead grew faster from ${a.en} to ${b.en} (${p.en}): no convergence.`,
      zh: `${a.zh}至${b.zh}，领先者增长更快（${p.zh}），没有收敛。`,
    };
  }
  return {
    en: `From ${a.en} to ${b.en} neither those behind nor those ahead grew distinguishably faster (${p.en}).`,
    zh: `${a.zh}至${b.zh}，落后者与领先者的增长快慢无法区分（${p.zh}）。`,
  };
}

/** What the share between the groups of each grouping became. */
function betweenChangeLine(plan: Plan, { betweenChanges }: Balance): Text[] {
  const known = betweenChanges.filter((c) => !Number.isNaN(c.before) && !Number.isNaN(c.after));
  const [first] = known;
  if (!first) return [];
  const [a, b] = spanOf(plan, first.from, first.to);
  const words: Record<string, Text> = {
    rose: { en: 'rose', zh: '上升' },
    fell: { en: 'fell', zh: '下降' },
    'not-distinguishable': { en: 'did not change distinguishably', zh: '变化无法区分' },
  };
  const part = (lang: Lang) =>
    known.map(({ grouping, verdict, low, high }, i) => {
      const title = plan.groupings[grouping]!.title[lang];
      const became =
        words[verdict]?.[lang] ??
        { en: `has no verdict: ${reasonOf(verdict).en}`, zh: `无法判断：${reasonOf(verdict).zh}` }[lang];
      const ends = Number.isNaN(low) ? '' : points(low, high, lang);
      return lang === 'en'
        ? `${i === 0 ? 'the share' : 'that'} between ${title.toLowerCase()} ${became}${ends}`
        : `${title}之间的占比${became}${ends}`;
    });
  return [
    {
      en: `From ${a.en} to ${b.en} ${part('en').join(', ')}.`,
      zh: `${a.zh}至${b.zh}，${part('zh').join('，')}。`,
    },
  ];
}

/** " (−2.1 to +0.3 points with 95 %)", of shares. */
function points(low: number, high: number, lang: Lang): string {
  const [from, to] = [low, high].map((x) => signed(100 * x, 1, lang));
  return {
    en: ` (${from} to ${to} percentage points with 95 %)`,
    zh: `（95%区间为${from}至${to}个百分点）`,
  }[lang];
}
