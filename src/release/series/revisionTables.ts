import type { Cause, Revision } from '../../analysis/index.js';
import { csvText, publishedPeriods, type ReasonCode, reasonName } from '../../edition/index.js';
import { numberCell } from '../csv.js';
import type { Release } from '../readRelease.js';
import type { Vintage } from './series.js';

type Row = readonly (string | number)[];

const rank = (r: number) => (r === 0 ? '' : r);
const reasonOf = (code: number) => reasonName[code as ReasonCode];

/** A cause as two cells: `data` and the indicator, `method` and the part, or `everything`. */
export function causeCells(cause: Cause): [string, string] {
  if (cause.of === 'data') return ['data', cause.indicator];
  return cause.of === 'method' ? ['method', cause.part] : ['everything', ''];
}

/** revisions.csv: every value of the index that both vintages have, before and after. */
const revisions = (from: number, to: number, { values }: Revision): Row[] =>
  values.map((v) => [
    from,
    to,
    v.unit,
    v.period,
    ...[v.from, v.to, v.to - v.from].map(numberCell),
    rank(v.rankFrom),
    rank(v.rankTo),
  ]);

/** effects.csv: what each cause added to a value; only what is not zero. The effects of a value add up to its change. */
const effects = (from: number, to: number, { values, causes }: Revision): Row[] =>
  values.flatMap((v) =>
    v.effects.flatMap((points, i) =>
      points === 0 || Number.isNaN(points)
        ? []
        : [[from, to, v.unit, v.period, ...causeCells(causes[i]!), numberCell(points)]],
    ),
  );

/** cells.csv: every raw figure that changed. */
const cells = (from: number, to: number, { cells: changed }: Revision): Row[] =>
  changed.map((c) => [
    from,
    to,
    c.indicator,
    c.period,
    c.unit,
    numberCell(c.from),
    numberCell(c.to),
    reasonOf(c.reasonFrom),
    reasonOf(c.reasonTo),
  ]);

/** realtime.csv: every value of the index as each vintage had it. */
function realtime({ number, date }: Vintage, { plan, index }: Release): Row[] {
  const ranks = index.ranks(0);
  return publishedPeriods(plan).flatMap((period, t) =>
    plan.units.map((unit, c) => {
      const at = t * index.units + c;
      return [number, date, unit.code, period, numberCell(index.values[at]!), rank(ranks[at]!)];
    }),
  );
}

const headers = {
  'revisions.csv': [
    'from',
    'to',
    'unit',
    'period',
    'value_from',
    'value_to',
    'change',
    'rank_from',
    'rank_to',
  ],
  'effects.csv': ['from', 'to', 'unit', 'period', 'cause', 'of', 'points'],
  'cells.csv': [
    'from',
    'to',
    'indicator',
    'period',
    'unit',
    'value_from',
    'value_to',
    'reason_from',
    'reason_to',
  ],
  'realtime.csv': ['vintage', 'date', 'unit', 'period', 'value', 'rank'],
} as const;

/** Names of the tables of a series that grow with each public vintage. */
export const growing = Object.keys(headers) as (keyof typeof headers)[];

/** The tables with the rows of a vintage that has just become public behind those they had. */
export function grown(
  files: ReadonlyMap<string, string>,
  vintage: Vintage,
  release: Release,
  revision: Revision | undefined,
): Map<string, string> {
  const from = vintage.supersedes ?? 0;
  const to = vintage.number;
  const rows: Record<keyof typeof headers, Row[]> = {
    'revisions.csv': revision ? revisions(from, to, revision) : [],
    'effects.csv': revision ? effects(from, to, revision) : [],
    'cells.csv': revision ? cells(from, to, revision) : [],
    'realtime.csv': realtime(vintage, release),
  };
  return new Map(
    growing.map((name) => {
      const whole = csvText(headers[name], rows[name]);
      const old = files.get(name);
      return [name, old === undefined ? whole : old + whole.slice(whole.indexOf('\n') + 1)];
    }),
  );
}
