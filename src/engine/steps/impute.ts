import type { Impute, Panel, Plan } from '../../edition/index.js';
import { imputeAlongTime } from './imputeAlongTime.js';
import { imputeByEm } from './imputeEm.js';
import { imputeByNearest } from './imputeNearest.js';
import { imputeByRow } from './imputeRow.js';
import { imputeAcrossUnits } from './imputeUnits.js';

type Filler<M extends Impute['method']> = (
  plan: Plan,
  panel: Panel,
  how: Extract<Impute, { method: M }>,
) => void;

/** Every imputation: each changes cells of Reason.notObserved in the given panel. */
const fillers = {
  none: () => {},
  linear: imputeAlongTime,
  last: imputeAlongTime,
  mean: imputeAcrossUnits,
  median: imputeAcrossUnits,
  'row-mean': imputeByRow,
  'row-median': imputeByRow,
  em: imputeByEm,
  nearest: imputeByNearest,
} satisfies { [M in Impute['method']]: Filler<M> };

/**
 * Imputes missing figures by the rule of the method; each imputed cell gets the reason of its rule. Others keep their reason.
 * Source: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 3; COINr `Impute`.
 *
 * @returns the same panel when there is no imputation, else a new one; the input is never changed
 * @throws UserError where `em` has too few units or does not converge
 */
export function impute(plan: Plan, panel: Panel): Panel {
  const how = plan.method.impute;
  if (how.method === 'none') return panel;
  const filled: Panel = { ...panel, values: panel.values.slice(), reasons: panel.reasons.slice() };
  (fillers[how.method] as Filler<Impute['method']>)(plan, filled, how);
  return filled;
}
