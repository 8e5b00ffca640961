import type { Lang, Plan, Text } from '../edition/index.js';
import type { ColumnOf, Release } from '../release/index.js';
import {
  baseText,
  formatNumber,
  formatPercent,
  formatSigned,
  hasSectors,
  numberIn,
  periodName,
  periodSpan,
  titleWithin,
  totalWithin,
} from '../words/index.js';
import { type AnalysisContext, analysisContext } from './analysisContext.js';
import { type Bar, barChart } from './barChart.js';
import type { Choice } from './choice.js';
import { hasGrowthRates, hasRatios } from './conditions.js';
import { columnsFor, placePath } from './fields.js';
import type { Figure, FigureMaker } from './figure.js';
import { heatChart } from './heatChart.js';
import { cannotCompute, noRowsReason } from './reasons.js';

/** The name of a sector: one of the edition's own, or a node of the framework. */
function sectorName({ sectors, nodes }: Plan, code: string, lang: Lang): string {
  if (code === '') return { en: 'no sector', zh: '未分领域' }[lang];
  const own = sectors.find((s) => s.code === code)?.name ?? nodes.find((n) => n.id === code)?.title;
  return own?.[lang] ?? code;
}

/** What an index consists of: sectors of its own, or its parts. */
const kindOf = (of: AnalysisContext): Text =>
  hasSectors(of) ? { en: 'sector', zh: '领域' } : { en: 'part', zh: '分项' };

/** The head of the column that names them. */
const kindTitle = (of: AnalysisContext): Text => {
  const { en, zh } = kindOf(of);
  return { en: `${en.charAt(0).toUpperCase()}${en.slice(1)}`, zh };
};

/** How the codes of a column of sectors are shown. */
const sectorCells = ({ plan }: AnalysisContext) => ({
  name: (code: string, lang: Lang) => sectorName(plan, code, lang),
});

const noSectors = cannotCompute({
  en: 'the way the parts are aggregated does not add up, so none has a share of its own',
  zh: '合成方式不可加，各组成部分没有各自的份额',
});

/** What each group is specialised in. */
function quotients(release: Release, choice: Choice): Figure {
  const of = analysisContext(release, choice);
  const { plan, period, by, tables, receiptOf } = of;
  const { groups, title } = plan.groupings[choice.by]!;
  const rows = of.rowsWhere('sectors', { level: by, period });
  const sectors = [...new Set(rows.map((r) => String(r.sector)))];
  const path = (c: ColumnOf<'sectors'>) => receiptOf('sectors', c);
  const known = rows.filter((r) => r.location_quotient !== null);
  const top = known.toSorted(
    (a, b) => numberIn(b, 'location_quotient') - numberIn(a, 'location_quotient'),
  )[0];
  const groupName = (code: string, lang: Lang) => groups.find((g) => g.code === code)?.name[lang] ?? code;
  const said = (lang: Lang) =>
    top
      ? `${groupName(String(top.unit), lang)}, ${sectorName(plan, String(top.sector), lang)}: ${formatNumber(numberIn(top, 'location_quotient'), 2, lang)}`
      : '–';
  const column = columnsFor(rows);
  return {
    id: 'location-quotients',
    title: { en: `Who is specialised in what? ${period}`, zh: `谁专长于什么？${periodName(period, 'zh')}` },
    note: {
      en: `Location quotient: the share of a ${kindOf(of).en} in each of the ${titleWithin(title.en)} by its share in the whole. Above 1: specialised.`,
      zh: `区位商：${kindOf(of).zh}在各${title.zh}中的份额与其在总体中的份额之比；大于1为专业化。`,
    },
    alt: { en: `The highest is ${said('en')}.`, zh: `最高的是${said('zh')}。` },
    fields: [
      column.place('unit', release, choice.period, { name: groupName }),
      column.words('sector', kindTitle(of), sectorCells(of)),
      ...(['share', 'location_quotient', 'points'] as const).map((c) =>
        column.of(tables, 'sectors', c, 3, { to: path(c) }),
      ),
    ],
    rows,
    why: known.length > 0 ? undefined : noSectors,
    ...(sectors.length > 6 ? { width: 1376 } : {}),
    draw: (at) =>
      heatChart({
        columns: sectors.map((s) => ({ name: sectorName(plan, s, at.lang) })),
        rows: groups.map((g) => ({
          name: g.name[at.lang],
          to: placePath(g.code, period),
          cells: sectors.map((s) => {
            const row = rows.find((r) => r.unit === g.code && r.sector === s);
            const lq = numberIn(row, 'location_quotient');
            const cls = Number.isNaN(lq) ? {} : { cls: Math.max(0, Math.min(8, Math.round(4 * lq))) };
            return {
              text: formatNumber(lq, 2, at.lang),
              title: `${g.name[at.lang]}, ${sectorName(plan, s, at.lang)}: ${formatNumber(lq, 3, at.lang)}`,
              ...(row && !Number.isNaN(lq) ? { to: path('location_quotient')(row) } : {}),
              ...cls,
            };
          }),
        })),
        row: 20,
      })(at),
  };
}

/** What each sector adds to the growth of the whole, and how fast it grows itself. */
function sectorGrowth(release: Release, choice: Choice): Figure {
  const of = analysisContext(release, choice);
  const { plan, period, periods, tables, receiptOf } = of;
  const rows = of.rowsWhere('sectors', { level: 'total', period });
  const known = rows
    .filter((r) => r.contribution !== null)
    .sort((a, b) => numberIn(b, 'contribution') - numberIn(a, 'contribution'));
  const path = (c: ColumnOf<'sectors'>) => receiptOf('sectors', c);
  const before = periods[choice.period - 1];
  const column = columnsFor(rows);
  return {
    id: 'sector-growth',
    title: {
      en: `What made ${totalWithin(plan)} grow? ${period}`,
      zh: `${plan.total.title.zh}的增长来自哪里？${periodName(period, 'zh')}`,
    },
    note: {
      en: `Percentage points that each ${kindOf(of).en} adds to the growth ${before ? baseText(plan, before) : 'on the period before'}; at the right its own growth.`,
      zh: `各${kindOf(of).zh}对较${before === undefined ? '上期' : periodName(before, 'zh')}增长的贡献（百分点）；右侧为自身增速。`,
    },
    fields: [
      column.words('sector', kindTitle(of), sectorCells(of)),
      ...(['index', 'points', 'share', 'growth', 'above_total', 'contribution'] as const).map((c) =>
        column.of(tables, 'sectors', c, 2, { to: path(c) }),
      ),
    ],
    rows,
    why:
      known.length > 0
        ? undefined
        : rows.length === 0
          ? noSectors
          : cannotCompute({ en: 'there is no period before', zh: '没有上期' }),
    draw: (at) =>
      barChart({
        bars: known.map((r) => {
          const name = sectorName(plan, String(r.sector), at.lang);
          const said = formatSigned(numberIn(r, 'contribution'), 2, at.lang);
          return {
            name,
            parts: [
              { value: numberIn(r, 'contribution'), title: `${name}: ${said}`, to: path('contribution')(r) },
            ],
            text: r.growth === null ? '–' : `${formatSigned(numberIn(r, 'growth'), 1, at.lang)}%`,
          };
        }),
        x: { label: '', include: [0] },
        row: 22,
      })(at),
  };
}

/** The parts of a change in points; what they are of, sectors or parts, as a reader calls it. */
const shiftParts = [
  { id: 'national', title: () => ({ en: 'growth of the total', zh: '总体增长' }) },
  {
    id: 'mix',
    title: (kind: Text) => ({ en: `growth of its ${kind.en}s above that`, zh: `${kind.zh}结构` }),
  },
  { id: 'local', title: () => ({ en: 'its own', zh: '地方自身' }) },
] as const;

/** The change of each group split into what the whole did, what its sectors did, and what it did itself. */
function shiftShare(release: Release, choice: Choice): Figure {
  const of = analysisContext(release, choice);
  const { plan, by, settledPeriods: periods, tables, receiptOf } = of;
  const { groups } = plan.groupings[choice.by]!;
  const [from, to] = [periods[0]!, periods.at(-1)!];
  const rows = of.rowsWhere('shift-share', { level: by, from, to });
  const path = (c: ColumnOf<'shift-share'>) => receiptOf('shift-share', c);
  const groupName = (code: string, lang: Lang) =>
    groups.find((g) => g.code === code)?.name[lang] ?? { en: 'no group', zh: '无分组' }[lang];
  const sums = groups.map(({ code }) => {
    const own = rows.filter((r) => r.unit === code && r.change !== null);
    return {
      code,
      some: own.length > 0,
      of: (id: 'national' | 'mix' | 'local') => own.reduce((s, r) => s + numberIn(r, id), 0),
    };
  });
  const known = sums.filter((s) => s.some).sort((a, b) => b.of('local') - a.of('local'));
  const column = columnsFor(rows);
  return {
    id: 'shift-share',
    title: {
      en: `Whose own doing? ${periodSpan(from, to, 'en')}`,
      zh: `增长靠自身吗？${periodSpan(from, to, 'zh')}`,
    },
    note: {
      en: `Shift-share of the change in points, all ${kindOf(of).en}s together; at the right, what is its own.`,
      zh: `点数变化的偏离—份额分解（各${kindOf(of).zh}合计）；右侧为地方自身部分。`,
    },
    alt: known[0]
      ? {
          en: `${groupName(known[0].code, 'en')} did most by itself.`,
          zh: `自身贡献最大的是${groupName(known[0].code, 'zh')}。`,
        }
      : { en: 'Nothing to split.', zh: '无可分解。' },
    fields: [
      column.place('unit', release, choice.period, { name: groupName }),
      column.words('sector', kindTitle(of), sectorCells(of)),
      ...(['change', 'national', 'mix', 'local'] as const).map((c) =>
        column.of(tables, 'shift-share', c, 3, { to: path(c) }),
      ),
    ],
    rows,
    why:
      known.length > 0
        ? undefined
        : periods.length < 2
          ? noRowsReason([], { reason: 'one-period' })
          : noSectors,
    draw: (at) =>
      barChart({
        bars: known.map(
          (s): Bar => ({
            name: groupName(s.code, at.lang),
            to: placePath(s.code, to),
            parts: shiftParts.map(({ id, title }, hue) => ({
              value: s.of(id),
              hue,
              title: `${groupName(s.code, at.lang)}, ${title(kindOf(of))[at.lang]}: ${formatSigned(s.of(id), 3, at.lang)}`,
            })),
            text: formatSigned(s.of('local'), 2, at.lang),
          }),
        ),
        x: { label: '', include: [0] },
        row: 19,
        legend: shiftParts.map(({ title }, hue) => ({ hue, text: title(kindOf(of))[at.lang] })),
      })(at),
  };
}

/** Share of the whole that each sector holds, over the periods, as the headline of its page has it. */
export function largestSector(
  release: Release,
  choice: Choice,
  lang: Lang,
): { name: string; share: string; path: string } | undefined {
  const of = analysisContext(release, choice);
  const rows = of.rowsWhere('sectors', { level: 'total', period: of.period }).filter((r) => r.share !== null);
  const top = rows.toSorted((a, b) => numberIn(b, 'share') - numberIn(a, 'share'))[0];
  if (!top) return undefined;
  return {
    name: sectorName(of.plan, String(top.sector), lang),
    share: formatPercent(numberIn(top, 'share') / 100, lang),
    path: of.receiptOf('sectors', 'share')(top),
  };
}

const hasGroupings = ({ plan }: Release) => plan.groupings.length > 0;

export const sectorFigures = {
  'location-quotients': {
    keys: ['by', 'period'],
    has: (of) => hasGroupings(of) && hasRatios(of),
    make: quotients,
  },
  'sector-growth': { keys: ['period'], has: hasGrowthRates, make: sectorGrowth },
  'shift-share': { keys: ['by'], has: (of) => hasGroupings(of) && hasGrowthRates(of), make: shiftShare },
} satisfies Record<string, FigureMaker>;
