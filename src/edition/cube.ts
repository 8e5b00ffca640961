import type { Plan } from './plan.js';

/**
 * The numbers of periods and of units (or groups) for which each node or indicator has figures. Panels and indices have
 * this shape.
 */
export interface CubeShape {
  readonly units: number;
  readonly periods: number;
}

type Cells = Float64Array | Int32Array | Uint8Array;

/** Figures of nodes (or indicators) in periods for units (or groups): node by node, in each period by period, in each unit by unit. */
export interface Cube<A extends Cells = Float64Array> extends CubeShape {
  readonly values: A;
}

/**
 * The position of a figure in the values of a cube. With a period one past the last, it is the first of the next node.
 */
export function offset({ units, periods }: CubeShape, node: number, unit: number, period: number): number {
  return (node * periods + period) * units + unit;
}

/** The node, unit and period of a position in a cube. */
export function positionOf({ units, periods }: CubeShape, place: number) {
  const line = Math.floor(place / units);
  return { node: Math.floor(line / periods), unit: place % units, period: line % periods };
}

/** The figure of a node for a unit in a period. */
export function at(cube: Cube<Cells>, node: number, unit: number, period: number): number {
  return cube.values[offset(cube, node, unit, period)]!;
}

/** The figures of a node for all units in a period. Not a copy: writing to them writes to the cube. */
export function line<A extends Cells>(cube: Cube<A>, node: number, period: number): A {
  return lines(cube, node, period, period + 1);
}

/** The figures of a node in the periods `from … to − 1` (by default all), period by period; not a copy either. */
export function lines<A extends Cells>(cube: Cube<A>, node: number, from = 0, to = cube.periods): A {
  return cube.values.subarray(offset(cube, node, 0, from), offset(cube, node, 0, to)) as A;
}

/** Other values in the shape of a cube, for example its flags. */
export function cubeOf<A extends Cells>({ units, periods }: CubeShape, values: A): Cube<A> {
  return { units, periods, values };
}

/** A cube with this number of nodes, filled with 0. */
export function emptyCube(shape: CubeShape, nodes: number): Cube {
  return cubeOf(shape, new Float64Array(cubeSize(shape, nodes)));
}

/** The number of figures in a cube with this number of nodes. */
export function cubeSize(shape: CubeShape, nodes: number): number {
  return offset(shape, nodes, 0, 0);
}

/** The shape of the index of a plan: its units, and the periods that are published. */
export function indexShape({ units, periods, first }: Pick<Plan, 'units' | 'periods' | 'first'>): CubeShape {
  return { units: units.length, periods: periods.length - first };
}
