/** A column of records and its type in the embedded engine. */
export interface RecordColumn {
  name: string;
  type: string;
}

/** A name as the engine compares it: the capitals of A to Z are small. */
export function sameName(name: string): string {
  return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Types whose values have more than one text: 1 is also 1.0 and 1.00. */
const fractions = /^(FLOAT|DOUBLE|DECIMAL\(\d+,[1-9]\d*\))$/;

/**
 * A value as the text by which records say where they belong. A whole number is the same text in whatever type a file has it:
 * programs turn whole numbers into doubles where one is missing.
 *
 * @param x an SQL expression
 */
export function wordOf(x: string, type: string | undefined): string {
  const text = `CAST(${x} AS VARCHAR)`;
  if (type === undefined || !fractions.test(type)) return text;
  return `CASE WHEN ${x} = trunc(${x}) AND abs(${x}) < 1e15 THEN CAST(CAST(${x} AS BIGINT) AS VARCHAR) ELSE ${text} END`;
}

/** Whether `wordOf` is more than the text of the value. */
export function hasFractions(type: string | undefined): boolean {
  return type !== undefined && fractions.test(type);
}
