import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import {
  cellsOf,
  checkLimit,
  type Edition,
  isPlanarMap,
  jsonNesting,
  type MapFault,
  mapFileOf,
  mapWords,
  type Problem,
  problems,
  type Table,
  type Text,
  UserError,
} from '../../edition/index.js';
import { leadingOut, readInside } from '../inside.js';
import { dotsOf } from './dots.js';
import { drawnMap } from './draw.js';
import { matched, type Named } from './match.js';
import { shapesOf } from './shapes.js';

/** The map of an edition as pages draw it, and what there is to say of it. */
export interface MapRead {
  /** The map; null where the file is no JSON in plain UTF-8, undefined where there is none that can be read. */
  map?: unknown;
  /** Whether it was drawn here, rather than taken as it is from the file of the edition. */
  made?: boolean;
  /** Units that are not on it, and shapes that belong to no unit. */
  notes?: Text[];
}

const named = { en: 'the file that the edition names', zh: '版本所引用的文件' };

/** Reads the map of an edition. A map in degrees is projected, simplified and given the codes of units. Adds problems to `found`. */
export function readMap(
  folder: string,
  source: Edition['source'],
  units: Table | undefined,
  found: Problem[],
): MapRead {
  if (source.map === 'dots') return dots(units, found);
  const of = mapFileOf(source.map);
  if (!of) return {};
  const fault = (one: MapFault) => void found.push(problems.notAMap(of.file, one));
  const map = parsed(folder, of.file, of.layer, found, fault);
  if (map === null || map === undefined) return { map };
  const words = mapWords(of);
  const said = words.en === '' && words.zh === '' ? {} : { words };
  if (isPlanarMap(map)) return 'words' in said ? { map: { ...map, ...said }, made: true } : { map };
  const { file: _, layer, key } = of;
  const read = shapesOf(map, /\.zip$/i.test(of.file) ? undefined : layer);
  if ('faults' in read) {
    read.faults.forEach(fault);
    return {};
  }
  const matches = matched(read.shapes, namedUnits(units), key);
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
    map: { ...drawnMap(matches), ...said },
    made: true,
    notes: notesOn(matches.missing, matches.others),
  };
}

function parsed(
  folder: string,
  file: string,
  layer: string | undefined,
  found: Problem[],
  fault: (one: MapFault) => void,
): unknown {
  const bytes = /\.zip$/i.test(file)
    ? unzipped(folder, file, layer, found, fault)
    : plain(folder, file, found);
  if (!bytes) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    checkLimit({ file }, 'nesting', jsonNesting(text));
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof UserError) throw error;
    return null;
  }
}

function plain(folder: string, file: string, found: Problem[]): Uint8Array | undefined {
  const { bytes, problems: bad } = readInside(folder, file, 'mapSize');
  found.push(...(bytes || bad.length > 0 ? bad : [problems.absentFile(file, named)]));
  return bytes;
}

/** The one map in a zip, or the one that `layer` names. */
function unzipped(
  folder: string,
  file: string,
  layer: string | undefined,
  found: Problem[],
  fault: (one: MapFault) => void,
): Uint8Array | undefined {
  const out = leadingOut(folder, [file]);
  found.push(...out);
  const entry = out.length > 0 ? undefined : statSync(join(folder, file), { throwIfNoEntry: false });
  if (!entry?.isFile()) {
    if (out.length === 0) found.push(problems.absentFile(file, named));
    return undefined;
  }
  checkLimit({ file }, 'mapSize', entry.size);
  const names: string[] = [];
  try {
    const files = unzipSync(readFileSync(join(folder, file)), {
      filter: ({ name, originalSize }) => {
        const isMap = /\.(geo|topo)?json$/i.test(name) && !/(^|\/)(__MACOSX|\.)/.test(name);
        if (isMap) names.push(name);
        if (isMap) checkLimit({ file }, 'borderSize', originalSize);
        return isMap && (layer === undefined || name === layer);
      },
    });
    const [one, ...more] = Object.values(files);
    if (one && more.length === 0) return withoutMark(one);
  } catch (error) {
    if (error instanceof UserError) throw error;
    names.length = 0;
  }
  const list = names.join(', ') || '—';
  fault({
    path: '',
    found: { en: `in the zip: ${list}`, zh: `压缩包内：${list}` },
    expected: {
      en: 'one .geojson, .topojson or .json file, or `layer`, which names one of them',
      zh: '一个 .geojson、.topojson 或 .json 文件，或以 `layer` 指明其一',
    },
  });
  return undefined;
}

/** Bytes without the mark that some programs put before UTF-8. */
const withoutMark = (bytes: Uint8Array) =>
  strFromU8(bytes.subarray(0, 3), true) === '\xef\xbb\xbf' ? bytes.subarray(3) : bytes;

function namedUnits(units: Table | undefined): Named[] {
  return (units?.rows ?? []).map((row) => {
    const cells = cellsOf(units!, row);
    const names = Object.entries(cells).flatMap(([column, cell]) =>
      /^name/.test(column) && cell ? [cell] : [],
    );
    return { code: cells['code'] ?? '', names };
  });
}

/** A dot for each unit that has coordinates. */
function dots(units: Table | undefined, found: Problem[]): MapRead {
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
