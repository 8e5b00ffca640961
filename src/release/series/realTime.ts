import { orNaN } from '../../tables/index.js';
import { rowsOf } from '../tables/tables.js';
import { realtime } from './revisionTables.js';

/** Values of one unit in each public vintage; NaN and rank 0 where a vintage has none. */
export interface RealTime {
  unit: string;
  vintages: { number: number; date: string }[];
  periods: { period: string; values: number[]; ranks: number[] }[];
}

/** The vintage table of a unit, from realtime.csv: a row for each period, a column for each vintage. */
export function realTimeOf(text: string, unit: string): RealTime {
  const rows = rowsOf(realtime, text);
  const dates = new Map(rows.map(({ vintage, date }) => [vintage, date]));
  const vintages = [...dates].map(([number, date]) => ({ number, date }));
  const own = rows.filter((row) => row.unit === unit);
  const periods = [...new Set(own.map((row) => row.period))].sort();
  return {
    unit,
    vintages,
    periods: periods.map((period) => {
      const cells = vintages.map(({ number }) =>
        own.find((row) => row.vintage === number && row.period === period),
      );
      return {
        period,
        values: cells.map((row) => orNaN(row?.value)),
        ranks: cells.map((row) => row?.rank ?? 0),
      };
    }),
  };
}
