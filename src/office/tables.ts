import type { Coordinates, InputTable } from '../edition/index.js';
import type { OfficeFigure } from './figures.js';
import { directionFrom, isCount, isPerHead, populationOf } from './indicatorQuestions.js';
import { pathKey } from './items.js';
import { numericCodes } from './numericCodes.js';
import { isHan, type MatchedPlaces } from './places.js';
import type { Answers } from './question.js';
import { rowNumbers } from './rowNumbers.js';
import type { UnderstoodSheets } from './understand.js';
import { codeColumn, type OfficeUnit, sectionColumn, unitText } from './units.js';
import { plainTitle, plural } from './vocabulary.js';

/** What both tables are made of. */
export interface TableInputs {
  understood: UnderstoodSheets;
  answers: Answers;
  figures: readonly OfficeFigure[];
  places: MatchedPlaces | undefined;
  /** Known places by the names of units, which may have codes of their own. */
  named: MatchedPlaces['exact'] | undefined;
  /** Whether every unit has a code in the table, each another one. */
  ownCodes: boolean;
}

/** COINr's two tables. */
export function tablesOf(
  file: string,
  said: TableInputs,
): { iData: InputTable; iMeta: InputTable; codeOf: FrameworkCodes['of'] } {
  const framework = codesOf(said);
  return {
    iData: iDataOf(file, said, framework),
    iMeta: iMetaOf(file, said, framework),
    codeOf: framework.of,
  };
}

/** The parts of the index, and the code of each part and indicator, by the key of its path. */
interface FrameworkCodes {
  of: (path: readonly string[]) => string;
  aggregates: string[][];
}

function codesOf({ understood: { indicators } }: TableInputs): FrameworkCodes {
  const paths = [...indicators.values()].map(({ path }) => [...path]);
  const aggregates = new Map<string, string[]>();
  for (const { path, denominator } of indicators.values()) {
    if (denominator) continue;
    for (let n = 1; n < path.length; n++) aggregates.set(pathKey(path.slice(0, n)), path.slice(0, n));
  }
  const codes = new Map<string, string>();
  const used = new Set<string>(['index']);
  for (const path of [...aggregates.values(), ...paths]) {
    const leaf = path.at(-1)!;
    let code = used.has(leaf) ? path.join(' ') : leaf;
    for (let n = 2; used.has(code); n++) code = `${path.join(' ')} (${n})`;
    used.add(code);
    codes.set(pathKey(path), code);
  }
  return { of: (path) => codes.get(pathKey(path))!, aggregates: [...aggregates.values()] };
}

/** iMeta: the framework. */
function iMetaOf(file: string, said: TableInputs, codes: FrameworkCodes): InputTable {
  const { understood, answers } = said;
  const title = titleOf(file, said);
  const parent = (path: readonly string[]) => (path.length > 1 ? codes.of(path.slice(0, -1)) : 'index');
  const perCent = perCentIndicators(said);
  const heads = isPerHead(answers) ? populationOf(understood) : undefined;
  const rows = [
    ['index', title, 'Aggregate', '', '', '1', '', ''],
    ...codes.aggregates.map((path) => [
      codes.of(path),
      path.at(-1)!,
      'Aggregate',
      parent(path),
      String(partWeight(understood, path) ?? 1),
      '1',
      '',
      '',
    ]),
    ...[...understood.indicators.values()].map((about) => [
      codes.of(about.path),
      about.path.at(-1)!,
      about.denominator ? 'Denominator' : 'Indicator',
      about.denominator ? '' : parent(about.path),
      about.denominator ? '' : String(about.weight ?? 1),
      about.denominator ? '' : String(directionFrom(about, answers)),
      about.unit ?? (perCent.has(pathKey(about.path)) ? '%' : ''),
      heads && isCount(about) ? codes.of(heads.path) : '',
    ]),
    ...groupsOf(said).map((group) => [groupCode(group), groupTitle(group), 'Group', '', '', '', '', '']),
  ];
  const header = ['iCode', 'iName', 'Type', 'Parent', 'Weight', 'Direction', 'Unit', 'Denominator'];
  return { file, header, rows: rows.map((cells, i) => ({ line: i + 2, cells })) };
}

/** The first text above the tables without its number and its years: the next ones come into the same edition. */
function titleOf(file: string, { understood }: TableInputs): string {
  const title = understood.title?.replace(/^表\s*\d+[-.\d]*\s*/u, '');
  if (title === undefined) return file.replace(/^.*[\\/]|\.[^.]*$/g, '');
  return plainTitle(title);
}

/** The weight of a part, by the first row of the sheet of indicators that says one. */
function partWeight({ framework }: UnderstoodSheets, path: readonly string[]): number | undefined {
  const rows = [...(framework?.indicators.values() ?? [])];
  const parts = rows.flatMap((row) =>
    pathKey(row.path.slice(0, path.length)) === pathKey(path) ? [row.parts[path.length - 1]] : [],
  );
  return parts.find((part) => part?.weight !== undefined)?.weight;
}

function perCentIndicators({ figures }: TableInputs): Set<string> {
  return new Set(
    figures.flatMap(({ item: { read, path } }) => ('percent' in read && read.percent ? [pathKey(path)] : [])),
  );
}

const groupCode = (group: string) => (group === sectionColumn ? 'section' : group);
/** The title of a grouping: the header of its column, in English in the plural. */
const groupTitle = (group: string) => (group === sectionColumn ? '分组' : plural(group));

/** Groupings of more than one group. */
function groupsOf({ understood: { units }, answers }: TableInputs): string[] {
  const all = [...units.values()];
  const names = new Set(all.flatMap(({ cells }) => cells.map(({ column }) => column)));
  names.delete(codeColumn);
  return [...names].filter((name) => new Set(all.map((unit) => groupOf(unit, name, answers))).size > 1);
}

/** The group of a unit; where sheets say two, that of the first or of the last, as answered. */
function groupOf(unit: OfficeUnit, column: string, answers: Answers): string | undefined {
  return unitText(unit, column, answers['groups'] === 'last' ? 'last' : 'first');
}

/** iData: the figures, a row a unit and period. */
function iDataOf(file: string, said: TableInputs, codes: FrameworkCodes): InputTable {
  const { understood, figures } = said;
  const paths = [...understood.indicators.values()].map(({ path }) => path);
  const groups = groupsOf(said);
  const columns = new Map(paths.map((path, column) => [pathKey(path), column]));
  const rowOf = rowNumbers();
  const rows: { unit: string; period: string; numbers: Float64Array }[] = [];
  for (const { item, period, number } of figures) {
    const at = rowOf(item.unit, period);
    rows[at] ??= { unit: item.unit, period, numbers: new Float64Array(paths.length).fill(Number.NaN) };
    const column = columns.get(pathKey(item.path));
    if (column !== undefined) rows[at].numbers[column] = number;
  }
  const codeOf = unitCodes(said);
  const other = namesInOtherLanguage(said);
  const cells = rows.map(({ unit, period, numbers }) => {
    const about = understood.units.get(unit)!;
    return [
      codeOf(about),
      unit,
      ...(other ? [other.nameOf(unit)] : []),
      period,
      ...groups.map((group) => groupOf(about, group, said.answers) ?? ''),
      ...Array.from(numbers, numberText),
    ];
  });
  const names = ['uName', ...(other ? [`uName_${other.lang}`] : [])];
  const header = [
    'uCode',
    ...names,
    'Time',
    ...groups.map(groupCode),
    ...paths.map((path) => codes.of(path)),
  ];
  return { file, header, rows: cells.map((row, i) => ({ line: i + 2, cells: row })) };
}

/** The names of known places in the language that the table has not: 北京 beside Beijing. */
function namesInOtherLanguage({
  named,
}: TableInputs): { lang: 'en' | 'zh'; nameOf: (unit: string) => string } | undefined {
  if (!named) return undefined;
  const names = [...named.keys()];
  const lang = names.every(isHan) ? 'en' : names.some(isHan) ? undefined : 'zh';
  return lang && { lang, nameOf: (unit) => named.get(unit)?.[lang] ?? unit };
}

/** The coordinates of the units that have them, by code. */
export function coordinatesOf(said: TableInputs): Map<string, Coordinates> {
  const codeOf = unitCodes(said);
  return new Map(
    [...said.understood.units.values()].flatMap((unit) =>
      unit.coordinates ? [[codeOf(unit), unit.coordinates] as const] : [],
    ),
  );
}

const numberText = (number: number) => (Number.isNaN(number) ? '' : String(number));

/** The codes of the units: their own, in letters where they are numbers of countries, those of known places, or their names. */
function unitCodes({ answers, places, named, ownCodes }: TableInputs): (unit: OfficeUnit) => string {
  if (ownCodes) {
    const isNumberOf = (own: string, code: string | undefined) =>
      code !== undefined && numericCodes.get(code) === own.replace(/^0+/, '');
    return (unit) => {
      const own = unitText(unit, codeColumn)!;
      const code = named?.get(unit.name)?.code;
      return isNumberOf(own, code) ? code! : own;
    };
  }
  const near = answers['names'] === 'same' ? (places?.near ?? []) : [];
  const known = new Map([...(places?.exact ?? []), ...near.map(({ name, known }) => [name, known] as const)]);
  // A unit that is named like the code of another: a second name of that place.
  const taken = new Set([...known.values()].map(({ code }) => code));
  return ({ name }) => known.get(name)?.code ?? (taken.has(name) ? `${name}-2` : name);
}
