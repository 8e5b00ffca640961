import type { Plan } from './plan.js';

/** How many periods and units (or groups) the figures of a node or indicator have. A panel and an index are shapes. */
export interface CubeShape {
  readonly units: number;
  readonly periods: number;
}

type Cells = Float64Array | Int32Array | Uint8Array;

/** Figures of nodes (or indicators) in periods for units (or groups): node by node, in each period by period, in each unit by unit. */
export interface Cube<A extends Cells = Float64Array> extends CubeShape {
  readonly values: A;
}

/** Where the figure of a unit stands in a cube. `period` may be one past the last: then it is in the node after it. */
export function offset({ units, periods }: CubeShape, node: number, unit: number, period: number): number {
  return (node * periods + period) * units + unit;
}

/** Which node, unit and period a place in a cube belongs to. */
export function positionOf({ units, periods }: CubeShape, place: number) {
  const line = Math.floor(place / units);
  return { node: Math.floor(line / periods), unit: place % units, period: line % periods };
}

/** The figure of a node for a unit in a period. */
export function at(cube: Cube<Cells>, node: number, unit: number, period: number): number {
  return cube.values[offset(cube, node, unit, period)]!;
}

/** The figures of a node for all units in a period. They are no copy: writing to them writes to the cube. */
export function line<A extends Cells>(cube: Cube<A>, node: number, period: number): A {
  return lines(cube, node, period, period + 1);
}

/** The figures of a node in the periods `from … to − 1` (all), period by period; no copy either. */
export function lines<A extends Cells>(cube: Cube<A>, node: number, from = 0, to = cube.periods): A {
  return cube.values.subarray(offset(cube, node, 0, from), offset(cube, node, 0, to)) as A;
}

/** Other values in the shape of a cube, for example its flags. */
export function shaped<A extends Cells>({ units, periods }: CubeShape, values: A): Cube<A> {
  return { units, periods, values };
}

/** A cube of so many nodes, all of its figures 0. */
export function emptyCube(shape: CubeShape, nodes: number): Cube {
  return shaped(shape, new Float64Array(cubeSize(shape, nodes)));
}

/** How many figures a cube of so many nodes has. */
export function cubeSize(shape: CubeShape, nodes: number): number {
  return offset(shape, nodes, 0, 0);
}

/** The shape of the index of a plan: its units, and the periods that are published. */
export function indexShape({ units, periods, first }: Pick<Plan, 'units' | 'periods' | 'first'>): CubeShape {
  return { units: units.length, periods: periods.length - first };
}
