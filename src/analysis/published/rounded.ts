import { roundTo } from '../../engine/index.js';

/**
 * Rounds a figure as published: half away from zero, or half to even. Halves are recognised in the decimal figure, as by
 * `roundTo`, not in its double. Missing stays missing.
 */
export function roundAsPublished(x: number, digits: number, rule: 'half-away' | 'half-even'): number {
  const away = roundTo(x, digits);
  if (rule === 'half-away' || away === 0 || away !== away) return away;
  const steps = Number(`1e${digits}`);
  const sign = Math.sign(away);
  const tie = roundTo(Math.abs(away * steps - sign * 0.5 - x * steps), 8) === 0;
  const odd = Math.round(Math.abs(away) * steps) % 2 === 1;
  return tie && odd ? roundTo(away - sign / steps, digits) : away;
}
