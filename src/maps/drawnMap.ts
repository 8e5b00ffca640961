import {
  cellsOf,
  type InputTable,
  isPlanarMap,
  type MapFault,
  type mapFileOf,
  mapStatements,
  type Problem,
  problems,
  type Text,
} from '../edition/index.js';
import { dotsOf } from './dots.js';
import { drawMap } from './draw.js';
import { matchShapes, type NamedUnit } from './match.js';
import { shapesOf } from './shapes.js';

/** The map of an edition as pages draw it, and what there is to say of it. */
export interface DrawnMap {
  /** The map; null where the file is no JSON in plain UTF-8, undefined where there is none that can be read. */
  map?: unknown;
  /** Whether it was drawn here, rather than taken as it is from the file of the edition. */
  made?: boolean;
  /** Units that are not on it, and shapes that belong to no unit. */
  notes?: Text[];
}

type OfFile = NonNullable<ReturnType<typeof mapFileOf>>;

/**
 * The map that an edition names. A map in degrees is projected, simplified and given the codes of units. Adds problems to
 * `found`.
 *
 * @param parsed what its file says, or null
 */
export function mapFromFile(
  of: OfFile,
  parsed: unknown,
  units: InputTable | undefined,
  found: Problem[],
): DrawnMap {
  if (parsed === null) return { map: null };
  const fault = (one: MapFault) => void found.push(problems.notAMap(of.file, one));
  const words = mapStatements(of);
  const said = words.en === '' && words.zh === '' ? {} : { words };
  if (isPlanarMap(parsed))
    return 'words' in said ? { map: { ...parsed, ...said }, made: true } : { map: parsed };
  const { file: _, layer, key } = of;
  const read = shapesOf(parsed, /\.zip$/i.test(of.file) ? undefined : layer);
  if ('faults' in read) {
    read.faults.forEach(fault);
    return {};
  }
  const matches = matchShapes(read.shapes, namedUnits(units), key);
  if (matches.units.size === 0) {
    const examples = matches.others.slice(0, 3).map(({ name }) => name);
    fault({
      path: key ?? '',
      found: {
        en: `no shape with the code or name of a unit (there are ${examples.join(', ')} …)`,
        zh: `没有以单元代码或名称标识的图形（文件中有 ${examples.join('、')} 等）`,
      },
      expected: {
        en: 'an id or a property with codes or names of units; `key` names the property',
        zh: '以单元代码或名称作为 id 或属性；可用 `key` 指明属性',
      },
    });
    return {};
  }
  return {
    map: { ...drawMap(matches), ...said },
    made: true,
    notes: notesOn(matches.missing, matches.others),
  };
}

/** The units of a table with all of their names, aliases and numeric codes. */
export function namedUnits(units: InputTable | undefined): NamedUnit[] {
  return (units?.rows ?? []).map((row) => {
    const cells = cellsOf(units!, row);
    const names = Object.entries(cells).flatMap(([column, cell]) =>
      /^(name|alias|numeric)/.test(column) && cell ? cell.split(';') : [],
    );
    return { code: cells['code'] ?? '', names };
  });
}

/** A dot for each unit that has coordinates. */
export function mapFromCoordinates(units: InputTable | undefined, found: Problem[]): DrawnMap {
  const placed = (units?.rows ?? []).map((row) => {
    const { code = '', lon, lat } = cellsOf(units!, row);
    const at: [number, number] = [Number(lon ?? NaN), Number(lat ?? NaN)];
    return { code, at };
  });
  const there = placed.filter(({ at: [lon, lat] }) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90);
  if (there.length < 2) {
    found.push(
      problems.notAMap(units?.file ?? 'units.csv', {
        path: '',
        found: { en: `coordinates of ${there.length} units`, zh: `有坐标的单元 ${there.length} 个` },
        expected: {
          en: 'lon and lat of two units or more, in degrees',
          zh: '至少两个单元的 lon 与 lat（度）',
        },
      }),
    );
    return {};
  }
  const missing = placed.map(({ code }) => code).filter((code) => !there.some((one) => one.code === code));
  return { map: dotsOf(there), made: true, notes: notesOn(missing, []) };
}

/** Notes on units without a shape and shapes without a unit. */
function notesOn(missing: readonly string[], others: readonly { name: string }[]): Text[] {
  const some = (words: readonly string[], lang: 'en' | 'zh') => {
    const first = words.slice(0, 8).join(lang === 'en' ? ', ' : '、');
    const rest = words.length - 8;
    if (rest <= 0) return first;
    return lang === 'en' ? `${first} and ${rest} more` : `${first}等 ${words.length} 个`;
  };
  const names = others.map(({ name }) => name);
  return [
    ...(missing.length > 0
      ? [
          {
            en: `not on the map: ${some(missing, 'en')}`,
            zh: `地图上没有：${some(missing, 'zh')}`,
          },
        ]
      : []),
    ...(names.length > 0
      ? [
          {
            en: `shapes of the map that belong to no unit, drawn as surroundings: ${some(names, 'en')}`,
            zh: `地图中不属于任何单元、仅作周边绘出的图形：${some(names, 'zh')}`,
          },
        ]
      : []),
  ];
}
