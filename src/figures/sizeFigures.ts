import { baseName, type Lang, type Text } from '../edition/index.js';
import type { ColumnOf, Release } from '../release/index.js';
import {
  type AnalysisRow,
  declaredDigits,
  formatAxisCount,
  formatCount,
  formatMoney,
  formatPercent,
  formatRoughCount,
  numberIn,
  periodName,
} from '../words/index.js';
import { analysisContext } from './analysisContext.js';
import { barChart } from './barChart.js';
import type { Choice } from './choice.js';
import { columnsFor } from './fields.js';
import type { Figure, FigureMaker } from './figure.js';
import { type Line, lineChart } from './lineChart.js';
import { hasOutput, outputOf } from './output.js';
import { provisionalNote, withNote } from './provisional.js';
import { cannotCompute } from './reasons.js';
import { timeAxis } from './timeAxis.js';

const ruleWords: Record<string, Text> = {
  estimated: { en: 'own regression', zh: '本版回归' },
  increment: { en: 'given per point', zh: '按给定每点' },
  chained: { en: 'chained', zh: '链式弹性' },
  components: { en: 'published parts', zh: '已公布分项' },
};

type SizeColumn = 'size' | 'low' | 'high' | 'share' | 'share_low' | 'share_high';

/** Rules whose money is the gain since the base of the index; that of the others is a level. */
const gainRules: readonly string[] = ['estimated', 'increment'];

interface SizeShown {
  id: 'size' | 'size-gain' | 'size-share';
  columns: readonly [SizeColumn, SizeColumn, SizeColumn];
  /** Whether gains are shown, or levels: the two are never on one axis. */
  gains: boolean;
  title: (base: string) => Text;
  note: (base: string) => Text;
}

/** Money, or its share of the output, by each rule of one kind over the periods. */
function sizeFigure({ id, columns, gains, title, note }: SizeShown): FigureMaker {
  const make = (release: Release, choice: Choice): Figure => {
    const { plan, periods, settledPeriods, tables, receiptOf, rowsWhere } = analysisContext(release, choice);
    const time = timeAxis(periods, settledPeriods.at(-1));
    const provisional = provisionalNote(release, 'dashed');
    const { of } = outputOf(release);
    const rows = rowsWhere('size', { level: 'total' }).filter((r) => gainRules.includes(r.rule) === gains);
    const [main, low, high] = columns;
    const path = (c: ColumnOf<'size'>) => receiptOf('size', c);
    const known = rows.filter((r) => r[main] !== null);
    const isShare = id === 'size-share';
    const say = (v: number, lang: Lang) => (isShare ? formatPercent(v, lang) : formatMoney(v, of, lang));
    const lines = (lang: Lang): Line[] =>
      [...new Set(known.map((r) => `${r.rule} ${r.index_of}`))].map((key, hue) => {
        const own = known.filter((r) => `${r.rule} ${r.index_of}` === key);
        const name = ruleWords[String(own[0]!.rule)]![lang];
        return {
          name,
          hue,
          points: own.map((r) => ({
            x: time.at(String(r.period)),
            y: numberIn(r, main),
            low: numberIn(r, low),
            high: numberIn(r, high),
            title: `${name}, ${r.period}: ${say(numberIn(r, main), lang)}`,
            to: path(main)(r),
          })),
        };
      });
    const column = columnsFor(rows);
    const base = baseName(plan);
    return {
      id,
      title: title(base),
      note: withNote(note(base), provisional),
      fields: [
        column.words(
          'rule',
          { en: 'Rule', zh: '规则' },
          { name: (code, lang) => ruleWords[code]?.[lang] ?? code },
        ),
        column.words('period', { en: 'Period', zh: '时期' }),
        column.of(tables, 'size', 'index', 2, { to: path('index') }),
        ...columns.map((c) => column.of(tables, 'size', c, isShare ? 4 : 0, { to: path(c) })),
      ],
      rows,
      why: known.length > 0 ? undefined : noSize(rows.length > 0, gains),
      draw: (at) =>
        lineChart({
          lines: lines(at.lang),
          x: time.axis,
          y: {
            label: isShare ? '' : of.unit[at.lang],
            include: [0],
            format: (v, lang) => (isShare ? formatPercent(v, lang, 0) : formatAxisCount(v, lang)),
          },
        })(at),
    };
  };
  return { keys: [], has: hasOutput, make };
}

/** Why there is no size or gain to draw. */
function noSize(hasRule: boolean, gains: boolean): Text {
  if (hasRule) return cannotCompute({ en: 'output and index share no period', zh: '产出与指数没有共同时期' });
  return gains
    ? cannotCompute({ en: 'no rule gives a gain', zh: '没有给出增量的规则' })
    : cannotCompute({
        en: 'the edition has no rule with an outside anchor',
        zh: '本版没有以外部数据为起点的规则',
      });
}

/** The output of the total as each publication had it. */
function vintages(release: Release, choice: Choice): Figure {
  const { tables, receiptOf, rowsWhere } = analysisContext(release, choice);
  const { of, economy } = outputOf(release);
  const title = of.titleOfTotal ?? of.title;
  const rows = rowsWhere('economy', { level: 'total', indicator: of.id });
  const time = timeAxis([...new Set(rows.map((r) => String(r.period)))].sort());
  const name = (code: string, lang: Lang) => economy.vintages.find((v) => v.id === code)?.title[lang] ?? code;
  const path = receiptOf('economy', 'value');
  const all = [...new Set(rows.map((r) => String(r.vintage)))];
  const column = columnsFor(rows);
  return {
    id: 'vintages',
    title: { en: `Which ${title.en}? Vintages`, zh: `哪一版${title.zh}？` },
    note: {
      en: `${title.en} of the total as first published and as later revised, ${of.unit.en}. The table says which is used, and its source.`,
      zh: `${title.zh}的初步核算与历次修订（${of.unit.zh}）。数据表注明所用版本与来源。`,
    },
    fields: [
      column.words('period', { en: 'Period', zh: '时期' }),
      column.words('vintage', { en: 'Vintage', zh: '版本' }, { name }),
      column.of(tables, 'economy', 'value', 0, { to: path, unit: of.unit }),
      column.words(
        'used',
        { en: 'Used', zh: '是否采用' },
        { name: (code, lang) => (code === 'yes' ? { en: 'yes', zh: '是' } : { en: 'no', zh: '否' })[lang] },
      ),
      column.words('source', { en: 'Source', zh: '来源' }),
    ],
    rows,
    why: rows.length > 0 ? undefined : cannotCompute({ en: 'the total has no figure', zh: '总体没有数据' }),
    draw: (at) =>
      lineChart({
        lines: all.map((vintage, hue) => ({
          name: name(vintage, at.lang),
          hue,
          points: rows
            .filter((r) => r.vintage === vintage)
            .map((r) => ({
              x: time.at(String(r.period)),
              y: numberIn(r, 'value'),
              title: `${name(vintage, at.lang)}, ${r.period}: ${formatMoney(numberIn(r, 'value'), of, at.lang)}`,
              to: path(r),
            })),
        })),
        x: time.axis,
        y: { label: of.unit[at.lang], format: formatAxisCount },
      })(at),
  };
}

/** Jobs that the change of the index stands for, by the rule of the edition. */
function jobs(release: Release, choice: Choice): Figure {
  const { plan, tables, receiptOf, rowsWhere } = analysisContext(release, choice);
  const rows = rowsWhere('jobs', { level: 'total' });
  const known = rows.filter((r) => r.jobs !== null);
  const rule = plan.economy?.size?.jobs;
  const path = (c: ColumnOf<'jobs'>) => receiptOf('jobs', c);
  const last = known.at(-1);
  const column = columnsFor(rows);
  const digits = declaredDigits(rule?.perPoint ?? Number.NaN);
  const said = (r: AnalysisRow<'jobs'>, lang: Lang) => formatRoughCount(numberIn(r, 'jobs'), digits, lang);
  return {
    id: 'jobs',
    title: { en: 'Jobs', zh: '就业' },
    note: {
      en: `The change of the index since the period before at ${formatCount(rule?.perPoint ?? Number.NaN, 'en')} jobs a point (${rule?.source.en ?? '–'}); no interval is known.`,
      zh: `较上期的指数变动按每点${formatCount(rule?.perPoint ?? Number.NaN, 'zh')}个就业折算（${rule?.source.zh ?? '–'}）；无可用区间。`,
    },
    alt: last
      ? {
          en: `${said(last, 'en')} in ${last.period}.`,
          zh: `${periodName(String(last.period), 'zh')}为${said(last, 'zh')}。`,
        }
      : { en: 'None.', zh: '无。' },
    fields: [
      column.words('period', { en: 'Period', zh: '时期' }),
      ...(['jobs', 'since_base'] as const).map((c) =>
        column.of(tables, 'jobs', c, 0, {
          to: path(c),
          show: (v, lang) => formatRoughCount(v, digits, lang),
        }),
      ),
    ],
    rows,
    why: known.length > 0 ? undefined : cannotCompute({ en: 'there is one period', zh: '只有一期' }),
    draw: (at) =>
      barChart({
        bars: known.map((r) => ({
          name: String(r.period),
          parts: [
            {
              value: numberIn(r, 'jobs'),
              title: `${r.period}: ${said(r, at.lang)}`,
              to: path('jobs')(r),
            },
          ],
          text: said(r, at.lang),
        })),
        x: { label: '', include: [0], format: formatAxisCount },
        row: 28,
      })(at),
  };
}

export const sizeFigures = {
  size: sizeFigure({
    id: 'size',
    columns: ['size', 'low', 'high'],
    gains: false,
    title: () => ({ en: 'Size of the digital economy', zh: '数字经济规模' }),
    note: () => ({
      en: 'What the index means in money, by each rule of the edition that starts from a published size, with 95% intervals where there are any.',
      zh: '按本版以已公布规模为起点的各项规则，由指数折算的经济规模，附95%区间（如有）。',
    }),
  }),
  'size-gain': sizeFigure({
    id: 'size-gain',
    columns: ['size', 'low', 'high'],
    gains: true,
    title: (base) => ({ en: `Gain since ${base}`, zh: `较${periodName(base, 'zh')}的增量` }),
    note: (base) => ({
      en: `No size: what the change of the index since ${base} means in money, by regression or per point, with 95% intervals where there are any. It is 0 in ${base} by its making.`,
      zh: `并非规模：按回归或每点对应值，指数较${periodName(base, 'zh')}的变动折算的金额，附95%区间（如有）。按定义${periodName(base, 'zh')}为0。`,
    }),
  }),
  'size-share': sizeFigure({
    id: 'size-share',
    columns: ['share', 'share_low', 'share_high'],
    gains: false,
    title: () => ({ en: 'Share of the output', zh: '占产出比重' }),
    note: () => ({
      en: 'Size by the output of the same period, with 95% intervals where there are any.',
      zh: '规模与同期产出之比，附95%区间（如有）。',
    }),
  }),
  jobs: { keys: [], has: ({ plan }) => Boolean(plan.economy?.size?.jobs), make: jobs },
  vintages: { keys: [], has: hasOutput, make: vintages },
} satisfies Record<string, FigureMaker>;
