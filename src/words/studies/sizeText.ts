import type { AnalysisName } from '../../analysis/index.js';
import type { EconomicIndicator, Lang, Plan } from '../../edition/index.js';
import { type ColumnOf, type RowKey, tableReference } from '../../release/index.js';
import { money, moneyEnds, moneyRange } from '../numbers/money.js';
import { number, percent } from '../numbers/numbers.js';
import { type AnalysisRow, type TableSource, tableRows, value } from '../receipts/tableRows.js';
import { titleWithin } from '../sentences/englishTitles.js';

/** A sentence, and its figures as it writes them, in order, each with the receipt it comes from: `analysis/TABLE/KEY…/COLUMN`. */
export interface SizeSentence {
  text: string;
  figures: readonly { text: string; receipt: string }[];
}

/**
 * What a point of the index goes with, and what must be known to read the sizes of the whole, a sentence each; the sizes themselves
 * are facts (`latestSizeFacts`).
 */
export function sizeNotes(plan: Plan, tables: TableSource, lang: Lang): SizeSentence[] {
  const { economy } = plan;
  if (!economy?.size) return [];
  const { output } = economy.size;
  const of = economy.indicators.find((i) => i.id === output)!;
  const notes = tableRows(tables, 'size-notes').filter((row) => row.note !== 'no-jobs');
  return [
    ...slopeLine(plan, tables, of, lang),
    ...notes.map((row) => ({ text: about(plan, row, lang) + String(row[`text_${lang}`]), figures: [] })),
  ];
}

/** The note's level in front of its sentence, where it is of one. */
function about(plan: Plan, row: AnalysisRow<'size-notes'>, lang: Lang): string {
  const level = row.about ? levelName(plan, row.about, lang) : undefined;
  return level === undefined ? '' : { en: `${level}: `, zh: `${level}：` }[lang];
}

function levelName(plan: Plan, level: string, lang: Lang): string {
  if (level === plan.level) return plan.unitsTitle[lang];
  return plan.groupings.find((g) => g.column === level)?.title[lang] ?? level;
}

/** Figures of a row of a table as a sentence writes them, with their receipts. */
function shown<N extends AnalysisName>(
  table: N,
  row: RowKey<N>,
  written: readonly (readonly [column: ColumnOf<N>, text: string])[],
): SizeSentence['figures'] {
  return written.map(([column, text]) => ({ text, receipt: tableReference(table, row, column) }));
}

/** The ends of an interval as the sentence writes them. */
function endsOf(low: number, high: number, of: EconomicIndicator, lang: Lang) {
  const [lower, upper] = moneyEnds(low, high, of, lang);
  return [['low', lower] as const, ['high', upper] as const];
}

function slopeLine(plan: Plan, tables: TableSource, of: EconomicIndicator, lang: Lang): SizeSentence[] {
  const level = plan.economy!.size!.level;
  const row = tableRows(tables, 'size-regressions').find(
    (r) =>
      r.node === plan.nodes[0]!.id && r.level === level && r.form === 'level' && r.estimator === 'pooled',
  );
  if (!row || row.slope === null) return [];
  const [slope, low, high, n] = (['slope', 'low', 'high', 'n'] as const).map((column) => value(row, column));
  const fit = number(value(row, 'r2'), 2, lang);
  const figures = shown('size-regressions', row, [
    ['n', String(n)],
    ['slope', money(slope!, of, lang)],
    ...(Number.isNaN(low)
      ? [['freedom', number(value(row, 'freedom') + 1, 1, lang)] as const]
      : endsOf(low!, high!, of, lang)),
    ['r2', fit],
  ]);
  const range = rangeText(plan, row, of, lang);
  const text = {
    en: `Over ${n} observations (${titleWithin(levelName(plan, level, 'en'))}) one point of the index goes with ${money(slope!, of, 'en')} of ${of.title.en} (${range}; R² ${fit}).`,
    zh: `以${levelName(plan, level, 'zh')}的${n}个观测计，指数每1点对应${of.title.zh}${money(slope!, of, 'zh')}（${range}；R²为${fit}）。`,
  }[lang];
  return [{ text, figures }];
}

/** The interval of a slope, or what it hangs on where too few places carry it. */
function rangeText(
  plan: Plan,
  row: AnalysisRow<'size-regressions'>,
  of: EconomicIndicator,
  lang: Lang,
): string {
  const [low, high] = [value(row, 'low'), value(row, 'high')];
  if (!Number.isNaN(low)) {
    const range = moneyRange(low, high, of, lang);
    return { en: `95% interval ${range}, errors by place`, zh: `95%区间为${range}，标准误按地区聚类` }[lang];
  }
  const place = placeName(plan, row.level, String(row.leverage_unit), lang);
  const share = percent(value(row, 'leverage'), lang, 0);
  const without = money(value(row, 'slope_without'), of, lang);
  const isKnown = row.slope_without !== null;
  const places = number(value(row, 'freedom') + 1, 1, lang);
  return {
    en: `no interval can be given: the slope amounts to ${places} independent places; ${place} carries ${share} of it${isKnown ? `, and without it it is ${without}` : ''}`,
    zh: `无法给出区间：斜率仅相当于由${places}个独立地区决定，其中${place}占${share}${isKnown ? `，剔除后为${without}` : ''}`,
  }[lang];
}

/** The name of a place of a level; its code where the plan has none. */
function placeName(plan: Plan, level: string, code: string, lang: Lang): string {
  const members = level === plan.level ? plan.units : plan.groupings.find((g) => g.column === level)?.groups;
  return members?.find((m) => m.code === code)?.name[lang] ?? code;
}
