import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkLimit,
  type Edition,
  type InputTable,
  mapFileOf,
  type Problem,
  problems,
} from '../../edition/index.js';
import { type DrawnMap, mapFromCoordinates, mapFromFile, mapInZip, parseMap } from '../../maps/index.js';
import { linksOutside, readInside } from '../inside.js';

const named = { en: 'the file that the edition names', zh: '版本所引用的文件' };

/** Reads the map of an edition. Adds problems to `found`. */
export function readMap(
  folder: string,
  source: Edition['source'],
  units: InputTable | undefined,
  found: Problem[],
): DrawnMap {
  if (source.map === 'dots') return mapFromCoordinates(units, found);
  const of = mapFileOf(source.map);
  if (!of) return {};
  const { file, layer } = of;
  const bytes = /\.zip$/i.test(file)
    ? readZippedMap(folder, file, layer, found)
    : readMapFile(folder, file, found);
  if (!bytes) return {};
  const text = textOf(bytes);
  return mapFromFile(of, text === undefined ? null : parseMap(file, text), units, found);
}

/** Plain UTF-8; undefined for anything else. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function readMapFile(folder: string, file: string, found: Problem[]): Uint8Array | undefined {
  const { bytes, problems: bad } = readInside(folder, file, 'mapSize');
  found.push(...(bytes || bad.length > 0 ? bad : [problems.absentFile(file, named)]));
  return bytes;
}

function readZippedMap(
  folder: string,
  file: string,
  layer: string | undefined,
  found: Problem[],
): Uint8Array | undefined {
  const out = linksOutside(folder, [file]);
  found.push(...out);
  const entry = out.length > 0 ? undefined : statSync(join(folder, file), { throwIfNoEntry: false });
  if (!entry?.isFile()) {
    if (out.length === 0) found.push(problems.absentFile(file, named));
    return undefined;
  }
  checkLimit({ file }, 'mapSize', entry.size);
  const inside = mapInZip(file, readFileSync(join(folder, file)), layer);
  if ('bytes' in inside) return inside.bytes;
  const list = inside.names.join(', ') || '—';
  const fault = {
    path: '',
    found: { en: `in the zip: ${list}`, zh: `压缩包内：${list}` },
    expected: {
      en: 'one .geojson, .topojson or .json file, or `layer`, which names one of them',
      zh: '一个 .geojson、.topojson 或 .json 文件，或以 `layer` 指明其一',
    },
  };
  found.push(problems.notAMap(file, fault));
  return undefined;
}
