import { matchedRanks } from '../analysis/index.js';
import { type Lang, takenScore } from '../edition/index.js';
import { rankAt } from '../engine/index.js';
import type { Release } from '../release/index.js';
import {
  balanceReasons,
  type Glance,
  glanceOf,
  nodePoints,
  type RankingRow,
  scoreText,
  tableSentence,
} from '../words/index.js';
import { type Bar, barChart } from './barChart.js';
import { columnsFor, placePath } from './fields.js';
import type { Figure, FigureMaker, FigureRow } from './figure.js';
import { valueAt } from './indexValues.js';
import { cannot } from './why.js';

/** So many rows are drawn; the table has them all. */
const most = 30;

/** The ranking of one period: rank and its range, change of rank since the base, value, and what each part gives to it. */
export function rankingFigure(release: Release, t: number, glance: Glance): Figure {
  const { plan, index } = release;
  const { period } = glance;
  const base = plan.base - plan.first;
  const numberOf = new Map(plan.units.map((u, c) => [u.code, c]));
  const parts = plan.nodes[0]!.children;
  const both = matchedRanks(plan, index, -1, 0, [base, t]);
  const compared = (lang: Lang) => tableSentence(release, [base, t], lang);
  const path = (s: RankingRow, node?: string) => placePath(s.code, period, node);
  const to = (node?: string) => (row: FigureRow) => placePath(String(row.unit), period, node);
  const gives = (c: number) =>
    parts.map((g) => plan.nodes[g]!.weight * takenScore(plan, g, valueAt(release, g, t, c)));
  const rows = glance.standings.map((s): FigureRow => {
    const c = numberOf.get(s.code)!;
    const range = glance.ranges.get(s.code);
    return {
      unit: s.code,
      name_en: s.name.en,
      name_zh: s.name.zh,
      rank: s.rank,
      rank_low: range?.low ?? null,
      rank_high: range?.high ?? null,
      base_rank: rankAt(index, 0, c, base) || null,
      value: s.value,
      ...Object.fromEntries(parts.map((g) => [plan.nodes[g]!.id, finite(valueAt(release, g, t, c))])),
    };
  });
  const said = (s: RankingRow, lang: Lang) => {
    const place = { level: plan.level, grouping: -1, number: numberOf.get(s.code)! };
    return scoreText(release, place, 0, t, s.value, lang);
  };
  const scored = (g: number) => (value: number, lang: Lang, row: FigureRow) => {
    const place = { level: plan.level, grouping: -1, number: numberOf.get(String(row.unit))! };
    return scoreText(release, place, g, t, value, lang);
  };
  const bar = (s: RankingRow, lang: Lang): Bar => {
    const gained = gives(numberOf.get(s.code)!);
    const whole = gained.reduce((sum, v) => sum + v, 0);
    const stacked = parts.length > 1 && Math.abs(whole - s.value) <= 1e-6 * Math.abs(s.value);
    const named = (g: number) => plan.nodes[g]!.title[lang];
    return {
      name: `${s.rank} ${s.name[lang]}`,
      to: path(s),
      parts: stacked
        ? parts.map((g, i) => ({
            value: gained[i]!,
            hue: i,
            title: `${s.name[lang]}, ${named(g)}: ${nodePoints(plan, 0, gained[i]!, lang)}`,
            to: path(s, plan.nodes[g]!.id),
          }))
        : [{ value: s.value, title: `${s.name[lang]}: ${said(s, lang)}`, to: path(s) }],
      text: [
        said(s, lang),
        rangeOf(glance.ranges.get(s.code)),
        moved(both.before[numberOf.get(s.code)!]!, both.after[numberOf.get(s.code)!]!),
      ]
        .filter((text) => text !== '')
        .join('  '),
    };
  };
  const shown = glance.standings.slice(0, most);
  const few = glance.ranked > most;
  const leaders = (lang: Lang) => shown.slice(0, 3).map((s) => s.name[lang]);
  const column = columnsFor(rows);
  return {
    id: 'ranking',
    title: { en: `${plan.unitsTitle.en}: ranking, ${period}`, zh: `${plan.unitsTitle.zh}：排名，${period}` },
    note: {
      en: `Points${parts.length > 1 ? `; colours: ${parts.map((g) => plan.nodes[g]!.title.en).join(', ')}` : ''}.${glance.ranges.size > 0 ? ' In brackets the ranks that nine in ten weightings give.' : ''} ▲▼ since ${plan.periods[plan.base]!}.${compared('en') && ` ${compared('en')}`}${few ? ` The first ${most} of ${glance.ranked}; the table has all.` : ''}`,
      zh: `点数${parts.length > 1 ? `；颜色依次为${parts.map((g) => plan.nodes[g]!.title.zh).join('、')}` : ''}。${glance.ranges.size > 0 ? '括号内为九成权重下的名次范围。' : ''}▲▼为较${plan.periods[plan.base]!}的升降。${compared('zh')}${few ? `图示前${most}名（共${glance.ranked}），数据表为全部。` : ''}`,
    },
    alt: { en: `First: ${leaders('en').join(', ')}.`, zh: `居前：${leaders('zh').join('、')}。` },
    fields: [
      column.place('unit', release, t),
      column.words('name_en', { en: 'English name', zh: '英文名' }, { hidden: true }),
      column.words('name_zh', { en: 'Chinese name', zh: '中文名' }, { hidden: true }),
      column.figures('rank', { en: 'Rank', zh: '名次' }, 0),
      ...(glance.ranges.size > 0
        ? [
            column.figures('rank_low', { en: 'Lowest of its rank range', zh: '名次范围下限' }, 0),
            column.figures('rank_high', { en: 'Highest of its rank range', zh: '名次范围上限' }, 0),
          ]
        : []),
      column.figures(
        'base_rank',
        { en: `Rank in ${plan.periods[plan.base]!}`, zh: `${plan.periods[plan.base]!}名次` },
        0,
      ),
      column.figures('value', plan.nodes[0]!.title, undefined, { to: to(), show: scored(0) }),
      ...parts.map((g) => {
        const { id, title } = plan.nodes[g]!;
        return column.figures(id, title, undefined, { to: to(id), show: scored(g) });
      }),
    ],
    rows,
    why: glance.ranked > 0 ? undefined : cannot(balanceReasons['no-units']),
    draw: (at) => barChart({ bars: shown.map((s) => bar(s, at.lang)), x: { label: '' } })(at),
  };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

const rangeOf = (range: { low: number; high: number } | undefined): string =>
  range ? `(${range.low === range.high ? range.low : `${range.low}–${range.high}`})` : '';

/** ▲3, ▼1, or nothing where it did not move or is not in both periods. */
function moved(before: number, after: number): string {
  const by = before > 0 && after > 0 ? before - after : 0;
  return by > 0 ? `▲${by}` : by < 0 ? `▼${-by}` : '';
}

export const rankingFigures: Record<string, FigureMaker> = {
  ranking: {
    keys: ['period'],
    make: (release, { period }) => rankingFigure(release, period, glanceOf(release, period)),
  },
};
