import { parse } from 'csv-parse/sync';

/** Values of one unit as each public vintage had them; NaN and rank 0 where a vintage has none. */
export interface RealTime {
  unit: string;
  vintages: { number: number; date: string }[];
  periods: { period: string; values: number[]; ranks: number[] }[];
}

/** The vintage table of a unit, from realtime.csv: a row a period, a column a vintage. */
export function realTimeOf(realtime: string, unit: string): RealTime {
  const rows = (parse(realtime) as string[][]).slice(1);
  const dates = new Map(rows.map(([number, date]) => [Number(number), date!]));
  const vintages = [...dates].map(([number, date]) => ({ number, date }));
  const own = rows.filter((row) => row[2] === unit);
  const periods = [...new Set(own.map((row) => row[3]!))].sort();
  const cell = (period: string, number: number) =>
    own.find((r) => Number(r[0]) === number && r[3] === period);
  return {
    unit,
    vintages,
    periods: periods.map((period) => {
      const cells = vintages.map(({ number }) => cell(period, number));
      return {
        period,
        values: cells.map((c) => (c?.[4] ? Number(c[4]) : Number.NaN)),
        ranks: cells.map((c) => Number(c?.[5] ?? 0)),
      };
    }),
  };
}
