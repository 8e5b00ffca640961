/** Numbers the pairs of a unit and a period from 0, in the order in which they come. */
export function rowNumbers(): (unit: string, period: string) => number {
  const units = new Map<string, Map<string, number>>();
  let count = 0;
  return (unit, period) => {
    const rows = units.get(unit) ?? new Map<string, number>();
    if (rows.size === 0) units.set(unit, rows);
    const row = rows.get(period) ?? count++;
    rows.set(period, row);
    return row;
  };
}
