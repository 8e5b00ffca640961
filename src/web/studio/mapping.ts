import citiesMap from 'map:china-open';
import provincesMap from 'map:china-provinces';
import {
  type DraftFiles,
  setCoordinates,
  setDots,
  setMap,
  setMapKey,
  unitsToMatch,
  writtenEdition,
} from '../../draft/index.js';
import { isPlanarMap, limits, mapFileOf } from '../../edition/index.js';
import { fitMap, layerFor, layersOf, mapInZip, parseMap } from '../../maps/index.js';
import { placesOfUnits } from '../../office/index.js';
import { takeFitting } from './refusing.js';
import { files, lang, plan } from './state.js';
import { both, word } from './words.js';

/** Files of maps; a zip is asked for one where it holds no edition. */
export const isMap = ({ name }: File) => /\.(geo|topo)?json$/i.test(name);
export const acceptedMaps = '.geojson,.topojson,.json,.zip';

/** Puts a map that was dropped or chosen into the open edition, as a step of the history. */
export async function takeMap(file: File): Promise<void> {
  await putMap(file.name, new Uint8Array(await file.arrayBuffer()));
}

/** Puts the map of a zip into the open edition. @returns false where the zip has none, or several */
export async function takeZippedMap(file: File, archive: Uint8Array): Promise<boolean> {
  const inside = mapInZip(file.name, archive);
  if ('names' in inside) return false;
  await putMap(inside.name, inside.bytes);
  return true;
}

async function putMap(path: string, bytes: Uint8Array): Promise<void> {
  if (!plan.peek()) throw new Error(word('mapLater'));
  const name = path.replace(/^.*\//, '');
  if (bytes.length > limits.mapSize.most) throw new Error(word('mapTooLarge').replace('{file}', name));
  const text = new TextDecoder().decode(bytes);
  const said = parseMap(name, text) as { type?: unknown } | null;
  if (said === null) throw new Error(word('mapNoJson').replace('{file}', name));
  const fitted = isPlanarMap(said) ? await fitPlanar(name, said, text) : text;
  const layer = layerFor(said, unitsToMatch(files.peek()));
  const file = nameFor(name, said.type === 'Topology');
  await takeFitting(
    both((l) => `${{ en: 'Map', zh: '地图' }[l]}${{ en: ': ', zh: '：' }[l]}${name}`),
    (now) => setMap(now, file, fitted, layer),
    file,
  );
}

/** A map on a plane with the codes of the units of the edition; its text as it is where it has them. */
async function fitPlanar(name: string, map: object, text: string): Promise<string> {
  const fitted = fitMap(map, await unitsByPlace());
  if (!fitted) return text;
  if (fitted.units === 0) throw new Error(misfit(name, fitted.ids));
  return fitted.map === map ? text : JSON.stringify(fitted.map);
}

/** What is said of a map on which no unit of the edition is. */
const misfit = (file: string, ids: readonly string[]) =>
  word('mapMisfit')
    .replace('{file}', file)
    .replace('{ids}', ids.slice(0, 4).join({ en: ', ', zh: '、' }[lang]));

/** The unit that the id of a shape means: its code, another of its names, or the known place that it is. */
async function unitsByPlace(): Promise<(id: string) => string | undefined> {
  const units = unitsToMatch(files.peek());
  const { default: lists } = await import('places:');
  const byId = new Map<string, string>();
  const known = lists.map((list) => placesOfUnits(units, list)).sort((a, b) => b.size - a.size)[0];
  for (const [unit, { code }] of known ?? []) byId.set(code, unit);
  for (const { code, names } of units) for (const name of names) byId.set(name, code);
  for (const { code } of units) byId.set(code, code);
  return (id) => byId.get(id);
}

/** A dot for each unit on the coastlines of the world, at its own coordinates or at those of the known place that it is. */
export async function takeCoastlines(): Promise<void> {
  const units = unitsToMatch(files.peek());
  const { default: lists } = await import('places:');
  const found = lists
    .map((list) =>
      [...placesOfUnits(units, list)].flatMap(([unit, { at }]) => (at ? [[unit, at] as const] : [])),
    )
    .sort((a, b) => b.length - a.length)[0]!;
  const isPlaced = plan.peek()!.units.filter(({ coordinates }) => coordinates).length >= 2;
  if (!isPlaced && found.length < 2) throw new Error(word('mapNoPlaces'));
  const put = (now: DraftFiles) => setDots(found.length > 0 ? setCoordinates(now, new Map(found)) : now);
  await takeFitting({ en: 'Map: dots', zh: '地图：圆点' }, put);
}

/** The map of China of this program: its cities, or its provinces where most units are provinces. */
export async function takeChina(): Promise<void> {
  const units = unitsToMatch(files.peek());
  const { default: lists } = await import('places:');
  const [cities, provinces] = ['cities', 'provinces'].map((id) =>
    placesOfUnits(units, lists.find((list) => list.id === id)!),
  );
  const areProvinces = provinces!.size > 0 && provinces!.size >= cities!.size;
  const places = areProvinces ? provinces! : cities!;
  const codes = new Map([...places].map(([unit, { code }]) => [code, unit]));
  if (codes.size === 0) throw new Error(word('mapNoChina'));
  const response = await fetch(areProvinces ? provincesMap : citiesMap);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const file = areProvinces ? 'china-provinces.topojson' : 'china-cities.topojson';
  const fitted = fitMap((await response.json()) as object, (id) => codes.get(id))!;
  await takeFitting(
    { en: 'Map: China', zh: '地图：中国' },
    (now) => {
      const mapped = setMap(now, file, JSON.stringify(fitted.map));
      const noted = setMapKey(mapped, 'note', 'Borders are illustrative.', 'en');
      return setMapKey(noted, 'note', '边界仅为示意。', 'zh');
    },
    file,
  );
}

/** The layers of the map of the edition, where it is a TopoJSON with several. */
export function layersHere(): string[] {
  const file = mapFileOf(writtenEdition(files.value).map)?.file;
  const text = file === undefined ? undefined : files.value.get(file);
  if (file === undefined || text === undefined) return [];
  if (layersOfLast?.text !== text) {
    const map = parseMap(file, text);
    layersOfLast = { text, layers: isPlanarMap(map) ? [] : layersOf(map) };
  }
  return layersOfLast.layers.length > 1 ? layersOfLast.layers : [];
}

let layersOfLast: { text: string; layers: string[] } | undefined;

/** A name of letters, digits and hyphens, with an ending that says what the file is. */
function nameFor(name: string, isTopology: boolean): string {
  const stem = name
    .replace(/\.[^.]*$/, '')
    .replace(/[^\w-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${stem || 'map'}.${isTopology ? 'topojson' : 'geojson'}`;
}
