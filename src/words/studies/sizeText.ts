import type { AnalysisName } from '../../analysis/index.js';
import type { EconomicIndicator, Economy, Lang, Plan } from '../../edition/index.js';
import { type ColumnOf, type RowKey, tableReference } from '../../release/index.js';
import { money, moneyEnds, moneyRange } from '../numbers/money.js';
import { count, number, percent, periodName } from '../numbers/numbers.js';
import { type AnalysisRow, type TableSource, tableRows, value } from '../receipts/tableRows.js';

/** A sentence, and its figures as it writes them, in order, each with the receipt it comes from: `analysis/TABLE/KEY…/COLUMN`. */
export interface SizeSentence {
  text: string;
  figures: readonly { text: string; receipt: string }[];
}

/** The sentences of `sizeSentences` alone. */
export function sizeLines(plan: Plan, tables: TableSource, lang: Lang): string[] {
  return sizeSentences(plan, tables, lang).map(({ text }) => text);
}

/**
 * What the index means in money and jobs for the total, a sentence each: what a point goes with, the size by each rule in its
 * last period, jobs, and what must be known to read them. Every estimate carries its interval, or that there is none.
 */
export function sizeSentences(plan: Plan, tables: TableSource, lang: Lang): SizeSentence[] {
  const { economy } = plan;
  if (!economy?.size) return [];
  const { output } = economy.size;
  const of = economy.indicators.find((i) => i.id === output)!;
  const notes = tableRows(tables, 'size-notes').filter((row) => row.note !== 'no-jobs');
  return [
    ...slopeLine(plan, tables, of, lang),
    ...latest(tableRows(tables, 'size')).map((row) => sizeLine(plan, economy, of, row, lang)),
    ...jobsLine(plan, tables, lang),
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
    en: `Over ${n} observations (${levelName(plan, level, 'en').toLowerCase()}) one point of the index goes with ${money(slope!, of, 'en')} of ${of.title.en} (${range}; R² ${fit}).`,
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

const ruleWords = {
  estimated: { en: 'By our own regression', zh: '按本版回归' },
  increment: { en: 'By the given value of a point', zh: '按给定的每点对应值' },
  chained: { en: 'By the chained elasticity', zh: '按链式弹性' },
  components: { en: 'By adding published figures', zh: '按已公布数据加总' },
};

/** The last row of the total with a size, by rule; nothing rests on a regression of our own that has no interval. */
function latest(rows: readonly AnalysisRow<'size'>[]): AnalysisRow<'size'>[] {
  const national = rows.filter(
    (row) => row.level === 'total' && row.size !== null && (row.rule !== 'estimated' || row.low !== null),
  );
  const rules = [...new Set(national.map((row) => row.rule))];
  return rules.map((rule) => national.findLast((row) => row.rule === rule)!);
}

function sizeLine(
  plan: Plan,
  economy: Economy,
  of: EconomicIndicator,
  row: AnalysisRow<'size'>,
  lang: Lang,
): SizeSentence {
  const rule = ruleWords[row.rule as keyof typeof ruleWords];
  const period = String(row.period);
  const [size, low, high] = (['size', 'low', 'high'] as const).map((column) => value(row, column));
  const range = Number.isNaN(low!)
    ? { en: 'no interval is known', zh: '无区间可循' }[lang]
    : {
        en: `95% interval ${moneyRange(low!, high!, of, 'en')}`,
        zh: `95%区间为${moneyRange(low!, high!, of, 'zh')}`,
      }[lang];
  const whose = row.index_of === 'own' || row.index_of === 'none' ? undefined : String(row.index_of);
  const index =
    whose === undefined ? undefined : (economy.vintages.find((v) => v.id === whose)?.title[lang] ?? whose);
  const from =
    index === undefined
      ? ''
      : { en: ` from the published index (${index})`, zh: `（所用指数：${index}）` }[lang];
  const what =
    size! < 0 ? { en: 'has lost since its base', zh: '较基期减少' } : { en: 'has a size of', zh: '的规模为' };
  const first = {
    en: `${rule.en}${from}, ${plan.total.title.en} ${what.en} ${money(size!, of, 'en')} in ${period} (${range})`,
    zh: `${rule.zh}${from}，${periodName(period, 'zh')}${plan.total.title.zh}${what.zh}${money(size!, of, 'zh')}（${range}）`,
  }[lang];
  const parts = size! < 0 ? [first] : [first, ...growthPart(row, lang), ...sharePart(row, of, lang)];
  const two = (column: 'share' | 'share_low' | 'share_high') => percent(value(row, column), lang, 2);
  return {
    text: parts.join({ en: ', ', zh: '，' }[lang]) + { en: '.', zh: '。' }[lang],
    figures: shown('size', row, [
      ['size', money(size!, of, lang)],
      ...endsOf(low!, high!, of, lang),
      ['growth', percent(Math.abs(value(row, 'growth')), lang, 2)],
      ['share', two('share')],
      ['share_low', two('share_low')],
      ['share_high', two('share_high')],
      ['share_change', number(Math.abs(value(row, 'share_change')), 2, lang)],
    ]),
  };
}

function growthPart(row: AnalysisRow<'size'>, lang: Lang): string[] {
  const growth = value(row, 'growth');
  if (Number.isNaN(growth)) return [];
  const by = percent(Math.abs(growth), lang, 2);
  return [
    {
      en: `${by} ${growth < 0 ? 'less' : 'more'} than in the period before`,
      zh: `较上期${growth < 0 ? '下降' : '增长'}${by}`,
    }[lang],
  ];
}

function sharePart(row: AnalysisRow<'size'>, of: EconomicIndicator, lang: Lang): string[] {
  const [share, low, high, change] = (['share', 'share_low', 'share_high', 'share_change'] as const).map(
    (c) => value(row, c),
  );
  if (Number.isNaN(share!)) {
    return [
      { en: `with no ${of.title.en} of that period to compare it with`, zh: `该期无${of.title.zh}数据可比` }[
        lang
      ],
    ];
  }
  const range = Number.isNaN(low!)
    ? ''
    : {
        en: ` (${percent(low!, 'en', 2)} to ${percent(high!, 'en', 2)})`,
        zh: `（${percent(low!, 'zh', 2)}至${percent(high!, 'zh', 2)}）`,
      }[lang];
  const moved = number(Math.abs(change!), 2, lang);
  const parts = [
    {
      en: `${percent(share!, 'en', 2)} of ${of.title.en}${range}`,
      zh: `占${of.title.zh}的${percent(share!, 'zh', 2)}${range}`,
    }[lang],
  ];
  if (!Number.isNaN(change!)) {
    parts.push(
      {
        en: `${change! < 0 ? 'down' : 'up'} ${moved} percentage points`,
        zh: `比重${change! < 0 ? '下降' : '上升'}${moved}个百分点`,
      }[lang],
    );
  }
  return parts;
}

function jobsLine(plan: Plan, tables: TableSource, lang: Lang): SizeSentence[] {
  const row = tableRows(tables, 'jobs').findLast((r) => r.level === 'total' && r.jobs !== null);
  const rule = plan.economy?.size?.jobs;
  if (!row || !rule) return [];
  const jobs = value(row, 'jobs');
  const [many, each] = [count(Math.round(Math.abs(jobs)), lang), count(rule.perPoint, lang)];
  const period = String(row.period);
  const text = {
    en: `At ${each} jobs a point, the change of the index in ${period} stands for ${many} jobs ${jobs < 0 ? 'lost' : 'gained'}; no interval is known.`,
    zh: `按每点${each}个就业计，${periodName(period, 'zh')}指数变动对应${jobs < 0 ? '减少' : '新增'}就业${many}个（无区间可循）。`,
  }[lang];
  return [{ text, figures: shown('jobs', row, [['jobs', many]]) }];
}
