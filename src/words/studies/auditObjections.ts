import { auditThresholds, type Objection } from '../../analysis/index.js';
import type { Lang, Plan } from '../../edition/index.js';
import { formatNumber, formatPercent, joinNames, periodName } from '../numbers/numbers.js';

type Kind = Objection['kind'];
type ObjectionOf<K extends Kind> = Objection & { kind: K };
type Sentences = { [K in Kind]: (o: ObjectionOf<K>, say: SentenceParts) => Record<Lang, string> };

/** What sentences are made with, in the language they are wanted in. */
interface SentenceParts {
  /** In quotation marks, so that “Addresses” may be followed by a verb. */
  name: (id: string) => string;
  /** At most five names, and how many more there are. */
  names: (items: readonly string[]) => string;
  share: (share: number, digits?: number) => string;
  figure: (value: number) => string;
  /** “indicators” where all parts are, else “parts”. */
  parts: (node: string) => Record<Lang, string>;
  period: string;
  /** What is ranked, in Chinese: 城市. */
  units: string;
}

/** What an objection says, with its figures and without a full stop. */
export function objectionIn(objection: Objection, plan: Plan, period: string, lang: Lang): string {
  const say = sentenceParts(plan, periodName(period, lang), lang);
  const sentence = sentences[objection.kind] as (o: Objection, say: SentenceParts) => Record<Lang, string>;
  return sentence(objection, say)[lang].replace(/[.。]$/, '');
}

function sentenceParts(plan: Plan, period: string, lang: Lang): SentenceParts {
  const titles = new Map(plan.nodes.map((n) => [n.id, n.title[lang]] as const));
  return {
    name: (id) => `“${(titles.get(id) ?? id).replaceAll('“', '‘').replaceAll('”', '’')}”`,
    names: (items) => {
      const rest = items.length - 5;
      if (rest < 2) return joinNames(items, lang);
      const first = items.slice(0, 5);
      return lang === 'en'
        ? joinNames([...first, `${rest} others`], 'en')
        : `${first.join('、')}等${items.length}项`;
    },
    share: (share, digits = 0) => formatPercent(share, lang, digits),
    figure: (value) => formatNumber(value, 2, lang),
    parts: (id) => {
      const node = plan.nodes.find((n) => n.id === id);
      const leaves = node?.children.every((h) => plan.nodes[h]!.indicator >= 0);
      return leaves ? { en: 'indicators', zh: '指标' } : { en: 'parts', zh: '组成部分' };
    },
    period,
    units: plan.unitsTitle.zh,
  };
}

const numerals = ['', 'once', 'twice', 'three times', 'four times', 'five times', 'six times'];
const times = (n: number) => numerals[n] ?? `${n} times`;
const withShare = (items: readonly { id: string; share: number }[], s: SentenceParts, lang: Lang) =>
  s.names(
    items.map(({ id, share }) =>
      lang === 'en' ? `${s.name(id)} (${s.share(share)})` : `${s.name(id)}（${s.share(share)}）`,
    ),
  );

const sentences: Sentences = {
  'few-units': ({ units }, s) => ({
    en: `There ${units === 1 ? 'is only 1 unit' : `are only ${units} units`}: with so few, correlations, α and effective weights can come about by chance.`,
    zh: `只有${units}个${s.units}：样本如此之小，相关系数、α与实际权重都可能出于偶然。`,
  }),
  'not-observed': ({ indicators, of, filled }, s) => ({
    en: `${indicators.length} of ${of} indicators ${indicators.length === 1 ? 'was' : 'were'} not observed in ${s.period}${filled > 0 ? ' and enter the index with values filled in from other periods or units' : ''}: ${s.names(indicators.map(s.name))}.`,
    zh: `${of}项指标中有${indicators.length}项在${s.period}无实测值${filled > 0 ? `，以其他时期或其他${s.units}填补的数值进入指数` : ''}：${s.names(indicators.map(s.name))}。`,
  }),
  constant: ({ indicators }, s) => ({
    en: `${s.names(indicators.map(s.name))} ${indicators.length === 1 ? 'has' : 'have'} the same value everywhere and tell${indicators.length === 1 ? 's' : ''} no unit from another.`,
    zh: `${s.names(indicators.map(s.name))}处处相同，不能区分各${s.units}。`,
  }),
  outliers: ({ indicators, of }, s) => {
    const worst = indicators[0]!;
    const figures = [s.figure(worst.skew), formatNumber(worst.kurtosis, 1, 'en')];
    return {
      en: `${indicators.length} of ${of} indicators have extreme values that enter the index as they are, above all ${s.name(worst.id)} (skew ${figures[0]}, kurtosis ${figures[1]}): a few units decide their scale and their correlations.`,
      zh: `${of}项指标中有${indicators.length}项的极端值未经处理便进入指数，以${s.name(worst.id)}为最（偏度${figures[0]}，峰度${figures[1]}）：少数${s.units}左右了尺度与相关。`,
    };
  },
  gaps: ({ indicators }, s) => ({
    en: `Fewer than ${s.share(auditThresholds.available)} of the units have an observed value in ${withShare(indicators, s, 'en')}.`,
    zh: `有实测值的${s.units}不足${s.share(auditThresholds.available)}：${withShare(indicators, s, 'zh')}。`,
  }),
  zeros: ({ indicators }, s) => ({
    en: `More than half of the values are zero in ${withShare(indicators, s, 'en')}.`,
    zh: `半数以上取值为零：${withShare(indicators, s, 'zh')}。`,
  }),
  'few-different': ({ indicators }, s) => ({
    en: `Many units share the same value, and so tie with one another, in ${s.names(indicators.map(({ id, share }) => `${s.name(id)} (${s.share(share)} different values)`))}.`,
    zh: `许多${s.units}取值相同、难以区分：${s.names(indicators.map(({ id, share }) => `${s.name(id)}（不同取值占${s.share(share)}）`))}。`,
  }),
  collinear: ({ nodes, least, most, sameDimension }, s) => {
    const [low, high] = [s.figure(least), s.figure(most)];
    const r = low === high ? `r = ${high}` : undefined;
    const where = {
      en: sameDimension ? '' : ', although they stand in different dimensions',
      zh: sameDimension ? '' : '，尽管分属不同维度',
    };
    return {
      en: `${joinNames(nodes.map(s.name), 'en')} carry nearly the same information (${r ?? `r between ${low} and ${high}`})${where.en}: ${nodes.length === 2 ? 'one of them counts twice' : `it counts ${times(nodes.length)}`}.`,
      zh: `${joinNames(nodes.map(s.name), 'zh')}所含信息几乎相同（${r ?? `r在${low}与${high}之间`}）${where.zh}：${nodes.length === 2 ? '其中一项被重复计算' : `同一信息被计算了${nodes.length}次`}。`,
    };
  },
  negative: ({ a, b, r, sameDimension }, s) => ({
    en: `${s.name(a)} and ${s.name(b)} run against each other${sameDimension ? ' within one dimension' : ''} (r = ${s.figure(r)}): where one is high, the other tends to be low.`,
    zh: `${s.name(a)}与${s.name(b)}${sameDimension ? '同属一个维度却' : ''}方向相反（r = ${s.figure(r)}）：一项较高的${s.units}，另一项往往较低。`,
  }),
  opposed: ({ node, parent, r }, s) => ({
    en: `${s.name(node)} points against ${s.name(parent)}, which it is part of (r = ${s.figure(r)}): check its direction, or whether it belongs there.`,
    zh: `${s.name(node)}与其所属的${s.name(parent)}方向相反（r = ${s.figure(r)}）：请核对其方向，或其是否应归于此。`,
  }),
  silent: ({ node, parent, r }, s) => ({
    en: `${s.name(node)} hardly goes with ${s.name(parent)} (r = ${s.figure(r)}): it has little part in the differences there.`,
    zh: `${s.name(node)}与${s.name(parent)}的相关很弱（r = ${s.figure(r)}）：对其差异的贡献很小。`,
  }),
  misplaced: ({ node, own, ownR, other, otherR }, s) => ({
    en: `${s.name(node)} goes with ${s.name(other)} (r = ${s.figure(otherR)}) better than with its own dimension, ${s.name(own)} (r = ${s.figure(ownR)}).`,
    zh: `${s.name(node)}与${s.name(other)}的相关（r = ${s.figure(otherR)}）高于与其所属维度${s.name(own)}的相关（r = ${s.figure(ownR)}）。`,
  }),
  alpha: ({ node, alpha }, s) => ({
    en: `Cronbach’s α of ${s.name(node)} is ${s.figure(alpha)}, below ${formatNumber(auditThresholds.alpha, 1, 'en')}: its ${s.parts(node).en} may not measure one thing.`,
    zh: `${s.name(node)}的克朗巴哈α为${s.figure(alpha)}，低于${formatNumber(auditThresholds.alpha, 1, 'zh')}：其${s.parts(node).zh}测度的可能并非同一事物。`,
  }),
  'alpha-of-spreads': ({ node, alpha, standardised }, s) => ({
    en: `Cronbach’s α of ${s.name(node)} is ${s.figure(alpha)}, but ${s.figure(standardised)} with its ${s.parts(node).en} on one scale: they measure one thing with very unequal spreads, and the widest rules.`,
    zh: `${s.name(node)}的克朗巴哈α为${s.figure(alpha)}，统一尺度后为${s.figure(standardised)}：其${s.parts(node).zh}测度同一事物，但离散程度悬殊，由离散最大者主导。`,
  }),
  components: ({ node, components, explained }, s) => ({
    en: `The ${s.parts(node).en} of ${s.name(node)} spread over ${components} components, of which the first explains ${s.share(explained)}: one number hides the rest.`,
    zh: `${s.name(node)}的${s.parts(node).zh}分散在${components}个成分上，第一成分仅解释${s.share(explained)}：单一数值掩盖了其余信息。`,
  }),
  'one-thing': ({ node, explained }, s) => ({
    en: `One component explains ${s.share(explained)} of the differences between the ${s.parts(node).en} of ${s.name(node)}: they tell almost the same story, and the weights between them matter little.`,
    zh: `单一成分即可解释${s.name(node)}各${s.parts(node).zh}差异的${s.share(explained)}：它们反映的几乎是同一件事，其间的权重影响甚微。`,
  }),
  'weight-more': ({ node, parent, nominal, effective, effect, sum }, s) => {
    const shared = {
      en: sum > 1.2 ? `, part of them together with its neighbours, whose S add up to ${s.share(sum)}` : '',
      zh: sum > 1.2 ? `（部分与同级各项共有，各项S之和为${s.share(sum)}）` : '',
    };
    return {
      en: `${s.name(node)} has a nominal weight of ${s.share(nominal)} in ${s.name(parent)} but an effective weight of ${s.share(effective)}: alone it explains ${s.share(effect)} of the differences${shared.en}.`,
      zh: `${s.name(node)}在${s.name(parent)}中的名义权重为${s.share(nominal)}，实际权重却达${s.share(effective)}：仅此一项即可解释${s.share(effect)}的差异${shared.zh}。`,
    };
  },
  'weight-less': ({ node, parent, nominal, effective, effect }, s) => ({
    en: `${s.name(node)} has a nominal weight of ${s.share(nominal)} in ${s.name(parent)} but an effective weight of only ${s.share(effective)}: it explains no more than ${s.share(effect)} of the differences.`,
    zh: `${s.name(node)}在${s.name(parent)}中的名义权重为${s.share(nominal)}，实际权重却只有${s.share(effective)}：至多解释${s.share(effect)}的差异。`,
  }),
};

/** Said when no threshold is passed. */
export function nothingToObject(lang: Lang): string {
  return {
    en: 'Nothing: every figure is on the good side of its threshold.',
    zh: '无：各项统计均未越过阈值。',
  }[lang];
}
