import type { Fixed, WhatIf, WhatIfMove } from '../analysis/index.js';
import { firstIsBest, isWorse, type Lang, type Plan, type Text } from '../edition/index.js';
import { aligned } from './numbers/columns.js';
import { exact, joined, number, periodName, points, rough } from './numbers/numbers.js';
import { nodePoints } from './numbers/scores.js';
import { word } from './words.js';

const reasons: Record<Fixed, Text> = {
  best: { en: 'at the best observed', zh: '已达观测最优值' },
  missing: { en: 'missing', zh: '缺失' },
  denominator: { en: 'divides another indicator', zh: '是其他指标的分母' },
  'no-denominator': { en: 'nothing to divide by', zh: '分母缺失或为零' },
  'not-started': { en: 'not yet started', zh: '该期尚未纳入' },
  'no-effect': { en: 'gains nothing on its scale', zh: '改变后得分不改善' },
};

/** A node's title with its id. */
export function nodeName(plan: Plan, g: number, lang: Lang): string {
  return `${plan.nodes[g]!.title[lang]} [${plan.nodes[g]!.id}]`;
}

/** Whose score, of what and when; example and simulated data say so first. */
export function headOf(
  plan: Plan,
  { unit, node, period }: { unit: number; node: number; period: number },
  lang: Lang,
): string {
  const { code, name } = plan.units[unit]!;
  const both = name.en === name.zh ? name.en : `${name.en} ${name.zh}`;
  const when = periodName(plan.periods[plan.first + period]!, lang);
  const data = plan.dataStatus === 'real' ? '' : `${word(plan.dataStatus, lang)}\n`;
  return `${data}${both} (${code})${{ en: ', ', zh: '，' }[lang]}${nodeName(plan, node, lang)}${{ en: ', ', zh: '，' }[lang]}${when}`;
}

/** What it takes to reach a rank: the change, what is proved, and the index built with it; or why there is none. */
export function whatIfText(plan: Plan, w: WhatIf, lang: Lang): string {
  const rank = (n: number) => (n > 0 ? String(n) : '–');
  const needs = {
    en: `; rank ${w.rank} needs ${firstIsBest(plan) ? '' : 'better than '}${nodePoints(plan, w.node, w.needed, 'en')}`,
    zh: `；第${w.rank}位需${firstIsBest(plan) ? '' : '优于'}${nodePoints(plan, w.node, w.needed, 'zh')}`,
  }[lang];
  const now = {
    en: `now ${nodePoints(plan, w.node, w.now.score, 'en')}, rank ${rank(w.now.rank)}`,
    zh: `现为${nodePoints(plan, w.node, w.now.score, 'zh')}，第${rank(w.now.rank)}位`,
  }[lang];
  const said = Number.isFinite(w.needed) ? now + needs : now;
  return [headOf(plan, w, lang), said, '', ...answer(plan, w, lang), ...restLines(plan, w, lang)].join('\n');
}

function answer(plan: Plan, w: WhatIf, lang: Lang): string[] {
  if (w.status === 'already') return [verdict(plan, w, lang), ...filledLines(plan, w, lang)];
  if (w.status !== 'reached') return [verdict(plan, w, lang)];
  return [verdict(plan, w, lang), '', ...moveLines(plan, w, lang), '', ...provedLines(plan, w, lang)];
}

/** Whether and how the rank can be reached, in one sentence; what moves where it can follows it. */
export function verdict(plan: Plan, w: WhatIf, lang: Lang): string {
  const best = {
    score: nodePoints(plan, w.node, w.best.score, lang),
    rank: w.best.rank > 0 ? w.best.rank : '–',
  };
  switch (w.status) {
    case 'already':
      return { en: 'The rank is there already: no change is needed.', zh: '已达到该位次，无需改变。' }[lang];
    case 'no-score':
      return {
        en: 'The unit has no score here, whatever the indicators that may change: parts are missing (--fill counts them in).',
        zh: '无论可变指标如何取值，该单元在此均无得分：有部分缺失（可用 --fill 计入）。',
      }[lang];
    case 'impossible':
      return {
        en: `It cannot be reached: with every indicator that may change at its best observed value the score is ${best.score}, rank ${best.rank}, and nothing within these bounds is better.`,
        zh: `无法达到：所有可变指标均取观测最优值时得分为${best.score}，第${best.rank}位，且此范围内没有更优的得分。`,
      }[lang];
    case 'not-found':
      return {
        en: `No change was found that reaches it. With every indicator that may change at its best observed value the index built again gives ${best.score}, rank ${best.rank}. This is not a proof: ${w.shape === 'unknown' ? 'this way to aggregate compares units' : 'the scales move with the unit'}.`,
        zh: `未找到可达到的改变。所有可变指标均取观测最优值并重算指数，得分为${best.score}，第${best.rank}位。这并非证明：${w.shape === 'unknown' ? '该合成方式以单元互比' : '标准化参数随该单元而变'}。`,
      }[lang];
    case 'reached':
      return measure(w, lang);
  }
}

/** What is proved of a change that reaches the rank, and the index built with it. */
export function provedLines(plan: Plan, w: WhatIf, lang: Lang): string[] {
  return [proved(plan, w, lang), ...after(plan, w, lang)];
}

function measure({ spread }: WhatIf, lang: Lang): string {
  return spread
    ? {
        en: 'The smallest change, spread over the indicators (least squares of the moves in normalised points):',
        zh: '最小改变（分散到各指标，按标准化分值变动的平方和最小）：',
      }[lang]
    : {
        en: 'The smallest change, in few indicators (least sum of the moves in normalised points):',
        zh: '最小改变（集中于少数指标，按标准化分值变动之和最小）：',
      }[lang];
}

function moveLines(plan: Plan, w: WhatIf, lang: Lang): string[] {
  const head = {
    en: ['now', 'then', 'best observed', 'points'],
    zh: ['现值', '改变后', '观测最优', '分值变动'],
  }[lang];
  const rows = w.moves.map((m) => [
    nodeName(plan, m.node, lang),
    rough(m.before, lang),
    rough(m.after, lang),
    rough(m.best, lang),
    moved(plan, m, lang),
  ]);
  const [title, ...lines] = aligned([[{ en: 'indicator', zh: '指标' }[lang], ...head], ...rows]);
  return [title!, ...w.moves.flatMap((m, i) => [lines[i]!, ...notes(plan, m, lang).map((n) => `  ${n}`)])];
}

function notes(plan: Plan, { was, numerator, indicator }: WhatIfMove, lang: Lang): string[] {
  const found: string[] = [];
  if (was === 'imputed')
    found.push({ en: 'now filled in, not observed', zh: '现值为填补值，并非实测' }[lang]);
  if (was === 'missing')
    found.push(
      { en: 'now missing; counted from the median of the period', zh: '现缺失；自当期中位数起计' }[lang],
    );
  if (numerator) {
    const below = plan.indicators[plan.indicators[indicator]!.denominator]!;
    const [from, to, by] = [numerator.before, numerator.after, numerator.denominator].map((x) =>
      exact(x, lang),
    );
    found.push(
      {
        en: `the numerator moves, from ${from} to ${to}; ${below.title.en} stays at ${by}`,
        zh: `分子由${from}变为${to}；分母（${below.title.zh}）保持${by}`,
      }[lang],
    );
  }
  return found;
}

function proved(plan: Plan, w: WhatIf, lang: Lang): string {
  const size = nodePoints(plan, w.node, w.size, lang);
  if (Number.isNaN(w.least))
    return {
      en: `Size ${size} points: the smallest found by local search; a smaller one is not ruled out.`,
      zh: `改变量${size}分：为局部搜索所得的最小值，未排除更小的改变。`,
    }[lang];
  if (w.size - w.least <= 1e-6 * w.size)
    return {
      en: `Size ${size} points. Proved: no smaller change within these bounds reaches the rank.`,
      zh: `改变量${size}分。已证明：此范围内没有更小的改变能达到该位次。`,
    }[lang];
  return {
    en: `Size ${size} points. Proved: none below ${nodePoints(plan, w.node, w.least, 'en')} reaches the rank.`,
    zh: `改变量${size}分。已证明：小于${nodePoints(plan, w.node, w.least, 'zh')}分的改变均不能达到该位次。`,
  }[lang];
}

function after(plan: Plan, w: WhatIf, lang: Lang): string[] {
  const built = {
    en: `Built again with these values, the index gives ${nodePoints(plan, w.node, w.after.score, 'en')}, rank ${w.after.rank}.`,
    zh: `以上述数值重算指数，得分为${nodePoints(plan, w.node, w.after.score, 'zh')}，第${w.after.rank}位。`,
  }[lang];
  const scales = w.scalesHold
    ? {
        en: 'Scales and totals stay as they are, and so do all other units.',
        zh: '标准化参数与基期总量不变，其他单元得分不变。',
      }
    : {
        en: `Scales, totals or filled-in values move with the unit: other units’ scores change by up to ${nodePoints(plan, w.node, w.othersMoved, 'en')}, which is counted in.`,
        zh: `标准化参数、总量或填补值随该单元变动：其他单元得分最多变动${nodePoints(plan, w.node, w.othersMoved, 'zh')}，已计入。`,
      };
  return [built, scales[lang]];
}

function filledLines(plan: Plan, w: WhatIf, lang: Lang): string[] {
  return w.moves.length === 0 ? [] : ['', ...moveLines(plan, w, lang)];
}

/** What stays and why, the indicators of one reason together. */
function restLines(plan: Plan, w: WhatIf, lang: Lang): string[] {
  if (w.fixed.length === 0) return [];
  const kinds = [...new Set(w.fixed.map((f) => f.why))];
  const said = kinds.map((why) => {
    const names = w.fixed.filter((f) => f.why === why).map((f) => plan.nodes[f.node]!.title[lang]);
    return `  ${reasons[why][lang]}${{ en: ': ', zh: '：' }[lang]}${joined(names, lang)}`;
  });
  return ['', { en: 'May not change:', zh: '不可变：' }[lang], ...said];
}

/** The answer for programs: ids in place of numbers, null where there is no number. */
export function whatIfJson(plan: Plan, w: WhatIf): object {
  const { unit, node, period, peers, only, moves, fixed, ...rest } = w;
  const named = (g: number) => plan.nodes[g]!.id;
  return {
    unit: plan.units[unit]!.code,
    node: named(node),
    period: plan.periods[plan.first + period],
    peers: plan.groupings[peers]?.column ?? null,
    only: only?.map((k) => plan.indicators[k]!.id) ?? null,
    ...rest,
    moves: moves.map(({ node: g, indicator: _, ...move }) => ({ indicator: named(g), ...move })),
    fixed: fixed.map(({ node: g, ...f }) => ({ indicator: named(g), ...f })),
  };
}

/** By how much the score of an indicator moves to the better: up, or down where higher is worse. */
export function moved(plan: Plan, { node, moved: by }: WhatIfMove, lang: Lang): string {
  return change(isWorse(plan, node) ? -by : by, lang);
}

/** A number with its sign, for a change. */
export function change(value: number, lang: Lang): string {
  return value > 0 ? `+${points(value, lang)}` : value === 0 ? number(0, 2, lang) : points(value, lang);
}
