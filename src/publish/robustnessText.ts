import { type Robustness, type Study, shareAbove } from '../analysis/index.js';
import type { Lang, Plan, Text } from '../edition/index.js';
import { count, number, percent } from './numbers.js';

const factors: Record<string, Text> = {
  method: { en: 'normalisation, treatment, imputation', zh: '标准化、处理与填补方法' },
  aggregation: { en: 'aggregation', zh: '汇总方式' },
  weights: { en: 'weights', zh: '权重' },
  indicators: { en: 'indicators left out', zh: '剔除指标' },
};

/** A study as text: what was varied, the ranks of the leaders with their ranges, close pairs, what it hangs on. */
export function robustnessText(
  plan: Plan,
  study: Study,
  found: Robustness,
  period: string,
  lang: Lang,
): string {
  const ranked = found.intervals.filter((i) => i.rank > 0).sort((a, b) => a.rank - b.rank);
  const name = (unit: number) => plan.units[unit]!.name[lang];
  const wide = [...ranked].sort((a, b) => b.high - b.low - (a.high - a.low)).slice(0, 5);
  const lines = [
    head(plan, study, found, period, lang),
    '',
    { en: 'rank  90 %        in the first ten', zh: '名次  九成区间    进入前十' }[lang],
    ...ranked.slice(0, 20).map((i) => {
      const range = i.low === i.high ? String(i.low) : `${i.low}–${i.high}`;
      return `${String(i.rank).padStart(4)}  ${range.padEnd(10)}  ${percent(i.topTen, lang, 0).padStart(6)}  ${name(i.unit)}`;
    }),
    '',
    {
      en: 'Neighbours whose order the study cannot tell apart (less than 90 % of the replicates agree):',
      zh: '分析无法区分先后的相邻单元（一致的重复不足九成）：',
    }[lang],
    ...closePairs(found, ranked, name, lang),
    '',
    { en: 'Widest ranges:', zh: '区间最宽：' }[lang],
    ...wide.map((i) => `  ${name(i.unit)}  ${i.low}–${i.high} (${i.rank})`),
  ];
  if (found.sensitivity.length > 0) lines.push('', ...sensitivityLines(found, lang));
  return lines.join('\n');
}

function head(plan: Plan, study: Study, found: Robustness, period: string, lang: Lang): string {
  const partial = found.done < study.replicates;
  return {
    en: `${plan.title.en}, ${period}: ${count(found.done, 'en')} replicates${partial ? ' (stopped: partial)' : ''}, weights ± ${percent(study.noise, 'en', 0)}, ${study.variants.length} methods, ${Math.max(1, study.joins.length)} aggregations, seed ${study.seed}`,
    zh: `${plan.title.zh}，${period}：重复${count(found.done, 'zh')}次${partial ? '（中断，结果不完整）' : ''}，权重±${percent(study.noise, 'zh', 0)}，${study.variants.length}种方法，${Math.max(1, study.joins.length)}种汇总，种子${study.seed}`,
  }[lang];
}

function closePairs(
  found: Robustness,
  ranked: Robustness['intervals'],
  name: (unit: number) => string,
  lang: Lang,
): string[] {
  const pairs = ranked.slice(0, 20).flatMap((a, i) => {
    const b = ranked[i + 1];
    if (!b) return [];
    const share = shareAbove(found.replicates, a.unit, b.unit);
    if (!(share < 0.9)) return [];
    const above = { en: 'above in', zh: '在前者占' }[lang];
    return [`  ${name(a.unit)} – ${name(b.unit)}  ${above} ${percent(share, lang, 0)}`];
  });
  return pairs.length > 0 ? pairs : [`  ${{ en: 'none', zh: '无' }[lang]}`];
}

function sensitivityLines(found: Robustness, lang: Lang): string[] {
  const known = found.sensitivity.filter((s) => !Number.isNaN(s.total));
  if (known.length === 0) {
    return [
      { en: 'The ranks do not move: there is nothing to attribute.', zh: '名次没有变动，无从归因。' }[lang],
    ];
  }
  return [
    {
      en: 'What the mean rank shift hangs on (Sobol’ indices, 90 % bootstrap interval):',
      zh: '平均名次变动的来源（Sobol’指数，九成自助区间）：',
    }[lang],
    ...known.map((s) => {
      const interval = (at: number, low: number, high: number) =>
        `${number(at, 2, lang)} [${number(low, 2, lang)}, ${number(high, 2, lang)}]`;
      const first = interval(s.first, s.firstLow, s.firstHigh);
      const total = interval(s.total, s.totalLow, s.totalHigh);
      return `  ${factors[s.factor]![lang]}: ${{ en: 'alone', zh: '单独' }[lang]} ${first}, ${{ en: 'in all', zh: '总计' }[lang]} ${total}`;
    }),
  ];
}
