import { appendTo } from './groupBy.js';

/** Coordinates are integers in units of 10⁻⁷ degrees, about a centimetre; no further rounding takes place. */
const perDegree = 1e7;

/** An area with borders. A point is inside if a ray from it crosses the rings an odd number of times. */
export interface BorderedArea {
  id: string;
  /** Outer and inner rings in any order and direction: longitude and latitude in degrees. */
  rings: readonly (readonly (readonly number[])[])[];
}

/**
 * Borders indexed by a grid of square cells, so that the engine finds the polygon of a point from its cell alone. A
 * cell without borders has at most one polygon; any other lists the segments that a ray westwards from a point of the
 * cell may cross.
 */
export interface PlaceGrid {
  ids: readonly string[];
  /** Bounding box: west, south, east, north. */
  box: readonly [number, number, number, number];
  /** Western and southern edge of the grid, side length of a cell, and number of cells per row. */
  west: number;
  south: number;
  size: number;
  columns: number;
  /**
   * `[[[cell, number, …], [x, y, x2, y2, mask], …], …]`: the cell, the numbers (from 1) of the polygons in it, and its
   * segments, northwards; bit i of a mask stands for the i-th polygon of the cell.
   */
  cells: string;
}

/** A border segment from its southern to its northern end, and the polygons whose border it is. */
interface Edge {
  ends: readonly [number, number, number, number];
  polygons: Set<number>;
}

const maxPolygons = 62; // bits of a mask: a signed 64-bit integer without its sign and one spare

/**
 * Builds the grid: 256 cells along the longer side, more where over 62 polygons would share a cell.
 * @throws RangeError where more than 62 polygons meet however small the cells are
 */
export function placeGrid(places: readonly BorderedArea[]): PlaceGrid {
  const edges = edgesOf(places);
  const xs = edges.flatMap(({ ends: [a, , b] }) => [a, b]);
  const [west, east] = [minimum(xs), -minimum(xs.map((x) => -x))];
  const south = minimum(edges.map(({ ends }) => ends[1]));
  const north = -minimum(edges.map(({ ends }) => -ends[3]));
  const box = [west, south, east, north] as const;
  const ids = places.map((p) => p.id);
  for (let across = 256; across <= 2 ** 14; across *= 2) {
    const size = Math.ceil(Math.max(east - west, north - south, 1) / across);
    // One unit of margin: rounding may move a point out of the bounding box.
    const origin = { west: west - 1, south: south - 1, size };
    const columns = Math.floor((east + 1 - origin.west) / size) + 1;
    const cells = cellsOf(edges, { ...origin, columns });
    if (cells) return { ids, box, ...origin, columns, cells: `[${cells.join(',')}]` };
  }
  throw new RangeError(`more than ${maxPolygons} places meet in one point`);
}

type Cells = Pick<PlaceGrid, 'west' | 'south' | 'size' | 'columns'>;

/** Every segment once, with the polygons it bounds; horizontal segments are never crossed by a horizontal ray. */
function edgesOf(places: readonly BorderedArea[]): Edge[] {
  const all = new Map<string, Edge>();
  places.forEach(({ rings }, place) => {
    for (const ring of rings) {
      const points = ring.map((p) => [p[0]!, p[1]!].map((v) => Math.floor(v * perDegree + 0.5)));
      points.forEach(([x, y], i) => {
        const [x2, y2] = points[(i + 1) % points.length]!;
        if (y === y2) return;
        const ends = y! < y2! ? ([x!, y!, x2!, y2!] as const) : ([x2!, y2!, x!, y!] as const);
        const edge = all.get(ends.join()) ?? { ends, polygons: new Set() };
        all.set(ends.join(), edge);
        toggle(edge.polygons, place);
      });
    }
  });
  return [...all.values()].filter(({ polygons }) => polygons.size > 0);
}

/** All cells that are not empty; undefined where a cell has too many polygons. */
function cellsOf(edges: readonly Edge[], grid: Cells): string[] | undefined {
  const rows = new Map<number, Edge[]>();
  for (const edge of edges) {
    const row = (y: number) => Math.floor((y - grid.south) / grid.size);
    for (let r = row(edge.ends[1]); r <= row(edge.ends[3] - 1); r++) appendTo(rows, r, edge);
  }
  const cells: string[] = [];
  for (const [row, within] of [...rows].sort(([a], [b]) => a - b)) {
    const found = cellsOfRow(within, row, grid);
    if (!found) return undefined;
    for (const cell of found) cells.push(cell);
  }
  return cells;
}

/**
 * From west to east: segments to the west of a cell determine which polygons its western edge lies in; segments that
 * meet the cell are listed in it.
 */
function cellsOfRow(edges: readonly Edge[], row: number, grid: Cells): string[] | undefined {
  const bottom = grid.south + row * grid.size;
  const top = bottom + grid.size;
  const column = (x: number) => Math.floor((x - grid.west) / grid.size);
  const meeting = new Map<number, Edge[]>();
  const passing = new Map<number, Edge[]>();
  for (const edge of edges) {
    const [a, , b] = edge.ends;
    const last = column(Math.max(a, b));
    for (let c = column(Math.min(a, b)); c <= last; c++) appendTo(meeting, c, edge);
    appendTo(passing, last + 1, edge);
  }
  const passed = new Map<number, Set<number>>();
  const cells: string[] = [];
  for (let c = 0; c < grid.columns; c++) {
    for (const { ends, polygons } of passing.get(c) ?? []) {
      toggleAt(passed, Math.max(ends[1], bottom), polygons);
      if (ends[3] < top) toggleAt(passed, ends[3], polygons);
    }
    const left = grid.west + c * grid.size - 1;
    const before = [...passed].map(([y, polygons]): Edge => ({ ends: [left, y, left, top], polygons }));
    const found = [...before, ...(meeting.get(c) ?? [])];
    if (found.length === 0) continue;
    const numbers = [...new Set(found.flatMap((edge) => [...edge.polygons]))].sort((a, b) => a - b);
    if (numbers.length > maxPolygons) return undefined;
    const whole = !meeting.has(c) && passed.size === 1 && passed.has(bottom);
    cells.push(cellText(row * grid.columns + c, whole ? numbers.slice(0, 1) : numbers, whole ? [] : found));
  }
  return cells;
}

function cellText(cell: number, numbers: readonly number[], edges: readonly Edge[]): string {
  const bits = new Map(numbers.map((n, i) => [n, 1n << BigInt(i)]));
  const pieces = edges.map(({ ends, polygons }) => {
    const mask = [...polygons].reduce((all, n) => all | bits.get(n)!, 0n);
    return `[${ends.join(',')},${mask}]`;
  });
  return `[[${[cell, ...numbers.map((n) => n + 1)].join(',')}]${pieces.map((p) => `,${p}`).join('')}]`;
}

function toggleAt(passed: Map<number, Set<number>>, y: number, of: Iterable<number>): void {
  const known = passed.get(y) ?? new Set();
  passed.set(y, known);
  for (const one of of) toggle(known, one);
  if (known.size === 0) passed.delete(y);
}

function toggle<T>(set: Set<T>, one: T): void {
  if (!set.delete(one)) set.add(one);
}

function minimum(values: readonly number[]): number {
  return values.reduce((a, b) => (b < a ? b : a), Number.POSITIVE_INFINITY);
}
