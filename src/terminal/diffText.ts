import {
  type Cause,
  type ChangedCell,
  type RevisedValue,
  type Revision,
  revisionSize,
} from '../analysis/index.js';
import type { Lang, Plan } from '../edition/index.js';
import { causeCells, type RealTime, type Release } from '../release/index.js';
import {
  alignColumns,
  formatCount,
  formatExact,
  formatNumber,
  formatPercent,
  formatRevision,
  formatSigned,
  periodName,
  word,
} from '../words/index.js';
import { partName, planChangeText } from './planChangeText.js';

/** Which values are shown in detail: one unit in all periods, or the most revised of a period. */
export interface DiffSelection {
  unit?: string | undefined;
  period?: string | undefined;
}

const shownUnits = 12;
const shownLines = 12;

/** What changed between two releases and why, for a terminal. */
export function diffText(
  before: Release,
  after: Release,
  revision: Revision,
  shown: DiffSelection,
  lang: Lang,
): string {
  const { plan } = after;
  const unreal = plan.dataStatus === 'real' ? [] : [word(plan.dataStatus, lang)];
  return [
    ...unreal,
    `${before.manifest.id} → ${after.manifest.id}`,
    '',
    ...dataLines(plan, revision.cells, lang),
    '',
    ...methodLines(revision, lang),
    '',
    ...sizeLines(revision, lang),
    ...(revision.values.length > 0 ? ['', ...valueLines(plan, revision, shown, lang)] : []),
  ].join('\n');
}

function dataLines(plan: Plan, cells: readonly ChangedCell[], lang: Lang): string[] {
  const heading = { en: 'Data: ', zh: '数据：' }[lang];
  if (cells.length === 0) return [`${heading}${{ en: 'no raw figure changed', zh: '原始数据无变动' }[lang]}`];
  const total = {
    en: `${formatCount(cells.length, 'en')} raw figure${cells.length === 1 ? '' : 's'} changed`,
    zh: `原始数据变动 ${formatCount(cells.length, 'zh')} 项`,
  };
  const names = new Map([
    ...plan.indicators.map((i) => [i.id, i.title[lang]] as const),
    ...plan.units.map((u) => [u.code, u.name[lang]] as const),
  ]);
  const rows = cells
    .slice(0, shownLines)
    .map((c) => [
      `  ${names.get(c.indicator)} · ${names.get(c.unit)} · ${periodName(c.period, lang)}`,
      formatExact(c.from, lang),
      '→',
      formatExact(c.to, lang),
    ]);
  return [`${heading}${total[lang]}`, ...alignColumns(rows, 1), ...moreText(cells.length, lang)];
}

function methodLines({ plan }: Revision, lang: Lang): string[] {
  const heading = { en: 'Method and coverage', zh: '方法与范围' }[lang];
  if (plan.length === 0) return [heading + { en: ': as before', zh: '：同前' }[lang]];
  const lines = plan.slice(0, shownLines).map((change) => `  ${planChangeText(change, lang)}`);
  return [heading, ...lines, ...moreText(plan.length, lang)];
}

const moreText = (n: number, lang: Lang) =>
  n <= shownLines
    ? []
    : [
        `  ${{ en: `and ${n - shownLines} more (--json has all)`, zh: `另有 ${n - shownLines} 项（--json 列出全部）` }[lang]}`,
      ];

function sizeLines({ values }: Revision, lang: Lang): string[] {
  const size = revisionSize(values);
  if (size.compared === 0)
    return [{ en: 'No value that both releases have.', zh: '两版没有可比的数值。' }[lang]];
  const share = formatPercent(size.revised / size.compared, lang);
  const gone = size.appeared + size.disappeared;
  const other = {
    en: gone === 0 ? '' : ` ${size.appeared} values are new, ${size.disappeared} are gone.`,
    zh: gone === 0 ? '' : `新增 ${size.appeared} 个数值，取消 ${size.disappeared} 个。`,
  }[lang];
  const said = {
    en: `Values: ${share} of ${formatCount(size.compared, 'en')} revised; mean absolute revision ${formatRevision(size.meanAbsolute, 'en')}, mean ${formatSigned(size.mean, 5, 'en')}, largest ${formatRevision(size.largest, 'en')}. Ranks: ${formatCount(size.ranksMoved, 'en')} moved.`,
    zh: `数值：${formatCount(size.compared, 'zh')} 个中 ${share} 有修订；平均绝对修订 ${formatRevision(size.meanAbsolute, 'zh')}，平均 ${formatSigned(size.mean, 5, 'zh')}，最大 ${formatRevision(size.largest, 'zh')}。位次：${formatCount(size.ranksMoved, 'zh')} 个变动。`,
  }[lang];
  return [said + other];
}

function valueLines(plan: Plan, revision: Revision, shown: DiffSelection, lang: Lang): string[] {
  const period = shown.period ?? revision.values.at(-1)!.period;
  const chosen =
    shown.unit === undefined
      ? revision.values
          .filter((v) => v.period === period && v.from !== v.to)
          .sort((a, b) => changeOf(b) - changeOf(a) || (a.unit < b.unit ? -1 : 1))
          .slice(0, shownUnits)
      : revision.values.filter((v) => v.unit === shown.unit && (!shown.period || v.period === shown.period));
  if (chosen.length === 0) {
    return [{ en: `No value of ${period} changed.`, zh: `${periodName(period, 'zh')}数值无变动。` }[lang]];
  }
  const title =
    shown.unit === undefined
      ? { en: `Most revised, ${period}`, zh: `修订最多，${periodName(period, 'zh')}` }[lang]
      : (plan.units.find((u) => u.code === shown.unit)?.name[lang] ?? shown.unit);
  const causes = largestCauses(chosen, revision.causes);
  const head = [
    title,
    ...{ en: ['before', 'after', 'change', 'rank'], zh: ['原值', '新值', '变动', '位次'] }[lang],
    ...causes.map((i) => causeName(plan, revision.causes[i]!, lang)),
    ...(causes.length < revision.causes.length ? [{ en: 'other', zh: '其他' }[lang]] : []),
  ];
  const rows = chosen.map((v) => rowOf(plan, v, causes, shown, lang));
  return [...alignColumns([head, ...rows]), '', columnsNote(lang)];
}

const changeOf = ({ from, to }: RevisedValue) =>
  Number.isNaN(to - from) ? Number.POSITIVE_INFINITY : Math.abs(to - from);

const columnsNote = (lang: Lang) =>
  ({
    en: 'Before rounding, the columns after the rank add up to the change: each cause brought in first to last and last to first, halved.',
    zh: '位次之后各列在舍入前之和等于变动：各因素先按顺序、再按逆序逐一引入，取两者平均。',
  })[lang];

/** The causes that moved the shown values most: few enough for a terminal. */
function largestCauses(values: readonly RevisedValue[], causes: readonly Cause[]): number[] {
  const moved = causes.map((_, i) => values.reduce((sum, v) => sum + (Math.abs(v.effects[i]!) || 0), 0));
  return causes
    .map((_, i) => i)
    .sort((a, b) => moved[b]! - moved[a]! || a - b)
    .slice(0, 4)
    .sort((a, b) => a - b);
}

function rowOf(
  plan: Plan,
  v: RevisedValue,
  causes: readonly number[],
  shown: DiffSelection,
  lang: Lang,
): string[] {
  const name =
    shown.unit === undefined
      ? plan.units.find((u) => u.code === v.unit)!.name[lang]
      : periodName(v.period, lang);
  const others = v.effects.filter((_, i) => !causes.includes(i));
  const points = (x: number) => (Number.isNaN(x) ? '–' : formatSigned(x, 4, lang));
  const rank = (r: number) => (r === 0 ? '–' : String(r));
  return [
    `  ${name}`,
    formatNumber(v.from, 4, lang),
    formatNumber(v.to, 4, lang),
    points(v.to - v.from),
    v.rankFrom === v.rankTo ? rank(v.rankTo) : `${rank(v.rankFrom)} → ${rank(v.rankTo)}`,
    ...causes.map((i) => points(v.effects[i]!)),
    ...(others.length > 0 ? [points(others.reduce((sum, x) => sum + x, 0))] : []),
  ];
}

/** A cause in words. */
function causeName(plan: Plan, cause: Cause, lang: Lang): string {
  if (cause.of === 'everything') return { en: 'data and method together', zh: '数据与方法合计' }[lang];
  if (cause.of === 'method') return partName(cause.part, lang);
  return plan.indicators.find((i) => i.id === cause.indicator)?.title[lang] ?? cause.indicator;
}

/** The same for programs: everything, missing as null (JSON has no NaN), effects by cause. */
export function diffJson(before: Release, after: Release, revision: Revision): object {
  const known = (x: number) => (Number.isNaN(x) ? null : x);
  const { node, cells, plan, causes, values } = revision;
  return {
    from: before.manifest.id,
    to: after.manifest.id,
    node,
    cells: cells.map((c) => ({ ...c, from: known(c.from), to: known(c.to) })),
    plan,
    causes: causes.map((cause) => causeCells(cause).filter(Boolean).join(':')),
    size: Object.fromEntries(Object.entries(revisionSize(values)).map(([key, x]) => [key, known(x)])),
    values: values.map((v) => ({
      ...v,
      from: known(v.from),
      to: known(v.to),
      effects: v.effects.map(known),
    })),
  };
}

/** The real-time table of a unit: every period in a row, every vintage in a column. */
export function realTimeText(table: RealTime, name: string, lang: Lang): string {
  const head = [
    name,
    ...table.vintages.map(
      (v) => ({ en: `no. ${v.number} (${v.date})`, zh: `第${v.number}版（${v.date}）` })[lang],
    ),
  ];
  const rows = table.periods.map(({ period, values, ranks }) => [
    `  ${periodName(period, lang)}`,
    ...values.map((x, i) => (Number.isNaN(x) ? '–' : `${formatNumber(x, 4, lang)} (${ranks[i]! || '–'})`)),
  ]);
  const what = { en: 'value (rank) as each vintage had it', zh: '各版当时的数值（位次）' }[lang];
  return [...alignColumns([head, ...rows]), '', what].join('\n');
}
