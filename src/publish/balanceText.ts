import { type Balance, balanceOf, type Undefined, type Verdict } from '../analysis/index.js';
import { type Lang, type Plan, publishedPeriods, remembered, type Text } from '../edition/index.js';
import type { Release } from '../release/index.js';
import { balanceReasons } from './balanceReasons.js';
import { some } from './findingsText.js';
import { number, percent, periodName, probability, signed } from './numbers.js';

/** What a sentence of balance speaks of. */
export type BalanceTopic = 'gini' | 'between' | 'gap' | 'beta' | 'neighbours' | 'mobility';

/** Gap, balance and convergence of the whole index over the published periods, a sentence each. */
export function balanceLines(release: Release, lang: Lang): string[] {
  const topics: readonly BalanceTopic[] = ['gini', 'between', 'gap', 'beta', 'neighbours', 'mobility'];
  return topics.flatMap((topic) => balanceTopic(release, 0, topic, lang));
}

/** What is said of one topic for a node, a sentence each. */
export function balanceTopic(release: Release, g: number, topic: BalanceTopic, lang: Lang): string[] {
  const known = topicsOf(release);
  const lines = known.get(g) ?? linesOf(release, g);
  known.set(g, lines);
  return lines[topic].map((line) => line[lang]);
}

const topicsOf = remembered((_: Release) => new Map<number, Record<BalanceTopic, Text[]>>());

function linesOf({ plan, index }: Release, g: number): Record<BalanceTopic, Text[]> {
  const balance = balanceOf({ plan, index }, g);
  const first = balance.spans.slice(0, 1);
  return {
    gini: balance.spans.map((span) => giniLine(plan, span)),
    between: [...betweenLine(plan, balance), ...betweenChangeLine(plan, balance)],
    gap: first.map((span) => gapLine(plan, span)),
    beta: first.map((span) => betaLine(plan, span)),
    neighbours: [
      ...(balance.neighbours ? [neighboursLine(plan, balance.neighbours)] : []),
      ...neighboursChangeLine(plan, balance),
      ...aloneLine(plan, balance),
    ],
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
  const numbers = {
    en: `Gini index ${values('en')[0]} in ${a.en}, ${values('en')[1]} in ${b.en}`,
    zh: `基尼系数${a.zh}为${values('zh')[0]}，${b.zh}为${values('zh')[1]}`,
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

function neighboursLine(plan: Plan, moran: NonNullable<Balance['neighbours']>): Text {
  const last = publishedPeriods(plan).at(-1)!;
  if (moran.why) {
    const why = balanceReasons[moran.why];
    return {
      en: `Whether neighbours are alike cannot be said: ${why.en}.`,
      zh: `相邻者是否相似无法判断：${why.zh}。`,
    };
  }
  const numbers = (lang: Lang) =>
    `${number(moran.i, 3, lang)}${{ en: ', ', zh: '，' }[lang]}${probability(moran.p, lang)}`;
  const [en, zh] =
    moran.p > 0.05
      ? ['Neighbours are no more alike than by chance', '相邻者的相似程度与随机无异']
      : moran.i > moran.expected
        ? ['Neighbours are alike', '相邻者彼此相似']
        : ['Neighbours differ more than by chance', '相邻者的差异大于随机'];
  return {
    en: `${en} in ${last} (Moran’s I ${numbers('en')}).`,
    zh: `${periodName(last, 'zh')}，${zh}（莫兰指数${numbers('zh')}）。`,
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

function neighboursChangeLine(plan: Plan, { neighboursChange: change }: Balance): Text[] {
  if (!change || Number.isNaN(change.before) || Number.isNaN(change.after)) return [];
  const [a, b] = spanOf(plan, change.from, change.to);
  const words: Record<string, Text> = {
    rose: { en: 'Neighbours became more alike', zh: '相邻者变得更相似' },
    fell: { en: 'Neighbours became less alike', zh: '相邻者变得不如以前相似' },
    'not-distinguishable': {
      en: 'Whether neighbours became more or less alike cannot be told',
      zh: '相邻者是变得更相似还是更不相似，无法区分',
    },
  };
  const what = words[change.verdict] ?? {
    en: `Whether neighbours became more alike cannot be said: ${reasonOf(change.verdict).en}`,
    zh: `相邻者是否变得更相似无法判断：${reasonOf(change.verdict).zh}`,
  };
  return [
    {
      en: `${what.en}: Moran’s I ${number(change.before, 3, 'en')} in ${a.en}, ${number(change.after, 3, 'en')} in ${b.en}${changeRange(change, 'en')}.`,
      zh: `${what.zh}：莫兰指数${a.zh}为${number(change.before, 3, 'zh')}，${b.zh}为${number(change.after, 3, 'zh')}${changeRange(change, 'zh')}。`,
    },
  ];
}

/** The interval of a change, where there is one. */
function changeRange({ low, high }: { low: number; high: number }, lang: Lang): string {
  if (Number.isNaN(low)) return '';
  const [from, to] = [signed(low, 3, lang), signed(high, 3, lang)];
  return {
    en: ` (the change lies between ${from} and ${to} with 95 %)`,
    zh: `（变化的95%区间为${from}至${to}）`,
  }[lang];
}

/** Who is left out of these figures for want of a neighbour, by name. */
function aloneLine(plan: Plan, { alone }: Balance): Text[] {
  if (alone.length === 0) return [];
  const names = (lang: Lang) =>
    some(
      alone.map(({ unit }) => plan.units[unit]!.name),
      lang,
    );
  const whys = [...new Set(alone.map(({ why }) => why))].map((why) => aloneWords[why] ?? balanceReasons[why]);
  return [
    {
      en: `Without a neighbour and left out of this: ${names('en')} (${whys.map((w) => w.en).join('; ')}).`,
      zh: `${names('zh')}没有邻居，未计入（${whys.map((w) => w.zh).join('；')}）。`,
    },
  ];
}

const aloneWords: Partial<Record<Undefined, Text>> = {
  island: { en: 'nobody within reach or across a border has a value', zh: '范围内或边界外没有取值的单元' },
};

function mobilityLine(plan: Plan, { mobility }: Balance): Text[] {
  if (mobility.to < 2) return [];
  const [a, b] = spanOf(plan, mobility.from, mobility.to);
  const [middle] = spanOf(plan, mobility.middle, mobility.to);
  const units = { en: plan.unitsTitle.en, zh: plan.unitsTitle.zh };
  const known = !Number.isNaN(mobility.before) && !Number.isNaN(mobility.after);
  const words: Record<string, Text> = {
    rose: { en: `${units.en} came to change classes more`, zh: `${units.zh}的档次流动增强` },
    fell: { en: `${units.en} came to change classes less`, zh: `${units.zh}的档次流动减弱` },
    'not-distinguishable': {
      en: `Whether ${units.en.toLowerCase()} came to change classes more or less cannot be told`,
      zh: `${units.zh}的档次流动是增强还是减弱，无法区分`,
    },
  };
  const what = words[mobility.verdict] ?? {
    en: `Whether ${units.en.toLowerCase()} came to change classes more cannot be said: ${reasonOf(mobility.verdict).en}`,
    zh: `${units.zh}的档次流动是否增强无法判断：${reasonOf(mobility.verdict).zh}`,
  };
  if (!known) return [{ en: `${what.en}.`, zh: `${what.zh}。` }];
  return [
    {
      en: `${what.en}: Shorrocks index ${number(mobility.before, 3, 'en')} from ${a.en} to ${middle.en}, ${number(mobility.after, 3, 'en')} from then to ${b.en}${changeRange(mobility, 'en')}.`,
      zh: `${what.zh}：肖罗克斯指数${a.zh}至${middle.zh}为${number(mobility.before, 3, 'zh')}，其后至${b.zh}为${number(mobility.after, 3, 'zh')}${changeRange(mobility, 'zh')}。`,
    },
  ];
}

function spanOf(plan: Plan, from: number, to: number): [Text, Text] {
  const name = (t: number) => {
    const period = publishedPeriods(plan)[t]!;
    return { en: periodName(period, 'en'), zh: periodName(period, 'zh') };
  };
  return [name(from), name(to)];
}

function reasonOf(verdict: Verdict | Balance['mobility']['verdict']): Text {
  const code = verdict.startsWith('undefined:') ? verdict.slice('undefined:'.length) : undefined;
  return balanceReasons[(code ?? 'no-units') as Undefined];
}
