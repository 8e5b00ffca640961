import { CsvPatch, type Edition } from '../../edition/index.js';

/** Where a figure stands: a cell of a file of the edition. */
export interface CellPosition {
  csv: CsvPatch;
  row: number;
  column: string;
}

/** A file of figures: a column an indicator (wide), or a row a figure (long). */
interface DataFile {
  csv: CsvPatch;
  unit: 'unit' | 'code';
  /** Its indicators: columns by id, or the ids that rows name. */
  columns: Map<string, string>;
  isLong: boolean;
  last: string;
  periods: Set<string>;
}

/** The CSV files with the figures of an edition: finds, changes and adds them. */
export class DataFiles {
  readonly #stores: DataFile[];
  readonly #spots = new Map<string, CellPosition>();
  /** Rows to be added, by store and by unit and period. */
  readonly #rows = new Map<DataFile, Map<string, Record<string, string>>>();
  /** New files, for a period that gets one of its own. */
  readonly #made = new Map<string, DataFile>();

  constructor(files: ReadonlyMap<string, string>, { contextual = [] }: Edition['source']) {
    const beside = new Map<string, Map<string, string>>();
    for (const { file, column, id } of contextual)
      if (file !== undefined) beside.set(file, (beside.get(file) ?? new Map()).set(id, column ?? id));
    this.#stores = [...files].flatMap(([file, text]) => {
      const columns = beside.get(file);
      if (columns) return [this.#read(new CsvPatch(file, text), 'code', columns)];
      return file.startsWith('data/') ? [this.#read(new CsvPatch(file, text), 'unit', undefined)] : [];
    });
  }

  spot(unit: string, period: string, indicator: string): CellPosition | undefined {
    return this.#spots.get(keyOf(unit, period, indicator));
  }

  has(indicator: string): boolean {
    return this.#stores.some(({ columns }) => columns.has(indicator));
  }

  /** The periods that an indicator has rows of. */
  periodsOf(indicator: string): Set<string> {
    return new Set(
      this.#stores.flatMap(({ columns, periods }) => (columns.has(indicator) ? [...periods] : [])),
    );
  }

  change({ csv, row, column }: CellPosition, number: number): void {
    csv.set(row, column, textOf(number));
  }

  /** Adds a figure to the file that has the last ones of its indicator. */
  add(unit: string, period: string, indicator: string, number: number): void {
    const store = this.#storeFor(indicator, period);
    if (!store) return;
    const column = store.columns.get(indicator)!;
    const rows = this.#rows.get(store) ?? new Map<string, Record<string, string>>();
    this.#rows.set(store, rows);
    const key = store.isLong ? keyOf(unit, period, indicator) : keyOf(unit, period, '');
    const row = rows.get(key) ?? { [store.unit]: unit, period };
    rows.set(key, {
      ...row,
      ...(store.isLong ? { indicator, value: textOf(number) } : { [column]: textOf(number) }),
    });
  }

  /** The files with all changes. */
  patches(): CsvPatch[] {
    for (const [{ csv }, rows] of this.#rows) for (const row of rows.values()) csv.add(row);
    this.#rows.clear();
    return [...this.#stores, ...this.#made.values()].map(({ csv }) => csv).filter((csv) => !csv.isEmpty);
  }

  #storeFor(indicator: string, period: string): DataFile | undefined {
    const having = this.#stores.filter(({ columns }) => columns.has(indicator));
    const best = having.reduce<DataFile | undefined>((a, b) => (a && a.last > b.last ? a : b), undefined);
    const [only] = best?.periods ?? [];
    // A file a year goes on as a file a year.
    if (best?.periods.size !== 1 || only === period || !best.csv.file.includes(only!)) return best;
    const file = best.csv.file.replaceAll(only!, period);
    const made = this.#made.get(file) ?? {
      ...best,
      csv: new CsvPatch(file, `${best.csv.header.join(',')}\n`),
    };
    this.#made.set(file, made);
    return made;
  }

  #read(csv: CsvPatch, unit: DataFile['unit'], given: Map<string, string> | undefined): DataFile {
    const isLong = unit === 'unit' && csv.header.includes('indicator');
    const own = csv.header.filter((column) => column !== unit && column !== 'period');
    const columns = given ?? new Map(isLong ? [] : own.map((id) => [id, id]));
    const store: DataFile = { csv, unit, columns, isLong, last: '', periods: new Set() };
    for (let row = 0; row < csv.length; row++) {
      const [code, period] = [csv.cell(row, unit), csv.cell(row, 'period')];
      store.periods.add(period);
      if (period > store.last) store.last = period;
      if (isLong) {
        const id = csv.cell(row, 'indicator');
        columns.set(id, 'value');
        this.#spots.set(keyOf(code, period, id), { csv, row, column: 'value' });
      } else
        for (const [id, column] of columns) this.#spots.set(keyOf(code, period, id), { csv, row, column });
    }
    return store;
  }
}

const keyOf = (unit: string, period: string, indicator: string) => `${unit}\0${period}\0${indicator}`;
const textOf = (number: number) => (Number.isNaN(number) ? '' : String(number));
