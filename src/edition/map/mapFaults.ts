import { nearestWord } from '../problems/nearestWord.js';
import type { Text } from '../text.js';

/** A fault of a map, and its place in the file. */
export interface MapFault {
  path: string;
  found: Text;
  expected: Text;
}

/** A list of faults and a function that adds one; no more are kept than are reported. */
export function mapFaultList() {
  const faults: MapFault[] = [];
  const tell = (path: string, found: string, expected: Text) => {
    if (faults.length < maxFaults) faults.push({ path, found: { en: found, zh: found }, expected });
  };
  return { faults, tell };
}

/** Maximum number of faults that are reported. */
const maxFaults = 20;

/** The largest absolute coordinate: beyond it drawings lose precision. */
const maxCoordinate = 1e9;

/** The objects of a map that pages draw, and what geometries each may hold. */
const drawn: Readonly<Record<string, readonly string[]>> = {
  units: ['Polygon', 'MultiPolygon'],
  provinces: ['Polygon', 'MultiPolygon'],
  outside: ['Polygon', 'MultiPolygon'],
  unlisted: ['Polygon', 'MultiPolygon'],
  inset: ['LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'],
};

/** The depth of the lists of arcs in each type of geometry. */
const depths: Readonly<Record<string, number>> = {
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

type ReportFault = (path: string, found: Text, expected: Text) => void;
type Point = readonly [number, number];

/**
 * The faults that keep a parsed file from being drawn as a map: planar TopoJSON whose object `units` has the codes of units as
 * ids. Empty for a map that can be drawn.
 *
 * @param codes of the units; an unknown id is a fault, a unit that is not on the map is not
 * @returns at most twenty faults; the last says how many more there are
 */
export function mapFaults(map: unknown, codes: readonly string[]): MapFault[] {
  const found: MapFault[] = [];
  const tell: ReportFault = (path, what, expected) => found.push({ path, found: what, expected });
  if (!isObject(map) || map['type'] !== 'Topology') {
    tell('', valueText(isObject(map) ? map['type'] : map), {
      en: 'TopoJSON: an object of type “Topology”',
      zh: 'TopoJSON：type 为“Topology”的对象',
    });
    return found;
  }
  const arcs = arcsOf(map, tell);
  if (arcs) {
    checkBox(map, arcs, tell);
    checkObjects(map['objects'], arcs.length, codes, tell);
  }
  checkPoints(map['points'], tell);
  if (!['undefined', 'boolean'].includes(typeof map['dots']))
    tell('dots', valueText(map['dots']), { en: 'true or false', zh: 'true 或 false' });
  if (found.length <= maxFaults) return found;
  const more = found.length - maxFaults + 1;
  const last = found[maxFaults - 1]!;
  const rest = {
    en: `${last.found.en}; and ${more - 1} more faults`,
    zh: `${last.found.zh}；另有${more - 1}处`,
  };
  return [...found.slice(0, maxFaults - 1), { ...last, found: rest }];
}

/** The arcs as points on the plane; undefined where one cannot be read. */
function arcsOf(map: Record<string, unknown>, tell: ReportFault): Point[][] | undefined {
  const { arcs, transform } = map;
  const steps = transformOf(transform, tell);
  if (!Array.isArray(arcs)) {
    tell('arcs', valueText(arcs), { en: 'a list of arcs', zh: '弧的列表' });
    return undefined;
  }
  if (steps === undefined) return undefined;
  let whole = true;
  const placed = arcs.map((arc: unknown, i): Point[] => {
    const points =
      Array.isArray(arc) && arc.length > 1 && arc.every(isPosition) ? (arc as Point[]) : undefined;
    const there = points && (steps === null ? points : accumulatedPoints(points, steps));
    const far = there?.find(([x, y]) => !(Math.abs(x) <= maxCoordinate && Math.abs(y) <= maxCoordinate));
    if (there && !far) return there;
    whole = false;
    tell(`arcs.${i}`, valueText(far ?? arc), {
      en: 'two positions or more, each two finite numbers of at most 1,000,000,000',
      zh: '至少两个坐标，各为两个绝对值不超过十亿的有限数',
    });
    return [];
  });
  return whole ? placed : undefined;
}

interface Steps {
  scale: Point;
  translate: Point;
}

/** The transform of differences into points; null where arcs are absolute, undefined where it is faulty. */
function transformOf(transform: unknown, tell: ReportFault): Steps | null | undefined {
  if (transform === undefined) return null;
  const { scale, translate } = (isObject(transform) ? transform : {}) as Record<string, unknown>;
  if (isPosition(scale) && isPosition(translate) && scale[0] !== 0 && scale[1] !== 0)
    return { scale, translate };
  tell('transform', valueText(transform), {
    en: 'scale and translate, each two finite numbers, and no scale of 0',
    zh: 'scale 与 translate，各为两个有限数，且 scale 不为 0',
  });
  return undefined;
}

function accumulatedPoints(points: readonly Point[], { scale, translate }: Steps): Point[] {
  let [x, y] = [0, 0];
  return points.map(([dx, dy]): Point => {
    [x, y] = [x + dx, y + dy];
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

/** The bounding box of a map: as declared, or that of its arcs. */
function boxOf(map: { bbox?: unknown }, arcs: readonly (readonly Point[])[]): readonly number[] {
  if (map.bbox !== undefined) return map.bbox as number[];
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const arc of arcs) {
    for (const [x, y] of arc) {
      box[0] = Math.min(box[0]!, x);
      box[1] = Math.min(box[1]!, y);
      box[2] = Math.max(box[2]!, x);
      box[3] = Math.max(box[3]!, y);
    }
  }
  return box;
}

/** Left, top, right and bottom of a map without faults. */
export function mapBox(map: object): readonly number[] {
  const known = map as Record<string, unknown>;
  return boxOf(known, arcsOf(known, () => {}) ?? []);
}

function checkBox(map: Record<string, unknown>, arcs: readonly Point[][], tell: ReportFault): void {
  const { bbox } = map;
  const expected = {
    en: 'four finite numbers: left, top, right and bottom of an area that the arcs lie in',
    zh: '四个有限数：弧所在范围的左、上、右、下',
  };
  const numbers = Array.isArray(bbox) && bbox.length === 4 && bbox.every(isNumber);
  if (bbox !== undefined && !numbers) {
    tell('bbox', valueText(bbox), expected);
    return;
  }
  const [x0, y0, x1, y1] = boxOf(map, arcs) as [number, number, number, number];
  const inside = arcs.some((arc) => arc.some(([x, y]) => x >= x0 && x <= x1 && y >= y0 && y <= y1));
  if (!(x1 > x0 && y1 > y0 && x1 - x0 <= 2 * maxCoordinate && y1 - y0 <= 2 * maxCoordinate && inside)) {
    tell(
      bbox === undefined ? 'arcs' : 'bbox',
      valueText([x0, y0, x1, y1].map((n) => (isNumber(n) ? n : null))),
      expected,
    );
  }
}

function checkObjects(objects: unknown, arcs: number, codes: readonly string[], tell: ReportFault): void {
  if (!isObject(objects) || !Object.hasOwn(objects, 'units')) {
    tell('objects', valueText(objects), {
      en: 'the object “units”, whose geometries have the codes of units as ids',
      zh: '含对象“units”，其几何以单元代码为 id',
    });
    return;
  }
  for (const name of Object.keys(drawn).filter((key) => Object.hasOwn(objects, key))) {
    const object = objects[name];
    const geometries =
      isObject(object) && object['type'] === 'GeometryCollection' ? object['geometries'] : null;
    if (!Array.isArray(geometries)) {
      tell(`objects.${name}`, valueText(object), {
        en: 'a GeometryCollection with a list of geometries',
        zh: '含 geometries 列表的 GeometryCollection',
      });
      continue;
    }
    geometries.forEach((one: unknown, i) => {
      checkGeometry(one, `objects.${name}.geometries.${i}`, drawn[name]!, arcs, tell);
    });
    if (name === 'units') checkIds(geometries, codes, tell);
  }
}

function checkGeometry(
  one: unknown,
  path: string,
  types: readonly string[],
  arcs: number,
  tell: ReportFault,
): void {
  const { type, arcs: numbers } = (isObject(one) ? one : {}) as Record<string, unknown>;
  if (typeof type !== 'string' || !types.includes(type)) {
    tell(path, valueText(isObject(one) ? type : one), { en: types.join(' or '), zh: types.join(' 或 ') });
    return;
  }
  const wrong = wrongArc(numbers, depths[type]!, arcs);
  if (wrong === undefined) return;
  tell(`${path}.arcs`, valueText(wrong), {
    en: `lists, none of them empty, of whole numbers of arcs from ${-arcs} to ${arcs - 1}`,
    zh: `非空列表，其中为弧的编号：${-arcs} 至 ${arcs - 1} 的整数`,
  });
}

/** The first element of nested lists that is no index of an arc, or no list where one is required; undefined where all are right. */
function wrongArc(list: unknown, depth: number, arcs: number): unknown {
  if (depth === 0) {
    const fits = Number.isInteger(list) && (list as number) >= -arcs && (list as number) < arcs;
    return fits ? undefined : (list ?? null);
  }
  if (!Array.isArray(list) || list.length === 0) return list ?? null;
  for (const one of list) {
    const wrong = wrongArc(one, depth - 1, arcs);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function checkIds(geometries: readonly unknown[], codes: readonly string[], tell: ReportFault): void {
  const known = new Set(codes);
  const seen = new Set<string>();
  geometries.forEach((one, i) => {
    if (!isObject(one)) return;
    const { id } = one;
    const path = `objects.units.geometries.${i}.id`;
    const code = String(id);
    if (typeof id !== 'string' && typeof id !== 'number') {
      tell(path, valueText(id), { en: 'the code of a unit', zh: '单元代码' });
    } else if (seen.has(code)) {
      const again = { en: `${code} a second time`, zh: `${code} 重复出现` };
      tell(path, again, { en: 'one geometry a unit', zh: '每个单元一个几何' });
    } else if (!known.has(code)) {
      const near = nearestWord(code, codes);
      tell(path, valueText(id), {
        en: `the code of a unit${near ? `, perhaps ${near}` : ''}; places that are none belong to “outside” or “unlisted”`,
        zh: `单元代码${near ? `（或为 ${near}）` : ''}；非单元的地方应归入“outside”或“unlisted”`,
      });
    }
    seen.add(code);
  });
}

function checkPoints(points: unknown, tell: ReportFault): void {
  if (points === undefined) return;
  const expected = {
    en: 'a position of two finite numbers for each code',
    zh: '每个代码对应两个有限数的坐标',
  };
  if (!isObject(points)) {
    tell('points', valueText(points), expected);
    return;
  }
  for (const [code, point] of Object.entries(points)) {
    if (!isPosition(point)) tell(`points.${code}`, valueText(point), expected);
  }
}

const isObject = (x: unknown): x is Record<string, unknown> =>
  typeof x === 'object' && x !== null && !Array.isArray(x);
const isNumber = (x: unknown): x is number => typeof x === 'number' && Number.isFinite(x);
const isPosition = (x: unknown): x is Point =>
  Array.isArray(x) && x.length > 1 && isNumber(x[0]) && isNumber(x[1]);

/** A value as text, short enough for a line. */
function valueText(x: unknown): Text {
  if (x === undefined) return { en: 'nothing', zh: '没有' };
  const whole = JSON.stringify(x) ?? String(x);
  const text = whole.length > 60 ? `${whole.slice(0, 59)}…` : whole;
  return { en: text, zh: text };
}
