import { line, type Panel, type Plan } from '../../edition/index.js';

/**
 * Standard errors of the raw figures of an indicator in one period (of all periods of the panel), in the unit they have after
 * division by the denominator; undefined where they are not known. A figure that is imputed has the error it would have if it
 * had been observed; a cell without an error of its own has none.
 *
 * @param panel raw figures, before division by denominators
 */
export function rawErrors(plan: Plan, panel: Panel, k: number, t: number): Float64Array | undefined {
  const own = variances(plan, panel, k, t);
  if (!own) return undefined;
  const { denominator, per } = plan.indicators[k];
  if (denominator < 0) return own.map((v) => Math.sqrt(v));
  const [x, below] = [line(panel, k, t), line(panel, denominator, t)];
  const ofBelow = variances(plan, panel, denominator, t);
  return own.map((v, c) => {
    const d = below[c] / per;
    const divided = v / (d * d);
    const more = ofBelow ? ofBelow[c] / (per * per) : 0;
    const error = Math.sqrt(divided + (x[c] * x[c] * more) / (d * d * d * d));
    return Number.isFinite(error) ? error : 0;
  });
}

/** Variances of the figures as they are in the panel. */
function variances(plan: Plan, panel: Panel, k: number, t: number): Float64Array | undefined {
  const { error } = plan.indicators[k];
  if (!error) return undefined;
  const known = (v: number) => (v === v ? v : 0);
  const x = line(panel, k, t);
  if (error.by === 'records') return x.map((v) => known(error.lot * Math.abs(v)));
  if (error.by === 'share') return x.map((v) => known(error.size * error.size * v * v));
  if (error.by === 'amount') return x.map(() => error.size * error.size);
  return line(panel, error.indicator, t).map((e) => known(e * e));
}
