import { baseName, type Lang, type Plan } from '../../edition/index.js';
import { number, percent, periodName, signed } from '../numbers/numbers.js';
import { type AnalysisRow, type TableSource, tableRows, value } from '../receipts/tableRows.js';
import { totalWithin } from '../sentences/nameWithin.js';

/**
 * The growth of the total a year, what changed it most, and what is expected with its interval; reasons where nothing is.
 *
 * @param period to which growth is told: that of headlines, after which figures are provisional
 */
export function timeLines(plan: Plan, tables: TableSource, period: string, lang: Lang): string[] {
  const notes = tableRows(tables, 'time-notes').filter((row) => row.note !== 'no-season');
  return [
    ...yearlyLine(plan, tables, period, lang),
    ...contributionLine(plan, tables, period, lang),
    ...chainLines(plan, tables, lang),
    ...forecastLine(plan, tables, lang),
    ...notes.map((row) => (row.node === '' ? '' : `${row.node}: `) + String(row[`text_${lang}`])),
  ];
}

function changeTo(plan: Plan, tables: TableSource, period: string): AnalysisRow<'changes'> | undefined {
  const root = plan.nodes[0]!.id;
  return tableRows(tables, 'changes').find((r) => {
    return r.level === 'total' && r.node === root && r.period === period && r.points !== null;
  });
}

/** The growth a year since the base, where it is more than one period away. */
function yearlyLine(plan: Plan, tables: TableSource, period: string, lang: Lang): string[] {
  const row = changeTo(plan, tables, period);
  if (!row || row.cagr === null) return [];
  const yearly = percent(Math.abs(value(row, 'cagr')) / 100, lang);
  const less = value(row, 'cagr') < 0;
  const [base, end] = [baseName(plan), period].map((p) => periodName(p, lang));
  return [
    {
      en: `From ${base} to ${end} the index of ${totalWithin(plan)} ${less ? 'fell' : 'grew'} by ${yearly} a year.`,
      zh: `${base}至${end}，${plan.total.title.zh}指数年均${less ? '下降' : '增长'}${yearly}。`,
    }[lang],
  ];
}

function contributionLine(plan: Plan, tables: TableSource, period: string, lang: Lang): string[] {
  const root = plan.nodes[0]!.id;
  const parts = tableRows(tables, 'contributions').filter(
    (row) => row.node === root && row.period === period && row.part !== 'rest',
  );
  const most = parts.toSorted((a, b) => Math.abs(value(b, 'points')) - Math.abs(value(a, 'points')))[0];
  if (!most || value(most, 'points') === 0) return [];
  const title = plan.nodes.find((n) => n.id === most.part)!.title;
  const points = signed(value(most, 'points'), 2, lang);
  return [
    {
      en: `The largest part of the change in ${period} is ${title.en}: ${points} points.`,
      zh: `${periodName(period, 'zh')}变动中贡献最大的是${title.zh}：${points}点。`,
    }[lang],
  ];
}

/** Every break of the framework, and the total across it. */
function chainLines(plan: Plan, tables: TableSource, lang: Lang): string[] {
  const root = plan.nodes[0]!.id;
  const links = tableRows(tables, 'chain-links').filter((r) => r.node === root && r.factor !== null);
  const whole = tableRows(tables, 'chained').filter((r) => r.node === root && r.level === 'total');
  const [first, last] = [whole[0], whole.at(-1)];
  if (links.length === 0 || !first || !last) return [];
  const breaks = links.map((link) => {
    const title = plan.chain.find((e) => e.edition === link.from)!.title[lang];
    const factor = number(value(link, 'factor'), 4, lang);
    const over = periodName(String(link.over), lang);
    return { en: `${title} in ${over} (factor ${factor})`, zh: `${over}的${title}（系数${factor}）` }[lang];
  });
  const ends = [first, last].map((r) => ({
    period: periodName(String(r.period), lang),
    linked: number(value(r, 'linked'), 2, lang),
  }));
  return [
    {
      en: `Chained to ${breaks.join(', ')}, ${totalWithin(plan)} goes from ${ends[0]!.linked} in ${ends[0]!.period} to ${ends[1]!.linked} in ${ends[1]!.period}; the framework changes after each of these periods, so growth across it is only as good as the link.`,
      zh: `与${breaks.join('、')}衔接后，${plan.total.title.zh}指数由${ends[0]!.period}的${ends[0]!.linked}变为${ends[1]!.period}的${ends[1]!.linked}；上述时期之后指标体系变更，跨期增长以衔接为准，仅供参考。`,
    }[lang],
  ];
}

function forecastLine(plan: Plan, tables: TableSource, lang: Lang): string[] {
  const root = plan.nodes[0]!.id;
  const next = tableRows(tables, 'forecast').find((row) => row.node === root);
  const chosen = tableRows(tables, 'forecast-methods').find(
    (row) => row.node === root && row.chosen === 'yes',
  );
  if (!next || !chosen) return [];
  const period = String(next.period);
  const method = methodWords[chosen.method as keyof typeof methodWords];
  const [mean, low, high] = (['value', 'low', 'high'] as const).map((column) =>
    number(value(next, column), plan.nodes[0]!.digits ?? 2, lang),
  );
  const isPlain = chosen.method === 'naive' || chosen.method === 'seasonal-naive';
  const tried = tableRows(tables, 'forecast-methods').filter((row) => row.node === root && row.origins !== 0);
  const against = isPlain
    ? tried.length > 1
      ? { en: '; no other method was shown to be better', zh: '；尚无其他方法被证明更好' }[lang]
      : { en: '; there are too few periods to try other methods', zh: '；时期较少，未试用其他方法' }[lang]
    : {
        en: `, whose error over ${chosen.origins} origins was ${number(value(chosen, 'relative'), 2, 'en')} of the plain forecast’s`,
        zh: `，在${chosen.origins}个起点的滚动检验中误差为朴素预测的${number(value(chosen, 'relative'), 2, 'zh')}倍`,
      }[lang];
  return [
    {
      en: `Expected for ${period}: ${mean}, 95% interval ${low} to ${high}, by ${method.en}${against}.`,
      zh: `预计${periodName(period, 'zh')}为${mean}，95%区间为${low}至${high}（方法：${method.zh}${against}）。`,
    }[lang],
  ];
}

const methodWords = {
  naive: { en: 'the last value carried on', zh: '朴素预测（沿用末值）' },
  'seasonal-naive': { en: 'the same season of the year before', zh: '季节朴素预测（沿用上年同期）' },
  simple: { en: 'simple exponential smoothing', zh: '简单指数平滑' },
  holt: { en: 'Holt’s linear trend', zh: 'Holt 线性趋势' },
  damped: { en: 'Holt’s damped trend', zh: 'Holt 阻尼趋势' },
  additive: { en: 'additive Holt-Winters', zh: 'Holt-Winters 加法模型' },
  multiplicative: { en: 'multiplicative Holt-Winters', zh: 'Holt-Winters 乘法模型' },
  theta: { en: 'the Theta method', zh: 'Theta 方法' },
};
