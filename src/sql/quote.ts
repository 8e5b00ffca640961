/**
 * Quotes names and texts for SQL. Both engines double the quote; ClickHouse also interprets backslashes inside quotes,
 * so they are doubled. A NUL ends a query in DuckDB's C interface, so literals write it as `chr(0)` there, and names
 * with NUL are rejected.
 */
export interface Quote {
  /** @throws RangeError for an empty name or one with a NUL */
  identifier(name: string): string;
  /** Accepts any text. */
  literal(text: string): string;
}

export const quoteDuckDb: Quote = {
  identifier: (name) => quoted(checked(name), '"'),
  literal: (text) => {
    const parts = text.split('\0').map((part) => quoted(part, "'"));
    return parts.length === 1 ? parts[0]! : `(${parts.join(' || chr(0) || ')})`;
  },
};

export const quoteClickHouse: Quote = {
  identifier: (name) => quoted(slashed(checked(name)), '"'),
  literal: (text) => quoted(slashed(text), "'").replaceAll('\0', '\\0'),
};

function quoted(text: string, mark: string): string {
  return `${mark}${text.replaceAll(mark, mark + mark)}${mark}`;
}

function slashed(text: string): string {
  return text.replaceAll('\\', '\\\\');
}

function checked(name: string): string {
  if (name === '' || name.includes('\0')) {
    throw new RangeError(`not a column name: ${JSON.stringify(name)}`);
  }
  return name;
}

/** Quoting for DuckDB. */
export const { identifier, literal } = quoteDuckDb;

/** Blank characters that are trimmed from texts, as an SQL literal. */
export const blanks = "' \t\r\n'";
/** A number with a decimal point, without exponent. */
export const decimalForm = '-?[0-9]+[.][0-9]*';
