import type { DataContract, Field } from './contract.js';
import { judgeOf } from './judge.js';
import { momentOf } from './moment.js';

/**
 * Records that fulfil a contract, made up: to try a route, and to see the form. Fewer where no value could be made for a pattern.
 *
 * @param random numbers in [0, 1)
 */
export function exampleRecords(
  contract: DataContract,
  count: number,
  random: () => number,
): Record<string, unknown>[] {
  const judge = judgeOf(contract, 'json');
  const first = firstDay(contract);
  const made: Record<string, unknown>[] = [];
  for (let i = 0; made.length < count && i < 20 * count; i++) {
    const record = Object.fromEntries(
      contract.fields.map((field) => [
        field.name,
        exampleValue(field, contract.key.includes(field.name), { i, first, random }),
      ]),
    );
    if (judge(record, first + days * day).reasons.length === 0) made.push(record);
  }
  return made;
}

/** Milliseconds of a day, and days that examples are of. */
const [day, days] = [86_400_000, 300];

/** The first day of examples: that of the contract, but not before 2026. */
function firstDay({ fields, time }: DataContract): number {
  const { minimum, exclusiveMinimum } = fields.find(({ name }) => name === time)!.limits;
  return Math.max(Date.UTC(2026, 0, 1), momentOf(String(minimum ?? exclusiveMinimum)));
}

function exampleValue(
  { type, limits, codes, examples }: Field,
  isKey: boolean,
  { i, first, random }: { i: number; first: number; random: () => number },
): unknown {
  if (codes) return codes[Math.floor(random() * codes.length)]!.value;
  if (examples?.length && !isKey) return examples[Math.floor(random() * examples.length)];
  const low = Number(limits.minimum ?? limits.exclusiveMinimum ?? 0);
  const high = Number(limits.maximum ?? limits.exclusiveMaximum ?? low + 100);
  const step = limits.multipleOf ?? (type === 'integer' ? 1 : 0.1);
  const on = new Date(first + (i % days) * day).toISOString().slice(0, 10);
  switch (type) {
    case 'integer':
    case 'number': {
      const n = isKey ? low + i * step : low + random() * (high - low);
      return Number((Math.round(n / step) * step).toPrecision(12));
    }
    case 'date':
      return on.slice(0, (limits.format ?? 'yyyy-MM-dd').length);
    case 'timestamp':
      return `${on}T${String(Math.floor(random() * 24)).padStart(2, '0')}:30:00+08:00`;
    case 'boolean':
      return random() < 0.5;
    default: {
      const text = isKey ? `example-${i + 1}` : `example ${1 + Math.floor(random() * 9)}`;
      return text.slice(0, limits.maxLength ?? text.length).padEnd(limits.minLength ?? 0, 'x');
    }
  }
}
