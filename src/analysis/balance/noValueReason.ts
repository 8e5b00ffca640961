/** Why a figure of balance has no value. */
export type NoValueReason =
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
  | 'not-on-map'
  | 'same-growth'
  | 'imputed'
  | 'records-grow'
  | 'errors-large'
  | 'no-natural-zero';

/** A value, or NaN with the reason why there is none. */
export interface ValueOrReason {
  value: number;
  why?: NoValueReason;
}

/** No value, for a reason. */
export function undefinedFigure(why: NoValueReason): ValueOrReason {
  return { value: Number.NaN, why };
}
