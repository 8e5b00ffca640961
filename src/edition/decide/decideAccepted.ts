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
      if (!known.includes(one[key]))
        found.push(problems.unknownCode(at(['accepted', i, key]), kind, one[key], [...known]));
    };
    unknown('indicator', { en: 'indicator', zh: '指标' }, ids);
    unknown('unit', { en: 'unit', zh: '单元' }, unitCodes);
    const { indicator, unit, value, reason, by, source: from } = one;
    return { indicator, unit, period: String(one.period), value, reason, by, source: asText(from) };
  });
}
