/**
 * Names and texts as they stand in SQL. Both engines double the quote; ClickHouse also reads backslashes inside quotes, so
 * they are doubled there. A NUL ends the text of a query in the C interface of DuckDB, so a literal spells it as `chr(0)`
 * there, and a name with one is refused.
 */
export interface Quote {
  /** A name as an identifier. @throws RangeError for an empty name or one with a NUL, which no engine takes */
  identifier(name: string): string;
  /** A text as a literal; any text is fine. */
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
    throw new RangeError(`no name of a column: ${JSON.stringify(name)}`);
  }
  return name;
}

/** The quoting of the embedded engine, by its usual names. */
export const { identifier, literal } = quoteDuckDb;

/** What stands before and behind a text without being part of it, as a literal. */
export const blanks = "' \t\r\n'";
/** A number with a point, written out. */
export const decimalForm = '-?[0-9]+[.][0-9]*';
