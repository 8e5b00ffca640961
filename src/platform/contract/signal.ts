import type { Signal } from '../../edition/index.js';
import type { DataContract, Field, Limits } from './contract.js';

/**
 * The signals of an edition that reads the records of a contract, one for each indicator that they feed. Their rules are those of
 * the contract, as far as a signal has them: a record that the platform takes is taken by `iplus ingest`.
 *
 * @param from the record files, below the edition; or `platform:` and the contract, whose records were judged already
 */
export function signalsOf(contract: DataContract, from: string): Signal[] {
  const { fields, key, place, placeBy, time, fewestContributors } = contract;
  const contributor = fields.find(({ role }) => role === 'contributor');
  const { limits } = fields.find(({ name }) => name === time)!;
  const { defaultTimezone: zone } = limits;
  return contract.feeds.map(({ indicator, value, take }) => ({
    indicator,
    from,
    unit: placeBy === 'code' ? { code: place } : { city: place },
    period: {
      column: time,
      ...(zone === undefined ? {} : { zone }),
      ...(take ? { take } : {}),
    },
    ...(from.startsWith('platform:')
      ? {}
      : {
          contract: {
            columns: Object.fromEntries(fields.map((field) => [field.name, ruleOf(field)])),
            key,
            window: windowOf(limits),
          },
        }),
    ...(contributor && fewestContributors
      ? { contributors: { column: contributor.name, 'at-least': fewestContributors } }
      : {}),
    value,
  })) as Signal[];
}

/** The days that a record may be about; how many lie ahead of its arrival is judged by the platform. */
function windowOf({ minimum, exclusiveMinimum, maximum, exclusiveMaximum }: Limits): object {
  const dayIn = (limit: number | string) => String(limit).slice(0, 'yyyy-MM-dd'.length);
  const to = maximum ?? exclusiveMaximum;
  return { from: dayIn(minimum ?? exclusiveMinimum!), ...(to === undefined ? {} : { to: dayIn(to) }) };
}

/** The rule of a column; what a signal cannot say (patterns, lengths, open bounds) was judged by the platform. */
function ruleOf({ type, limits, codes, required }: Field): object {
  const always = required ? { required: true } : {};
  const { minimum: min, maximum: max } = limits;
  const bounds = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  if (type === 'integer' || type === 'number') return { type, ...bounds, ...always };
  if (type === 'date' && (limits.format ?? 'yyyy-MM-dd') === 'yyyy-MM-dd') return { type: 'date', ...always };
  const texts = codes?.map(({ value }) => String(value));
  return texts ? { codes: texts, ...always } : { ...always };
}
