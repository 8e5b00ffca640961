import {
  type FactorName,
  hasDataErrors,
  type KemenyOrder,
  type LeftOut,
  type Robustness,
  type Study,
} from '../analysis/index.js';
import type { Lang, VariedChoices } from '../edition/index.js';
import { factorWords, formatCount, formatNumber, formatPercent, nearestOrderText } from '../words/index.js';

/** A study with what its text needs. */
interface StudyContext {
  study: Study;
  varied: VariedChoices;
  found: Robustness;
  left: readonly LeftOut[];
  nearest: KemenyOrder;
  period: string;
  lang: Lang;
  name: (unit: number) => string;
}

/**
 * A study as text: what was varied, the ranks of the leaders with their ranges, close pairs, what it hangs on, and
 * what leaving out one part does, and the order that is nearest to the indicators.
 */
export function robustnessText(
  study: Study,
  varied: VariedChoices,
  found: Robustness,
  { left, nearest }: { left: readonly LeftOut[]; nearest: KemenyOrder },
  period: string,
  lang: Lang,
): string {
  const name = (unit: number) => study.plan.units[unit]!.name[lang];
  const told: StudyContext = { study, varied, found, left, nearest, period, lang, name };
  const parts = [
    headLines(told),
    leaderLines(told),
    ...groupsOf(told),
    closePairLines(told),
    widestLines(told),
    sensitivityLines(told),
    leftOutLines(told),
    nearestOrderLines(told),
  ];
  return parts.map((lines) => lines.join('\n')).join('\n\n');
}

function headLines({ study, varied, found, period, lang }: StudyContext): string[] {
  const { plan } = study;
  const partial = found.done < study.replicates;
  const weights = weightsText(varied, lang);
  const lines = [
    {
      en: `${plan.title.en}, ${period}: ${formatCount(found.done, 'en')} replicates${partial ? ' (stopped: partial)' : ''}, ${weights}, seed ${study.seed}`,
      zh: `${plan.title.zh}，${period}：重复${formatCount(found.done, 'zh')}次${partial ? '（中断，结果不完整）' : ''}，${weights}，种子${study.seed}`,
    }[lang],
    variedText(study, lang),
  ];
  if (found.failed === 0) return lines;
  const failed = {
    en: `In ${formatCount(found.failed, 'en')} replicates nobody could be ranked; they count for nothing.`,
    zh: `其中${formatCount(found.failed, 'zh')}次无法排名，未计入结果。`,
  }[lang];
  return [...lines, failed];
}

/** Which parts varied, and among how many ways. */
function variedText({ plan, variants, aggregates, dropIndicators, weights }: Study, lang: Lang): string {
  const ways: [FactorName, number][] = [
    ['imputation', variants.imputations],
    ['treatment', variants.treatments],
    ['normalisation', variants.normalisations],
    ['aggregation', aggregates.length],
    ['weights', weights.kind === 'sets' ? weights.sets.length : 0],
  ];
  const counted = ways.filter(([, n]) => n > 1).map(([name, n]) => `${factorWords[name][lang]} (${n})`);
  const dropped = dropIndicators ? [factorWords.indicators[lang]] : [];
  const noisy = weights.kind === 'sets' ? [] : [factorWords.weights[lang]];
  const data = hasDataErrors(plan) ? [factorWords.data[lang]] : [];
  const list = [...counted, ...dropped, ...noisy, ...data].join({ en: ', ', zh: '、' }[lang]);
  return { en: `varied: ${list}`, zh: `变动：${list}` }[lang];
}

function weightsText({ weights }: VariedChoices, lang: Lang): string {
  if (weights.kind === 'dirichlet') {
    const { concentration } = weights;
    return {
      en: `weights Dirichlet, concentration ${concentration}`,
      zh: `权重服从Dirichlet分布，集中度${concentration}`,
    }[lang];
  }
  if (weights.kind === 'sets') {
    const names = weights.names.join(', ');
    return { en: `sets of weights: ${names}`, zh: `权重方案：${names}` }[lang];
  }
  const [least, most] = [Math.min(...weights.noise), Math.max(...weights.noise)];
  const range =
    least === most
      ? formatPercent(most, lang, 0)
      : `${formatPercent(least, lang, 0)}–${formatPercent(most, lang, 0)}`;
  return { en: `weights ± ${range}`, zh: `权重±${range}` }[lang];
}

function rankedOf({ found }: StudyContext): Robustness['intervals'] {
  return found.intervals.filter((i) => i.rank > 0).sort((a, b) => a.rank - b.rank);
}

/** The groups of each grouping with the ranges of their ranks. */
function groupsOf({ study: { plan }, found, lang }: StudyContext): string[][] {
  return plan.groupings.flatMap(({ title, groups }, j) => {
    const ranked = (found.groups[j] ?? []).filter((i) => i.rank > 0).sort((a, b) => a.rank - b.rank);
    if (ranked.length === 0) return [];
    const head = { en: `${title.en}, rank and 90%:`, zh: `${title.zh}的位次与九成区间：` }[lang];
    const shown = ranked.slice(0, 12).map((i) => {
      const range = i.low === i.high ? String(i.low) : `${i.low}–${i.high}`;
      return `${String(i.rank).padStart(4)}  ${range.padEnd(8)}${groups[i.unit]!.name[lang]}`;
    });
    return [[head, ...shown]];
  });
}

function leaderLines(told: StudyContext): string[] {
  const { study, lang, name } = told;
  const tops = study.tops.map((k) => ({ en: `≤ ${k}`, zh: `前${k}` })[lang].padStart(6));
  return [
    `${{ en: 'rank  median  90%      ', zh: '位次  中位  九成区间  ' }[lang]}${tops.join('')}`,
    ...rankedOf(told)
      .slice(0, 20)
      .map((i) => {
        const range = i.low === i.high ? String(i.low) : `${i.low}–${i.high}`;
        const shares = i.top.map((share) => formatPercent(share, lang, 0).padStart(6)).join('');
        const [rank, median] = [String(i.rank).padStart(4), String(i.median).padStart(6)];
        return `${rank}  ${median}  ${range.padEnd(10)}${shares}  ${name(i.unit)}`;
      }),
  ];
}

function closePairLines(told: StudyContext): string[] {
  const { found, study, lang, name } = told;
  const neighbours = found.pairs.slice(0, found.pairs.length - study.pairs.length);
  const close = neighbours.slice(0, 20).filter((p) => p.above < 0.9);
  const asked = found.pairs.slice(neighbours.length);
  const line = ({ a, b, above }: Robustness['pairs'][number]) =>
    `  ${name(a)} – ${name(b)}  ${{ en: 'above in', zh: '在前者占' }[lang]} ${formatPercent(above, lang, 0)}`;
  const none = `  ${{ en: 'none', zh: '无' }[lang]}`;
  const title = {
    en: 'Neighbours whose order the study cannot tell apart (less than 90% of the replicates agree):',
    zh: '位次相邻、分析无法区分先后的两地（一致的抽样不足九成）：',
  }[lang];
  const lines = [title, ...(close.length > 0 ? close.map(line) : [none])];
  if (asked.length === 0) return lines;
  return [...lines, { en: 'Pairs asked for:', zh: '指定的比较：' }[lang], ...asked.map(line)];
}

function widestLines(told: StudyContext): string[] {
  const wide = rankedOf(told)
    .sort((a, b) => b.high - b.low - (a.high - a.low))
    .slice(0, 5);
  return [
    { en: 'Widest ranges:', zh: '区间最宽：' }[told.lang],
    ...wide.map((i) => `  ${told.name(i.unit)}  ${i.low}–${i.high} (${i.rank})`),
  ];
}

function sensitivityLines({ found, study, lang, name }: StudyContext): string[] {
  if (found.done < study.replicates) {
    return [
      {
        en: 'Stopped before the end: what the ranks hang on is not estimated.',
        zh: '分析提前中断，未估计位次变动的来源。',
      }[lang],
    ];
  }
  const known = found.sensitivity.filter((s) => !Number.isNaN(s.total));
  if (known.length === 0) {
    return [
      { en: 'The ranks do not move: there is nothing to attribute.', zh: '位次没有变动，无从归因。' }[lang],
    ];
  }
  const output =
    study.target < 0
      ? { en: 'the mean rank shift', zh: '平均位次变动' }[lang]
      : { en: `the rank of ${name(study.target)}`, zh: `${name(study.target)}位次` }[lang];
  return [
    {
      en: `What ${output} hangs on (Sobol’ indices, 90% bootstrap interval):`,
      zh: `${output}的来源（Sobol’指数，九成自助区间）：`,
    }[lang],
    ...known.map((s) => indexLine(s, lang)),
  ];
}

function indexLine(s: Robustness['sensitivity'][number], lang: Lang): string {
  const interval = (at: number, low: number, high: number) =>
    `${formatNumber(at, 2, lang)} [${formatNumber(low, 2, lang)}, ${formatNumber(high, 2, lang)}]`;
  const first = interval(s.first, s.firstLow, s.firstHigh);
  const total = interval(s.total, s.totalLow, s.totalHigh);
  const name = factorWords[s.factor][lang];
  return `  ${name}: ${{ en: 'alone', zh: '单独' }[lang]} ${first}, ${{ en: 'in all', zh: '总计' }[lang]} ${total}`;
}

function leftOutLines({ left, study, lang, name }: StudyContext): string[] {
  const largest = [...left].sort((a, b) => b.shift - a.shift).slice(0, 10);
  const places = (change: LeftOut['rises'], sign: string) =>
    change ? `${name(change.unit)} ${sign}${Math.abs(change.places)}` : '–';
  return [
    {
      en: 'Left out one at a time (mean and largest rank shift; who rises and falls most):',
      zh: '逐一剔除（平均与最大位次变动；升降最多者）：',
    }[lang],
    ...largest.map(
      (l) =>
        `  ${study.plan.nodes[l.node]!.title[lang]}  ${formatNumber(l.shift, 2, lang)}, ${l.largest}; ${places(l.rises, '+')}, ${places(l.falls, '−')}`,
    ),
  ];
}

/** The order nearest to the rankings of the indicators, and who stands elsewhere in it. */
function nearestOrderLines({ nearest: found, lang, name, ...told }: StudyContext): string[] {
  const { nearest } = found;
  const text = nearestOrderText(found)[lang];
  if ('reason' in nearest) {
    return [
      {
        en: `The order nearest to the rankings of the indicators (Kemeny) is not computed: ${text}.`,
        zh: `未计算与各指标排名分歧最小的排序（Kemeny）：${text}。`,
      }[lang],
    ];
  }
  const moved = rankedOf({ nearest: found, lang, name, ...told })
    .map(({ unit, rank }) => ({ unit, rank, there: nearest.ranks[unit]! }))
    .filter(({ rank, there }) => rank !== there)
    .sort((a, b) => Math.abs(b.rank - b.there) - Math.abs(a.rank - a.there))
    .slice(0, 10);
  return [
    {
      en: `The order nearest to the rankings of the indicators (Kemeny): ${text}. Ranks that differ most (index, nearest order):`,
      zh: `与各指标排名分歧最小的排序（Kemeny）：${text}。位次相差最多者（本指数、该排序）：`,
    }[lang],
    ...(moved.length > 0
      ? moved.map(({ unit, rank, there }) => `  ${name(unit)}  ${rank}, ${there}`)
      : [`  ${{ en: 'none', zh: '无' }[lang]}`]),
  ];
}
