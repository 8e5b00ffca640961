import type { Field, Limits } from './contract.js';
import { momentOf } from './moment.js';

/** The strictest end of the values of a field on one side; `isOpen`: the end itself is not allowed. */
interface End {
  at: number;
  isOpen: boolean;
}

const numberOf = (limit: number | string, type: Field['type']) =>
  typeof limit === 'number' ? limit : type === 'timestamp' ? momentOf(limit) : Date.parse(limit);

/** An end of a field's values, where it has one; the upper end with its sign turned. */
function endOf({ limits, type }: Field, side: 'lower' | 'upper'): End | undefined {
  const sign = side === 'lower' ? 1 : -1;
  const [closed, open] =
    side === 'lower' ? [limits.minimum, limits.exclusiveMinimum] : [limits.maximum, limits.exclusiveMaximum];
  const ends = [
    ...(closed === undefined ? [] : [{ at: sign * numberOf(closed, type), isOpen: false }]),
    ...(open === undefined ? [] : [{ at: sign * numberOf(open, type), isOpen: true }]),
  ];
  return ends.sort((a, b) => b.at - a.at || Number(b.isOpen) - Number(a.isOpen))[0];
}

/** Whether a field refuses values at an end that it took before. */
function isEndNarrower(was: Field, is: Field, side: 'lower' | 'upper'): boolean {
  const [before, after] = [endOf(was, side), endOf(is, side)];
  if (!after) return false;
  if (!before) return true;
  return after.at > before.at || (after.at === before.at && after.isOpen && !before.isOpen);
}

const lower = (was: Field, is: Field) => isEndNarrower(was, is, 'lower');
const upper = (was: Field, is: Field) => isEndNarrower(was, is, 'upper');

/** Whether multiples of one number are no multiples of another, as records are judged. */
function isCoarser(was: number, is: number): boolean {
  const times = was / is;
  return Math.abs(times - Math.round(times)) > 1e-9 * Math.max(1, Math.abs(times)) || Math.round(times) === 0;
}

/** For each limit, whether the second of two fields may refuse values that the first takes, because of it. */
export const narrower: Record<keyof Limits, (was: Field, is: Field) => boolean> = {
  minLength: (was, is) => (is.limits.minLength ?? 0) > (was.limits.minLength ?? 0),
  maxLength: (was, is) => is.limits.maxLength !== undefined && is.limits.maxLength < was.limits.maxLength!,
  minimum: lower,
  exclusiveMinimum: lower,
  maximum: upper,
  exclusiveMaximum: upper,
  multipleOf: ({ limits: { multipleOf: was } }, { limits: { multipleOf: is } }) =>
    is !== undefined && (was === undefined || isCoarser(was, is)),
  pattern: (_, { limits }) => limits.pattern !== undefined,
  format: () => true,
  // The same moment may lie in another day.
  defaultTimezone: () => true,
};
