import {
  type CsvText,
  cellWriter,
  checkedTable,
  type Edition,
  emptyPanel,
  formOf,
  frequencyOf,
  headerOf,
  type InputTable,
  mapFileOf,
  markExistence,
  offset,
  type Panel,
  type Plan,
  type Problem,
  ProblemList,
  parseEdition,
  periodNumber,
  problems,
  Reason,
  readCsv,
  resolvePlan,
  tableNames,
  UserError,
  unclosed,
  unguardCell,
  wrongColumns,
} from '../edition/index.js';
import { computeIndicators } from '../engine/index.js';
import { type DrawnMap, mapFromCoordinates, mapFromFile, parseMap } from '../maps/index.js';
import { type DraftFiles, editionFile } from './files.js';

/** Figures that come from elsewhere than the data files that are edited: counted from records, or from files of another format. */
export interface ExternalFigures {
  indicators: string[];
  units: string[];
  periods: string[];
  /** As in a panel of these. */
  values: Float64Array;
  reasons: Uint8Array;
}

/** The files of an edition as plan and panel, or their problems. */
export interface DraftRead {
  plan?: Plan;
  panel?: Panel;
  /** The map as pages draw it. */
  map?: object;
  problems: Problem[];
}

/** A map and of what it was made. */
interface CachedMap {
  written: string;
  text: string | undefined;
  units: CsvText | undefined;
  made: DrawnMap;
  problems: Problem[];
}

/** Reads an edition repeatedly while it is edited; unchanged files are not read again. */
export class DraftReader {
  readonly #known = new Map<string, CsvText>();
  #map: CachedMap | undefined;
  #last: { shape: string; data: readonly DataText[]; panel: Panel } | undefined;

  constructor(private readonly measured?: ExternalFigures) {}

  /** @throws errors that are not problems of the edition */
  read(files: DraftFiles): DraftRead {
    try {
      return this.#read(files);
    } catch (error) {
      if (error instanceof UserError) return { problems: [...error.problems] };
      throw error;
    }
  }

  #read(files: DraftFiles): DraftRead {
    const { edition, problems: found } = parseEdition(editionFile, files.get(editionFile) ?? '');
    if (!edition) return { problems: found };
    const tables = this.#tables(edition, files, found);
    const { map, notes = [] } = this.#mapOf(edition, tables, files, found);
    Object.assign(edition, { map, mapNotes: notes });
    const data = this.#dataFiles(files, found);
    const { plan, draft, problems: unresolved } = resolvePlan(edition, tables, this.#periods(edition, data));
    found.push(...unresolved);
    const checked = plan ?? draft;
    if (!checked) return { problems: found };
    const known = plan && found.length === 0 ? this.#panelOf(plan, data) : undefined;
    const drawn = isObject(map) ? { map } : {};
    if (plan && known) return { plan, panel: known, ...drawn, problems: [] };
    const panel = emptyPanel(checked.units.length, checked.periods.length, checked.indicators.length);
    if (this.measured) fillMeasured(checked, panel, this.measured);
    const filled = panel.reasons.map((reason) => (reason === Reason.observed ? 1 : 0));
    found.push(...data.flatMap((file) => fill(checked, panel, filled, file)));
    if (!plan || found.length > 0) return { problems: found };
    markExistence(plan, panel);
    const full = computeIndicators(plan, panel);
    this.#last = { shape: figureShape(plan), data, panel: full };
    return { plan, panel: full, ...drawn, problems: [] };
  }

  /** The map of the edition: the same one as long as its file, what is said of it, and the units are the same. */
  #mapOf({ source }: Edition, tables: Tables, files: DraftFiles, found: Problem[]): DrawnMap {
    const of = mapFileOf(source.map);
    const text = of && files.get(of.file);
    // A map in a zip, or one that is too large for a page, is read where the edition is built.
    if (source.map !== 'dots' && text === undefined) return {};
    const [written, name] = [JSON.stringify(source.map), tableNames(source).units];
    const units = this.#csv(name, files);
    let last = this.#map;
    if (last?.written !== written || last.text !== text || last.units !== units) {
      const wrong: Problem[] = [];
      const table = tables.get(name);
      const made = of
        ? mapFromFile(of, parseMap(of.file, text!), table, wrong)
        : mapFromCoordinates(table, wrong);
      last = { written, text, units, made, problems: wrong };
      this.#map = last;
    }
    found.push(...last.problems);
    return last.made;
  }

  /** The panel that was read last, where the same figures are asked for of the same texts. */
  #panelOf(plan: Plan, data: readonly DataText[]): Panel | undefined {
    const last = this.#last;
    if (!last || last.data.length !== data.length || last.shape !== figureShape(plan)) return undefined;
    return data.every(({ file, csv }, i) => last.data[i]!.file === file && last.data[i]!.csv === csv)
      ? last.panel
      : undefined;
  }

  #csv(name: string, files: DraftFiles): CsvText | undefined {
    const source = files.get(name);
    if (source === undefined) return undefined;
    const known = this.#known.get(name);
    if (known?.source === source) return known;
    const csv = readCsv(source);
    this.#known.set(name, csv);
    return csv;
  }

  #tables({ source }: Edition, files: DraftFiles, found: Problem[]): Tables {
    const tables: Tables = new Map();
    for (const name of Object.values(tableNames(source)).flat()) {
      const csv = this.#csv(name, files);
      if (!csv) continue;
      const read = tableOf(name, csv);
      found.push(...read.problems);
      if (read.table) tables.set(name, read.table);
    }
    return tables;
  }

  #dataFiles(files: DraftFiles, found: Problem[]): DataText[] {
    const names = [...files.keys()].filter((name) => /^data\/[^/]+\.csv$/i.test(name)).sort();
    return names.flatMap((file) => {
      const csv = this.#csv(file, files)!;
      const { header, problems: bad } = headerIn(file, csv);
      const wrong = header ? wrongColumns(file, formOf(header), header) : bad;
      found.push(...wrong);
      return header && wrong.length === 0 ? [{ file, header, csv }] : [];
    });
  }

  #periods({ source }: Edition, data: readonly DataText[]): string[] {
    const frequency = frequencyOf(source.periods);
    const all = new Set(this.measured?.periods ?? []);
    for (const { header, csv } of data) {
      const column = header.indexOf('period');
      for (const { cells } of csv.rows.slice(1)) all.add(cells[column]?.text.trim() ?? '');
    }
    return [...all].filter((period) => periodNumber(period, frequency) !== undefined).sort();
  }
}

type Tables = Map<string, InputTable>;

const isObject = (x: unknown): x is object => typeof x === 'object' && x !== null;

/** The parts of a plan that decide how its figures are read. */
function figureShape(plan: Plan): string {
  const { units, periods, indicators, frequency, groupings, level, economy, contextual } = plan;
  const codes = units.map(({ code, until }) => [code, until]);
  const isComputed = indicators.some(({ formula }) => formula !== undefined);
  const facts = isComputed ? [groupings, level, economy, contextual] : [];
  const read = indicators.map(({ id, unit, formula }) => [id, unit, formula]);
  return JSON.stringify([codes, periods, read, frequency, facts]);
}

/** A data file whose header is in order. */
interface DataText {
  file: string;
  header: string[];
  csv: CsvText;
}

function headerIn(file: string, { rows, open }: CsvText): ReturnType<typeof headerOf> {
  if (open !== undefined) return { problems: [problems.brokenTable({ file, line: open }, unclosed)] };
  return headerOf(
    file,
    rows[0]?.cells.map(({ text }) => text),
  );
}

function tableOf(file: string, csv: CsvText): { table?: InputTable; problems: Problem[] } {
  const { header, problems: wrong } = headerIn(file, csv);
  if (!header) return { problems: wrong };
  const body = csv.rows.slice(1).map(({ line, cells }) => ({ line, cells: cells.map(({ text }) => text) }));
  return checkedTable(file, csv.source, header, body);
}

/** Takes the figures of one file into the panel. */
function fill(plan: Plan, panel: Panel, filled: Uint8Array, { file, header, csv }: DataText): Problem[] {
  const found = new ProblemList();
  const writer = cellWriter(plan, panel, filled, file, (kind, problem) => found.addLazily(problem, kind));
  const known = plan.indicators.map(({ id }) => id);
  const column = (name: string) => header.indexOf(name);
  const [unit, period] = [column('unit'), column('period')];
  const isLong = formOf(header) === 'long';
  const leaves = isLong ? [] : header.filter((name) => name !== 'unit' && name !== 'period');
  for (const name of leaves.filter((leaf) => !known.includes(leaf)))
    found.addLazily(() => problems.unknownColumn(file, name, known), 'column');
  const read = leaves.filter((leaf) => known.includes(leaf)).map((leaf) => [leaf, column(leaf)] as const);
  const [indicator, value, status] = [column('indicator'), column('value'), column('status')];
  for (const { line, cells } of csv.rows.slice(1)) {
    const at = (place: number) => cells[place]?.text.trim() ?? '';
    writer.row(line, unguardCell(at(unit)), at(period));
    if (isLong) writer.cell('value', at(indicator), at(value), at(status) || null);
    else for (const [leaf, place] of read) writer.cell(leaf, leaf, at(place), null);
  }
  return found.all;
}

function fillMeasured(plan: Plan, panel: Panel, measured: ExternalFigures): void {
  const shape = { units: measured.units.length, periods: measured.periods.length };
  const place = (of: readonly string[]) => new Map(of.map((id, i) => [id, i]));
  const [unitOf, periodOf, rowOf] = [measured.units, measured.periods, measured.indicators].map(place);
  plan.indicators.forEach(({ id }, k) => {
    const row = rowOf!.get(id);
    if (row === undefined) return;
    plan.periods.forEach((period, t) => {
      const time = periodOf!.get(period);
      if (time === undefined) return;
      plan.units.forEach(({ code }, c) => {
        const unit = unitOf!.get(code);
        if (unit === undefined) return;
        const from = offset(shape, row, unit, time);
        panel.values[offset(panel, k, c, t)] = measured.values[from]!;
        panel.reasons[offset(panel, k, c, t)] = measured.reasons[from]!;
      });
    });
  });
}
