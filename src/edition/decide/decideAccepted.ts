import type { Plan } from '../plan.js';
import { problems } from '../problems/problems.js';
import { asText } from '../text.js';
import type { Decisions } from './decisions.js';

/** Decides which unlikely figures were accepted: their indicator and unit must be known. */
export function decideAccepted(
  { source, found, at, unitCodes }: Decisions,
  indicators: readonly { id: string }[],
): NonNullable<Plan['accepted']> {
  const ids = indicators.map(({ id }) => id);
  return (source.accepted ?? []).map((one, i) => {
    const unknown = (
      key: 'indicator' | 'unit',
      kind: { en: string; zh: string },
      known: readonly string[],
    ) => {
      const code = one[key];
      if (code !== undefined && !known.includes(code))
        found.push(problems.unknownCode(at(['accepted', i, key]), kind, code, [...known]));
    };
    unknown('indicator', { en: 'indicator', zh: '指标' }, ids);
    unknown('unit', { en: 'unit', zh: '单元' }, unitCodes);
    const { period, source: from, ...rest } = one;
    return { ...rest, ...(period === undefined ? {} : { period: String(period) }), source: asText(from) };
  });
}
