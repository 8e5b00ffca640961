import { matchedRanks } from '../analysis/index.js';
import type { Lang, Text } from '../edition/index.js';
import { partsOf, rankAt } from '../engine/index.js';
import type { Release } from '../release/index.js';
import { orNull } from '../tables/index.js';
import {
  balanceReasons,
  formatListed,
  formatNodePoints,
  formatScore,
  type Glance,
  glanceOf,
  perHeadView,
  periodName,
  studyVariationText,
  tableSentence,
} from '../words/index.js';
import { type Bar, barChart } from './barChart.js';
import { hasSeveralPeriods } from './conditions.js';
import { columnsFor, placePath } from './fields.js';
import type { Figure, FigureMaker, FigureRow } from './figure.js';
import { haveColours, partColour } from './hues.js';
import { valueAt } from './indexValues.js';
import { cannotCompute } from './reasons.js';

/** So many rows are drawn; the table has them all. */
const mostRows = 30;

/**
 * The ranking of one period: rank and its range, change of rank since the base, value, and what each part gives to it.
 *
 * @param order how the rows are sorted, where that is not by rank
 */
export function rankingFigure(release: Release, t: number, glance: Glance, order?: Text): Figure {
  const { plan } = release;
  const { period } = glance;
  const numberOf = new Map(plan.units.map((u, c) => [u.code, c]));
  const parts = plan.nodes[0]!.children;
  const to = (node?: string) => (row: FigureRow) => placePath(String(row.unit), period, node);
  const rows = rowsOf(release, t, glance);
  const scored = (g: number) => (value: number, lang: Lang, row: FigureRow) => {
    const place = { level: plan.level, grouping: -1, number: numberOf.get(String(row.unit))! };
    return formatListed(release, place, g, t, value, lang);
  };
  const column = columnsFor(rows);
  return {
    id: 'ranking',
    title: {
      en: `${plan.unitsTitle.en}: ranking, ${period}`,
      zh: `${plan.unitsTitle.zh}：排名，${periodName(period, 'zh')}`,
    },
    note: noteOf(release, t, glance, order),
    fields: [
      column.place('unit', release, t),
      column.words('name_en', { en: 'English name', zh: '英文名' }, { hidden: true }),
      column.words('name_zh', { en: 'Chinese name', zh: '中文名' }, { hidden: true }),
      column.figures('rank', { en: 'Rank', zh: '位次' }, 0),
      ...(glance.ranges.size > 0
        ? [
            column.figures('rank_low', { en: 'Lowest of its rank range', zh: '位次范围下限' }, 0),
            column.figures('rank_high', { en: 'Highest of its rank range', zh: '位次范围上限' }, 0),
          ]
        : []),
      ...(hasSeveralPeriods(release)
        ? [
            column.figures(
              'base_rank',
              { en: `Rank in ${plan.periods[plan.base]!}`, zh: `${plan.periods[plan.base]!}位次` },
              0,
            ),
          ]
        : []),
      column.figures('value', plan.nodes[0]!.title, undefined, { to: to(), show: scored(0) }),
      ...(perHeadView(release, t)
        ? [
            column.figures('per_head', { en: 'Per head', zh: '人均' }, 1),
            column.figures('per_head_rank', { en: 'Rank per head', zh: '人均位次' }, 0),
          ]
        : []),
      ...parts.map((g) => {
        const { id, title } = plan.nodes[g]!;
        return column.figures(id, title, undefined, { to: to(id), show: scored(g) });
      }),
    ],
    rows,
    why: glance.ranked > 0 ? undefined : cannotCompute(balanceReasons['no-units']),
    draw: (at) => barChart({ bars: barsOf(release, t, glance, at.lang), x: { label: '' } })(at),
  };
}

/** The ranked places with rank, its range, value and parts. */
function rowsOf(release: Release, t: number, { standings, ranges }: Glance): FigureRow[] {
  const { plan, index } = release;
  const numberOf = new Map(plan.units.map((u, c) => [u.code, c]));
  const heads = perHeadView(release, t);
  const members = heads?.members(-1) ?? [];
  return standings.map((s): FigureRow => {
    const c = numberOf.get(s.code)!;
    const range = ranges.get(s.code);
    return {
      unit: s.code,
      name_en: s.name.en,
      name_zh: s.name.zh,
      rank: s.rank,
      rank_low: range?.low ?? null,
      rank_high: range?.high ?? null,
      base_rank: rankAt(index, 0, c, plan.base - plan.first) || null,
      value: s.value,
      ...(heads
        ? {
            per_head: orNull(heads.score(members[c]!)),
            per_head_rank: heads.rankNumber(members[c]!) || null,
          }
        : {}),
      ...Object.fromEntries(
        plan.nodes[0]!.children.map((g) => [plan.nodes[g]!.id, orNull(valueAt(release, g, t, c))]),
      ),
    };
  });
}

/** The first places as bars: what each part gives, where the parts add up to the value. */
function barsOf(release: Release, t: number, { standings, ranges, period }: Glance, lang: Lang): Bar[] {
  const { plan, index } = release;
  const numberOf = new Map(plan.units.map((u, c) => [u.code, c]));
  const parts = plan.nodes[0]!.children;
  const both = matchedRanks(plan, index, -1, 0, [plan.base - plan.first, t]);
  return standings.slice(0, mostRows).map((s) => {
    const c = numberOf.get(s.code)!;
    const points = new Map(partsOf(plan, index, 0, t, c).map((part) => [part.node, part.points]));
    const gained = parts.map((g) => points.get(g) ?? 0);
    const whole = gained.reduce((sum, v) => sum + v, 0);
    const stacked = parts.length > 1 && Math.abs(whole - s.value) <= 1e-6 * Math.abs(s.value);
    const said = formatScore(release, { level: plan.level, grouping: -1, number: c }, 0, t, s.value, lang);
    const part = (g: number, i: number) => ({
      value: gained[i]!,
      hue: partColour(i, parts.length),
      title: `${s.name[lang]}, ${plan.nodes[g]!.title[lang]}: ${formatNodePoints(plan, 0, gained[i]!, lang)}`,
      to: placePath(s.code, period, plan.nodes[g]!.id),
    });
    const to = placePath(s.code, period);
    return {
      name: `${s.rank} ${s.name[lang]}`,
      to,
      parts: stacked ? parts.map(part) : [{ value: s.value, title: `${s.name[lang]}: ${said}`, to }],
      text: [said, rangeText(ranges.get(s.code)), moveMark(both.before[c]!, both.after[c]!)]
        .filter((text) => text !== '')
        .join('  '),
    };
  });
}

/** How the figure is read: colours, brackets, arrows, and how many of the ranked it shows. */
function noteOf(release: Release, t: number, glance: Glance, order: Text | undefined): Text {
  const { plan } = release;
  const parts = plan.nodes[0]!.children;
  const few = glance.ranked > mostRows;
  const hasColours = parts.length > 1 && haveColours(parts.length);
  const compared = (lang: Lang) => tableSentence(release, [plan.base - plan.first, t], lang);
  const since = {
    en: hasSeveralPeriods(release) ? ` ▲▼ since ${plan.periods[plan.base]!}.` : '',
    zh: hasSeveralPeriods(release) ? `▲▼为较${plan.periods[plan.base]!}的升降。` : '',
  };
  return {
    en: `Points${hasColours ? `; colours: ${parts.map((g) => plan.nodes[g]!.title.en).join(', ')}` : ''}.${glance.ranges.size > 0 ? ` In brackets the ranks that nine in ten variants give (${studyVariationText(plan).en}).` : ''}${since.en}${compared('en') && ` ${compared('en')}`}${order ? ` ${order.en}` : ''}${few ? ` The ${order ? `${mostRows} at the top` : `first ${mostRows}`} of ${glance.ranked}; the table has all.` : ''}`,
    zh: `点数${hasColours ? `；颜色依次为${parts.map((g) => plan.nodes[g]!.title.zh).join('、')}` : ''}。${glance.ranges.size > 0 ? `括号内为九成方案（${studyVariationText(plan).zh}）下的位次范围。` : ''}${since.zh}${compared('zh')}${order?.zh ?? ''}${few ? `图示${order ? `最前的${mostRows}行` : `前${mostRows}名`}（共${glance.ranked}），数据表为全部。` : ''}`,
  };
}

const rangeText = (range: { low: number; high: number } | undefined): string =>
  range ? `(${range.low === range.high ? range.low : `${range.low}–${range.high}`})` : '';

/** ▲3, ▼1, or nothing where it did not move or is not in both periods. */
function moveMark(before: number, after: number): string {
  const by = before > 0 && after > 0 ? before - after : 0;
  return by > 0 ? `▲${by}` : by < 0 ? `▼${-by}` : '';
}

export const rankingFigures = {
  ranking: {
    keys: ['period'],
    make: (release, { period }) => rankingFigure(release, period, glanceOf(release, period)),
  },
} satisfies Record<string, FigureMaker>;
