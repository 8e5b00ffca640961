import type { PlaceGrid } from '../../../sql/index.js';

/** The place of a position in degrees (WGS-84); undefined outside all borders. */
export type FindPlace = (lon: number, lat: number) => string | undefined;

interface Cell {
  /** Polygons of the cell, from 1; the only one where no border crosses it. */
  of: readonly number[];
  edges: readonly Edge[];
}

interface Edge {
  ends: readonly [number, number, number, number];
  mask: bigint;
}

/** Finds places by the same grid, rounding and rules as record files are placed by (`sql`), one position at a time. */
export function findPlace(grid: PlaceGrid): FindPlace {
  const cells = cellsOf(grid);
  const [west, south, east, north] = grid.box.map((v) => v / 1e7) as [number, number, number, number];
  return (lon, lat) => {
    if (!(lon >= west && lon <= east && lat >= south && lat <= north)) return undefined;
    const [x, y] = [Math.floor(lon * 1e7 + 0.5), Math.floor(lat * 1e7 + 0.5)];
    const row = Math.floor((y - grid.south) / grid.size);
    const cell = cells.get(row * grid.columns + Math.floor((x - grid.west) / grid.size));
    const number = cell && numberAt(cell, x, y);
    return number ? grid.ids[number - 1] : undefined;
  };
}

/** The first polygon of a cell with an odd number of borders to the west of a point. */
function numberAt({ of, edges }: Cell, x: number, y: number): number | undefined {
  if (edges.length === 0) return of[0];
  let odd = 0n;
  for (const { ends, mask } of edges) {
    if (ends[1] <= y && y < ends[3] && isWestOf(ends, x, y)) odd ^= mask;
  }
  for (let i = 0; odd > 0n; i++, odd >>= 1n) if (odd & 1n) return of[i];
  return undefined;
}

/** Whether a border crosses the level of a point at or to the west of it: exact, since products may exceed 2⁵³. */
function isWestOf([x1, y1, x2, y2]: Edge['ends'], x: number, y: number): boolean {
  const distance = (x - x1) * (y2 - y1) - (y - y1) * (x2 - x1);
  if (Math.abs(distance) > 4096) return distance > 0;
  return BigInt(y - y1) * BigInt(x2 - x1) <= BigInt(x - x1) * BigInt(y2 - y1);
}

/** The cells of a grid by their number. Masks have up to 62 bits, more than JSON's numbers hold. */
function cellsOf(grid: PlaceGrid): Map<number, Cell> {
  const listed = JSON.parse(grid.cells.replace(/,(\d+)\]/g, ',"$1"]')) as (string | number)[][][];
  return new Map(
    listed.map(([first, ...edges]) => {
      const [cell, ...of] = first!.map(Number);
      return [cell!, { of, edges: edges.map(edgeOf) }];
    }),
  );
}

function edgeOf(written: readonly (string | number)[]): Edge {
  const [x1, y1, x2, y2] = written.slice(0, 4).map(Number) as [number, number, number, number];
  return { ends: [x1, y1, x2, y2], mask: BigInt(written[4]!) };
}
