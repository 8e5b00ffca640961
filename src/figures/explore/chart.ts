import type { Lang, Text } from '../../edition/index.js';
import { type Release, type Subject, subjectsOf } from '../../release/index.js';
import { orNull } from '../../tables/index.js';
import { columnsFor, placePath } from '../fields.js';
import type { Draw, FigureField, FigureRow } from '../figure.js';
import type { Measured } from './measured.js';
import type { Explored } from './state.js';

/** What a view of a chart is made of. */
export interface Chart {
  release: Release;
  state: Explored;
  measured: Measured;
  across: Measured;
  /** The published periods, and the units of the edition. */
  periods: readonly string[];
  units: readonly Subject[];
}

/** The parts of a figure that differ by view. */
export interface Seen {
  title: Text;
  /** What it shows beside the measure and its unit. */
  reads: Text;
  fields: FigureField[];
  rows: FigureRow[];
  draw: Draw;
}

export const linkOf = ({ state, measured, periods }: Chart, of: Subject, t: number) =>
  measured.isFixed ? undefined : placePath(of.code, periods[t]!, state.node);

/** Places with their values in the last period, the highest first, and those without one at the end. */
export const standings = ({ measured, state }: Chart, places: readonly Subject[]) =>
  places
    .map((of) => ({ of, unit: of.code, level: of.level, value: orNull(measured.value(of, state.to)) }))
    .sort((a, b) => (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY));

/** The place of a row, which may be of another level than one with the same code. */
export function placeOf(
  { release: { plan } }: Chart,
  { unit, level }: object & { unit?: unknown; level?: unknown },
): Subject {
  return subjectsOf(plan).find((s) => s.code === unit && s.level === level)!;
}

export function placeColumn<R extends { unit: string; level: string }>(
  chart: Chart,
  rows: readonly R[],
): FigureField {
  const { release, state } = chart;
  const name = (_: string, lang: Lang, row: R) => placeOf(chart, row).name[lang];
  return columnsFor(rows).place('unit', release, state.to, { name }) as FigureField;
}

export function valueColumn<R extends { unit: string; level: string; period?: string; value: number | null }>(
  chart: Chart,
  rows: readonly R[],
): FigureField {
  const { measured, state, periods } = chart;
  const when = ({ period }: R) => (period === undefined ? state.to : periods.indexOf(period));
  return columnsFor(rows).figures('value', measured.title, undefined, {
    unit: measured.unit,
    show: (value, lang, row) => measured.listed(value, lang, placeOf(chart, row), when(row)),
    to: (row) => linkOf(chart, placeOf(chart, row), when(row)),
  }) as FigureField;
}
