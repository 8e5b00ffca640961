import { setMap, writtenEdition } from '../../draft/index.js';
import { limits, mapFileOf, type Plan } from '../../edition/index.js';
import { layerFor, layersOf, mapInZip, parseMap } from '../../maps/index.js';
import { edit, files, plan } from './state.js';
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
  const of = plan.peek();
  if (!of) throw new Error(word('mapLater'));
  const name = path.replace(/^.*\//, '');
  if (bytes.length > limits.mapSize.most) throw new Error(word('mapTooLarge').replace('{file}', name));
  const text = new TextDecoder().decode(bytes);
  const said = parseMap(name, text) as { type?: unknown } | null;
  if (said === null) throw new Error(word('mapNoJson').replace('{file}', name));
  edit(
    both((l) => `${{ en: 'Map', zh: '地图' }[l]}${{ en: ': ', zh: '：' }[l]}${name}`),
    setMap(files.peek(), nameFor(name, said.type === 'Topology'), text, layerFor(said, namedIn(of))),
  );
}

const namedIn = ({ units }: Plan) => units.map(({ code, name: { en, zh } }) => ({ code, names: [en, zh] }));

/** The layers of the map of the edition, where it is a TopoJSON with several. */
export function layersHere(): string[] {
  const file = mapFileOf(writtenEdition(files.value).map)?.file;
  const text = file === undefined ? undefined : files.value.get(file);
  if (file === undefined || text === undefined) return [];
  if (layersOfLast?.text !== text) layersOfLast = { text, layers: layersOf(parseMap(file, text)) };
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
