import { z } from 'zod';
import { file, text } from '../schema/treeSchema.js';
import type { Text } from '../text.js';

/** The key `map` of an edition. */
export const mapSchema = z.union([
  z.literal('dots').describe('A dot for each unit at its coordinates'),
  file.describe('Projected TopoJSON, or a map in degrees: GeoJSON, TopoJSON or a zip of one'),
  z.strictObject({
    file,
    layer: z
      .string()
      .optional()
      .describe('The object of a TopoJSON file, or the file in a zip, if there are several'),
    key: z.string().optional().describe('The property that has the codes or names of units'),
    note: text.optional().describe('Note of the publisher on the map'),
    scale: z.string().optional().describe('The scale that the publisher states'),
    licence: z.string().optional(),
    approval: z.string().optional().describe('The approval number (审图号) of a map published in China'),
  }),
]);

export type MapSource = Exclude<z.infer<typeof mapSchema>, string>;

/** The file of a map and its options; undefined for dots, or without a map. */
export function mapFileOf(map: z.infer<typeof mapSchema> | undefined): MapSource | undefined {
  if (map === undefined || map === 'dots') return undefined;
  return typeof map === 'string' ? { file: map } : map;
}

/** The statements of the publisher of a map, for readers; empty where there are none. */
export function mapStatements({ note, scale, licence, approval }: Omit<MapSource, 'file'>): Text {
  const say = (lang: 'en' | 'zh') =>
    [
      note?.[lang],
      scale && { en: `Scale: ${scale}.`, zh: `比例尺：${scale}。` }[lang],
      licence && { en: `Map: ${licence}.`, zh: `地图：${licence}。` }[lang],
      approval && { en: `Approval number of the map: ${approval}.`, zh: `审图号：${approval}。` }[lang],
    ]
      .filter(Boolean)
      .join(lang === 'en' ? ' ' : '');
  return { en: say('en'), zh: say('zh') };
}

/**
 * Whether a map is drawn as it is: it is neither GeoJSON nor TopoJSON without the object `units`, both of which are in
 * degrees. True of anything that is no map too; `mapFaults` reports it.
 */
export function isPlanarMap(map: unknown): map is object {
  if (!isObject(map)) return false;
  const { type, objects } = map as { type?: unknown; objects?: unknown };
  return type !== 'FeatureCollection' && !(type === 'Topology' && isObject(objects) && !('units' in objects));
}

const isObject = (x: unknown): x is object => typeof x === 'object' && x !== null;
