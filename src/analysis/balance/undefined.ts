/** Why a figure of balance has no value. */
export type Undefined =
  | 'no-units'
  | 'one-unit'
  | 'few-units'
  | 'one-period'
  | 'few-periods'
  | 'uneven-steps'
  | 'negative-values'
  | 'sum-zero'
  | 'zero-under-log'
  | 'lowest-tenth-zero'
  | 'all-equal'
  | 'one-group'
  | 'collinear'
  | 'no-coordinates'
  | 'island'
  | 'empty-class'
  | 'several-closed-classes'
  | 'some-draws'
  | 'not-on-map'
  | 'same-growth';

/** A figure, or NaN and why there is none. */
export interface Figure {
  value: number;
  why?: Undefined;
}

/** A figure that has no value. */
export function undefinedFigure(why: Undefined): Figure {
  return { value: Number.NaN, why };
}
