import type { Lang, Plan, Text } from '../edition/index.js';
import type { Release } from '../release/index.js';
import {
  formatNumber,
  type NumberColumn,
  numberIn,
  periodName,
  tableRows,
  tablesIn,
  titleWithin,
} from '../words/index.js';
import { analysisContext } from './analysisContext.js';
import type { Choice } from './choice.js';
import type { Line } from './lineChart.js';
import { cannotCompute } from './reasons.js';
import type { TimeAxis } from './timeAxis.js';

/** The note of the release on why the tables of time have no rows of a node. */
export function releaseNote(release: Release, choice: Choice, notes: readonly string[]): Text {
  const { node, rowsWhere } = analysisContext(release, choice);
  const found = rowsWhere('time-notes', {}).find(
    (r) => notes.includes(r.note) && (r.node === '' || r.node === node),
  );
  if (!found) return cannotCompute({ en: 'the release has no such figures', zh: '发布版没有这类数据' });
  return { en: found.text_en, zh: found.text_zh };
}

/** Said in the chart of values that rise and fall with the season; undefined where no season was found, or they have none. */
export function seasonRemark(release: Release, node: string): Text | undefined {
  const found = tableRows(tablesIn(release), 'seasonal-adjustment').some((row) => row.node === node);
  return found ? { en: 'Not seasonally adjusted', zh: '未作季节调整' } : undefined;
}

/** The two lines of a comparison over time whose periods do not have the same units and indicators. */
export const comparedNames = {
  published: { en: 'as published', zh: '按当期公布' },
  compared: { en: 'comparable', zh: '可比口径' },
} satisfies Record<string, Text>;

/** The two periods of a comparison, and how many of the units in either are in both. */
export interface ComparedSet {
  from: string;
  to: string;
  units: number;
  unitsOf: number;
}

/** What the two lines are, as a sentence that follows another. */
export function comparedNote({ from, to, units, unitsOf }: ComparedSet, plan: Plan): Text {
  const [en, zh] = [titleWithin(plan.unitsTitle.en), plan.unitsTitle.zh];
  const fewer = units < unitsOf;
  const [which, whichZh] = fewer
    ? [`the ${units} of ${unitsOf} ${en} with data`, `${units}个${zh}（共${unitsOf}个）`]
    : ['the indicators with data', '指标'];
  return {
    en: ` Comparable: over ${which} in both ${from} and ${to}, as in the text. As published: over all data of each period.`,
    zh: `可比口径：按${periodName(from, 'zh')}与${periodName(to, 'zh')}均有数据的${whichZh}，与文字一致。按当期公布：按各期全部数据。`,
  };
}

/** A line over the periods of some rows. */
export const timeLine = <R extends { readonly period: string }>(
  name: string,
  rows: readonly R[],
  time: TimeAxis,
  column: NumberColumn<R>,
  lang: Lang,
  { digits = 2, ...more }: Partial<Line> & { digits?: number },
): Line => ({
  name,
  points: rows.map((r) => ({
    x: time.at(r.period),
    y: numberIn(r, column),
    title: `${name}${name ? ', ' : ''}${r.period}: ${formatNumber(numberIn(r, column), digits, lang)}`,
  })),
  ...more,
});
