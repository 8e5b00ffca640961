import { CsvPatch, formOf, readCsv } from '../edition/index.js';
import type { DraftFiles } from './files.js';

/** A figure of an indicator for a unit in a period. */
export interface FigureKey {
  unit: string;
  period: string;
  indicator: string;
}

/** A figure as it is written, and where. */
export interface WrittenFigure {
  text: string;
  file: string;
  line: number;
  column: string;
}

/** A data file with the place of each row; cells are read when they are asked for. */
interface IndexedFile {
  source: string;
  header: string[];
  isLong: boolean;
  starts: readonly number[];
  ends: readonly number[];
  lines: readonly number[];
  rowOf: ReadonlyMap<string, number>;
}

/**
 * The figures in the data files of an edition, to be shown and changed one by one. A change of one cell takes the time of one cell, whatever
 * the size of the file.
 */
export class Figures {
  private constructor(
    private readonly files: DraftFiles,
    private readonly indexed: ReadonlyMap<string, IndexedFile>,
  ) {}

  /** @param last earlier figures, whose unchanged files are not read again */
  static of(files: DraftFiles, last?: Figures): Figures {
    const names = [...files.keys()].filter((name) => /^data\/[^/]+\.csv$/i.test(name)).sort();
    const entries = names.map((name) => {
      const source = files.get(name)!;
      const known = last?.indexed.get(name);
      return [name, known?.source === source ? known : indexOf(source)] as const;
    });
    return new Figures(files, new Map(entries));
  }

  /** The figure as it is written; undefined where no file has a cell for it. */
  at(key: FigureKey): WrittenFigure | undefined {
    for (const [file, indexed] of this.indexed) {
      const found = cellPosition(indexed, key);
      if (!found) continue;
      const { row, column } = found;
      const cell = cellsOf(indexed, row)[column];
      const name = indexed.header[column]!;
      if (cell) return { text: cell.text.trim(), file, line: indexed.lines[row]!, column: name };
    }
    return undefined;
  }

  /** The figures with one of them written otherwise; where no file has a cell for it, a row is added. */
  with(key: FigureKey, text: string): { files: DraftFiles; figures: Figures } {
    for (const [file, indexed] of this.indexed) {
      const found = cellPosition(indexed, key);
      if (found) return this.#replaced(file, withCell(indexed, found, text));
    }
    const all = [...this.indexed];
    const place =
      all.find(([, { header }]) => header.includes(key.indicator)) ?? all.find(([, { isLong }]) => isLong);
    if (place) {
      const [file, { source, isLong }] = place;
      const patch = new CsvPatch(file, source);
      const { unit, period, indicator } = key;
      patch.add(isLong ? { unit, period, indicator, value: text } : { unit, period, [indicator]: text });
      return this.#replaced(file, indexOf(patch.patched));
    }
    return { files: this.files, figures: this };
  }

  #replaced(file: string, indexed: IndexedFile): { files: DraftFiles; figures: Figures } {
    const files = new Map([...this.files, [file, indexed.source]]);
    return { files, figures: new Figures(files, new Map([...this.indexed, [file, indexed]])) };
  }
}

const keyOf = (...parts: readonly string[]) => parts.join('\0');

function indexOf(source: string): IndexedFile {
  const [head, ...rows] = readCsv(source).rows;
  const header = head?.cells.map(({ text }) => text.trim()) ?? [];
  const isLong = formOf(header) === 'long';
  const columns = (isLong ? ['unit', 'period', 'indicator'] : ['unit', 'period']).map((name) =>
    header.indexOf(name),
  );
  const rowOf = new Map(
    rows.map(({ cells }, row) => [keyOf(...columns.map((c) => cells[c]?.text.trim() ?? '')), row] as const),
  );
  return {
    source,
    header,
    isLong,
    rowOf,
    starts: rows.map(({ cells }) => cells[0]!.start),
    ends: rows.map(({ cells }) => cells.at(-1)!.end),
    lines: rows.map(({ line }) => line),
  };
}

function cellPosition(
  { header, isLong, rowOf }: IndexedFile,
  { unit, period, indicator }: FigureKey,
): { row: number; column: number } | undefined {
  const row = rowOf.get(isLong ? keyOf(unit, period, indicator) : keyOf(unit, period));
  const column = header.indexOf(isLong ? 'value' : indicator);
  return row === undefined || column < 0 ? undefined : { row, column };
}

const cellsOf = ({ source, starts, ends }: IndexedFile, row: number) =>
  readCsv(source.slice(starts[row], ends[row])).rows[0]?.cells ?? [];

function withCell(
  indexed: IndexedFile,
  { row, column }: { row: number; column: number },
  text: string,
): IndexedFile {
  const { source, starts, ends } = indexed;
  const from = starts[row]!;
  const cell = cellsOf(indexed, row)[column];
  if (!cell) return indexed;
  const isQuoted = source[from + cell.start] === '"';
  const written = isQuoted || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const by = written.length - (cell.end - cell.start);
  return {
    ...indexed,
    source: source.slice(0, from + cell.start) + written + source.slice(from + cell.end),
    starts: by === 0 ? starts : starts.map((start, r) => (r > row ? start + by : start)),
    ends: by === 0 ? ends : ends.map((end, r) => (r >= row ? end + by : end)),
  };
}
