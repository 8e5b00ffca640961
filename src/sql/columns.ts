/** A column of records and its type in DuckDB. */
export interface RecordColumn {
  name: string;
  type: string;
}

/** A column name as DuckDB compares names: A to Z are folded to lower case. */
export function foldName(name: string): string {
  return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Types in which one value has several texts: 1 is also 1.0 and 1.00. */
const fractions = /^(FLOAT|DOUBLE|DECIMAL\(\d+,[1-9]\d*\))$/;

/**
 * A value of a place column as text. A whole number has the same text whatever its type in the file: programs turn
 * integer columns into doubles when a value is missing.
 *
 * @param x an SQL expression
 */
export function placeText(x: string, type: string | undefined): string {
  const text = `CAST(${x} AS VARCHAR)`;
  if (type === undefined || !fractions.test(type)) return text;
  return `CASE WHEN ${x} = trunc(${x}) AND abs(${x}) < 1e15 THEN CAST(CAST(${x} AS BIGINT) AS VARCHAR) ELSE ${text} END`;
}

/** Whether `placeText` differs from the plain text of a value. */
export function hasFractions(type: string | undefined): boolean {
  return type !== undefined && fractions.test(type);
}
