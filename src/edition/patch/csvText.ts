/** A cell, and its range in the text of a CSV file. */
export interface CsvCell {
  text: string;
  start: number;
  end: number;
}

/** A row that is not empty; `line` is the last line that it stands on. */
export interface CsvRow {
  line: number;
  cells: CsvCell[];
}

/**
 * A CSV text with the place of every cell; the first row is the header. `open`: the line of a quote that is never
 * closed, or that is followed by other text.
 */
export interface CsvText {
  source: string;
  rows: CsvRow[];
  open?: number;
}

/**
 * Reads CSV (RFC 4180, any line ends) with the range of each cell.
 *
 * @param separator the character between cells
 * @param withEmpty whether empty lines are rows too
 */
export function readCsv(source: string, separator = ',', withEmpty = false): CsvText {
  const rows: CsvRow[] = [];
  let at = source.startsWith('\ufeff') ? 1 : 0;
  let [line, cells] = [1, [] as CsvCell[]];
  while (at < source.length) {
    const cell = source[at] === '"' ? quoted(source, at, separator) : plain(source, at, separator);
    if (!cell) return { source, rows, open: line };
    line +=
      cell.text.includes('\n') || cell.text.includes('\r') ? cell.text.split(/\r\n|\n|\r/).length - 1 : 0;
    cells.push(cell);
    at = cell.end;
    if (source[at] === separator) {
      at++;
      if (at < source.length && !/[\r\n]/.test(source[at]!)) continue;
      cells.push({ text: '', start: at, end: at });
    }
    const isEmpty = cells.length === 1 && cells[0]!.start === cells[0]!.end;
    if (withEmpty || !isEmpty) rows.push({ line, cells });
    cells = [];
    at += source.startsWith('\r\n', at) ? 2 : 1;
    line++;
  }
  return { source, rows };
}

function plain(source: string, start: number, separator: string): CsvCell {
  let end = start;
  while (end < source.length && source[end] !== separator && source[end] !== '\n' && source[end] !== '\r')
    end++;
  return { text: source.slice(start, end), start, end };
}

/** A cell in quotes; undefined where they are not closed, or are followed by other text. */
function quoted(source: string, start: number, separator: string): CsvCell | undefined {
  let end = start + 1;
  for (;;) {
    end = source.indexOf('"', end);
    if (end < 0) return undefined;
    if (source[end + 1] !== '"') break;
    end += 2;
  }
  end++;
  if (end < source.length && source[end] !== separator && !/[\r\n]/.test(source[end]!)) return undefined;
  return { text: source.slice(start + 1, end - 1).replaceAll('""', '"'), start, end };
}
