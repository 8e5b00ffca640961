import {
  CsvPatch,
  type EditionSource,
  type Lang,
  mapFileOf,
  readCsv,
  removeIn,
  setIn,
  tableNames,
} from '../edition/index.js';
import { type NamedUnit, namedUnits } from '../maps/index.js';
import { type DraftFiles, editionFile, withFile, writtenEdition } from './files.js';

/**
 * Puts a map into an edition, in place of the one before: what the publisher of that one said goes with it.
 *
 * @param layer the object of a TopoJSON with several
 */
export function setMap(files: DraftFiles, file: string, text: string, layer?: string): DraftFiles {
  const isSame = mapFileOf(writtenEdition(files).map)?.file === file;
  const named = isSame ? files : withFile(files, editionFile, (yaml) => setIn(yaml, ['map'], file));
  const layered = setMapKey(named, 'layer', layer ?? '', 'en');
  return new Map([...layered, [file, text]]);
}

/** Draws each unit as a dot at its coordinates. */
export const setDots = (files: DraftFiles): DraftFiles =>
  withFile(files, editionFile, (yaml) => setIn(yaml, ['map'], 'dots'));

/** The table of units. */
const unitTable = (files: DraftFiles) =>
  tableNames({ units: {}, ...writtenEdition(files) } as EditionSource).units;

/** The units of an edition with all of their names, as its table has them. */
export function unitsToMatch(files: DraftFiles): NamedUnit[] {
  const file = unitTable(files);
  const [header, ...rows] = readCsv(files.get(file) ?? '').rows.map(({ line, cells }) => ({
    line,
    cells: cells.map(({ text }) => text.trim()),
  }));
  return header ? namedUnits({ file, header: header.cells, rows }) : [];
}

/** Writes longitudes and latitudes of units into their table, where it has none. */
export const setCoordinates = (
  files: DraftFiles,
  at: ReadonlyMap<string, readonly [number, number]>,
): DraftFiles =>
  withFile(files, unitTable(files), (text) => {
    const patch = new CsvPatch(unitTable(files), text);
    const codes = Array.from({ length: patch.length }, (_, row) => patch.cell(row, 'code'));
    (['lon', 'lat'] as const).forEach((column, i) => {
      const written = (code: string) => at.get(code)?.[i]?.toString() ?? '';
      if (!patch.header.includes(column)) patch.addColumn(column, codes.map(written));
      else
        codes.forEach((code, row) => {
          if (patch.cell(row, column) === '') patch.set(row, column, written(code));
        });
    });
    return patch.patched;
  });

/** What the publisher of a map says of it. */
export type MapKey = 'note' | 'scale' | 'licence' | 'approval';

/**
 * Writes what the publisher of the map says, or which layer of its file is drawn; an empty text takes it out.
 *
 * @param lang the language of a note
 */
export function setMapKey(files: DraftFiles, key: MapKey | 'layer', text: string, lang: Lang): DraftFiles {
  const { map } = writtenEdition(files);
  const of = mapFileOf(map);
  if (!of) return files;
  const value = key === 'note' ? withoutEmpty({ ...of.note, [lang]: text }) : text || undefined;
  return withFile(files, editionFile, (yaml) => {
    if (value === undefined) return of[key] === undefined ? yaml : removeIn(yaml, ['map', key]);
    return typeof map === 'string'
      ? setIn(yaml, ['map'], { file: map, [key]: value })
      : setIn(yaml, ['map', key], value);
  });
}

/** The texts of a note; undefined where there is none. */
function withoutEmpty(note: Readonly<Record<string, unknown>>): object | undefined {
  const there = Object.entries(note).filter(([, text]) => text !== '');
  return there.length > 0 ? Object.fromEntries(there) : undefined;
}
