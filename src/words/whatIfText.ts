import type { Fixed, WhatIf, WhatIfMove } from '../analysis/index.js';
import { firstIsBest, isHigherWorse, type Lang, type Plan, type Text } from '../edition/index.js';
import type { FactKind } from './facts/fact.js';
import { whatIfFacts } from './facts/whatItTakes.js';
import { alignColumns } from './numbers/columns.js';
import { formatNumber, formatPoints, formatSignificant, joinNames, periodName } from './numbers/numbers.js';
import { formatNodePoints } from './numbers/scores.js';
import { phraseText } from './sentences/phrase.js';
import { type Register, sentencesOf } from './sentences/sentencesOf.js';
import { word } from './words.js';

const fixedReasons: Record<Fixed, Text> = {
  best: { en: 'already at the best value that counts', zh: '已达计分最优值' },
  missing: { en: 'missing', zh: '缺失' },
  denominator: { en: 'divides another indicator', zh: '是其他指标的分母' },
  input: { en: 'another indicator is computed from it', zh: '用于计算其他指标' },
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
    en: `; rank ${w.rank} needs ${firstIsBest(plan) ? '' : 'better than '}${formatNodePoints(plan, w.node, w.needed, 'en')}`,
    zh: `；第${w.rank}位需${firstIsBest(plan) ? '' : '优于'}${formatNodePoints(plan, w.node, w.needed, 'zh')}`,
  }[lang];
  const now = {
    en: `now ${formatNodePoints(plan, w.node, w.now.score, 'en')}, rank ${rank(w.now.rank)}`,
    zh: `现为${formatNodePoints(plan, w.node, w.now.score, 'zh')}，第${rank(w.now.rank)}位`,
  }[lang];
  const said = Number.isFinite(w.needed) ? now + needs : now;
  return [headOf(plan, w, lang), said, '', ...answerLines(plan, w, lang), ...restLines(plan, w, lang)].join(
    '\n',
  );
}

function answerLines(plan: Plan, w: WhatIf, lang: Lang): string[] {
  if (w.status === 'already') return [verdict(plan, w, lang), ...filledLines(plan, w, lang)];
  if (w.status !== 'reached') return [verdict(plan, w, lang)];
  return [verdict(plan, w, lang), '', ...moveLines(plan, w, lang), '', ...provedLines(plan, w, lang)];
}

/** Whether and how the rank can be reached; what moves where it can follows it. */
export function verdict(plan: Plan, w: WhatIf, lang: Lang): string {
  return factSentences(plan, w, 'what-it-takes', lang, 'exact').join({ en: ' ', zh: '' }[lang]);
}

/** The same in plain words: how small a change is proved to be is told by the command. */
export function plainVerdict(plan: Plan, w: WhatIf, lang: Lang): string {
  return factSentences(plan, w, 'what-it-takes', lang, 'plain').join({ en: ' ', zh: '' }[lang]);
}

/** What is proved of a change that reaches the rank, and the index built with it. */
export function provedLines(plan: Plan, w: WhatIf, lang: Lang): string[] {
  return factSentences(plan, w, 'what-is-proved', lang, 'exact');
}

/** What the facts of a kind say. */
function factSentences(plan: Plan, w: WhatIf, kind: FactKind, lang: Lang, register: Register): string[] {
  const facts = whatIfFacts(plan, w).filter((fact) => fact.kind === kind);
  return facts.flatMap((fact) => sentencesOf(plan, fact, lang, register).map(phraseText));
}

/** The value of an indicator after the change, as it can be told. */
export function valueAfter({ shown }: WhatIf, { node, after }: WhatIfMove): number {
  return shown?.values.get(node) ?? after;
}

/** By how much a figure changes, with its sign. */
export function changeText(w: WhatIf, move: WhatIfMove, lang: Lang): string {
  const by = valueAfter(w, move) - move.before;
  return by > 0 ? `+${formatSignificant(by, lang)}` : formatSignificant(by, lang);
}

function moveLines(plan: Plan, w: WhatIf, lang: Lang): string[] {
  const head = {
    en: ['now', 'then', 'change, about', 'best that counts', 'points'],
    zh: ['现值', '改变后', '约需变动', '计分最优', '分值变动'],
  }[lang];
  const rows = w.moves.map((m) => [
    nodeName(plan, m.node, lang),
    formatSignificant(m.before, lang),
    formatSignificant(valueAfter(w, m), lang),
    changeText(w, m, lang),
    formatSignificant(m.best, lang),
    scoreMoveText(plan, m, lang),
  ]);
  const [title, ...lines] = alignColumns([[{ en: 'indicator', zh: '指标' }[lang], ...head], ...rows]);
  return [title!, ...w.moves.flatMap((m, i) => [lines[i]!, ...notes(plan, w, m, lang).map((n) => `  ${n}`)])];
}

function notes(plan: Plan, w: WhatIf, move: WhatIfMove, lang: Lang): string[] {
  const { was, numerator, indicator } = move;
  const found: string[] = [];
  if (was === 'imputed')
    found.push({ en: 'now filled in, not observed', zh: '现值为填补值，并非实测' }[lang]);
  if (was === 'missing')
    found.push(
      { en: 'now missing; counted from the median of the period', zh: '现缺失；自当期中位数起计' }[lang],
    );
  if (numerator) {
    const below = plan.indicators[plan.indicators[indicator]!.denominator]!;
    const after = valueAfter(w, move) * numerator.denominator;
    const [from, to, by] = [numerator.before, after, numerator.denominator].map((x) =>
      formatSignificant(x, lang),
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

function filledLines(plan: Plan, w: WhatIf, lang: Lang): string[] {
  return w.moves.length === 0 ? [] : ['', ...moveLines(plan, w, lang)];
}

/** What stays and why, the indicators of one reason together. */
function restLines(plan: Plan, w: WhatIf, lang: Lang): string[] {
  if (w.fixed.length === 0) return [];
  const kinds = [...new Set(w.fixed.map((f) => f.why))];
  const said = kinds.map((why) => {
    const names = w.fixed.filter((f) => f.why === why).map((f) => plan.nodes[f.node]!.title[lang]);
    return `  ${fixedReasons[why][lang]}${{ en: ': ', zh: '：' }[lang]}${joinNames(names, lang)}`;
  });
  return ['', { en: 'May not change:', zh: '不可变：' }[lang], ...said];
}

/** The answer for programs: ids in place of numbers, null where there is no number. */
export function whatIfJson(plan: Plan, w: WhatIf): object {
  const { unit, node, period, peers, only, moves, fixed, shown, ...rest } = w;
  const named = (g: number) => plan.nodes[g]!.id;
  return {
    unit: plan.units[unit]!.code,
    node: named(node),
    period: plan.periods[plan.first + period],
    peers: plan.groupings[peers]?.column ?? null,
    only: only?.map((k) => plan.indicators[k]!.id) ?? null,
    ...rest,
    told: shown?.standing ?? null,
    moves: moves.map(({ node: g, indicator: _, ...move }) => ({
      indicator: named(g),
      ...move,
      told: shown?.values.get(g) ?? null,
    })),
    fixed: fixed.map(({ node: g, ...f }) => ({ indicator: named(g), ...f })),
  };
}

/** By how much the score of an indicator moves to the better: up, or down where higher is worse. */
export function scoreMoveText(plan: Plan, { node, moved: by }: WhatIfMove, lang: Lang): string {
  return signedChange(isHigherWorse(plan, node) ? -by : by, lang);
}

/** A number with its sign, for a change. */
export function signedChange(value: number, lang: Lang): string {
  return value > 0
    ? `+${formatPoints(value, lang)}`
    : value === 0
      ? formatNumber(0, 2, lang)
      : formatPoints(value, lang);
}
