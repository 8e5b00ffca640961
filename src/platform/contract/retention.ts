import type { Problem } from '../../edition/index.js';
import { contractProblems } from './contractProblems.js';
import type { At } from './custom.js';
import type { Odcs } from './odcs.js';

/** Days of the units in which a retention may be given. Months are not among them: a letter m also stands for minutes. */
const days: Readonly<Record<string, number>> = { d: 1, w: 7, y: 365 };
const units = /^(?:d|days?|w|weeks?|y|yrs?|years?)$/i;

const retentionIn = ({ slaProperties = [] }: Odcs) =>
  slaProperties.findIndex(({ property }) => property.toLowerCase() === 'retention');

/** For how many days records are kept after they came; undefined where the contract does not say. */
export function retentionOf(odcs: Odcs): number | undefined {
  const found = odcs.slaProperties?.[retentionIn(odcs)];
  if (!found) return undefined;
  return Number(found.value) * days[(found.unit ?? 'd').slice(0, 1).toLowerCase()]!;
}

/** What is wrong with the retention: it is a whole number of days, weeks or years. */
export function retentionProblems(odcs: Odcs, at: At): Problem[] {
  const i = retentionIn(odcs);
  const found = odcs.slaProperties?.[i];
  if (!found) return [];
  const isRight =
    Number.isInteger(Number(found.value)) && Number(found.value) > 0 && units.test(found.unit ?? 'd');
  const expected = {
    en: 'a whole number of days (d), weeks (w) or years (y)',
    zh: '天（d）、周（w）或年（y）的整数',
  };
  return isRight
    ? []
    : [contractProblems.customValue(at(['slaProperties', i, 'value']), 'retention', expected)];
}
