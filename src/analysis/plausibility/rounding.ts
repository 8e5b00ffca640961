import type { Plan } from '../../edition/index.js';
import { type Finding, numberText } from './finding.js';
import { stepOf } from './relations/relation.js';
import type { Rows } from './rows.js';

/** Figures of a period in which this share ends in 0 or 5, or is one value; of so many figures. */
const least = { ends: 0.6, equal: 0.25, figures: 20 };

/** Periods whose figures only rounding explains: most end in 0 or 5, where two in five would by chance, or many are one and the same. */
export function roundedFindings(plan: Plan, rows: Rows, k: number): Finding[] {
  return (rows[0] ?? []).flatMap((_, period): Finding[] => {
    const values = rows.map((row) => row[period]!).filter((x) => x === x && x !== 0);
    if (values.length < least.figures) return [];
    const cell = { indicator: k, period, level: 'unlikely', kind: 'rounded' } as const;
    const step = stepOf(values);
    // Decimals are often written without their last zeros, so that only whole numbers tell.
    const fine = values.every(Number.isInteger) ? values.filter((x) => Math.abs(x) >= 20 * step) : [];
    const ends = fine.filter((x) => Math.round(Math.abs(x) / step) % 5 === 0).length;
    // Binomial with one in five: six standard deviations are beyond chance, whatever the number of periods.
    const chance = fine.length / 5 + 6 * Math.sqrt(fine.length * 0.16);
    if (fine.length >= least.figures && ends >= least.ends * fine.length && ends > chance)
      return [{ ...cell, text: endsText(ends, fine.length) }];
    const { value, count } = mostEqual(values);
    const distinct = new Set(values).size;
    const isLimit = value === Math.max(...values) || value === Math.min(...values);
    if (isLimit || distinct < 4 || count < least.equal * values.length) return [];
    return [{ ...cell, text: equalText(plan, count, values.length, value) }];
  });
}

function mostEqual(values: readonly number[]): { value: number; count: number } {
  const by = new Map<number, number>();
  for (const x of values) by.set(x, (by.get(x) ?? 0) + 1);
  const [value, count] = [...by].reduce((most, one) => (one[1] > most[1] ? one : most));
  return { value, count };
}

const endsText = (ends: number, of: number) => ({
  en: `${ends} of ${of} figures end in 0 or 5, where one in five would by chance: rounded or estimated?`,
  zh: `${of}个数值中有${ends}个末位为0或5，而随机情形约为五分之一，疑为取整或估计`,
});

const equalText = ({ unitsTitle }: Plan, count: number, of: number, value: number) => ({
  en: `${count} of ${of} ${unitsTitle.en.toLowerCase()} have the figure ${numberText(value)}: filled in or estimated?`,
  zh: `${of}个${unitsTitle.zh}中有${count}个数值同为${numberText(value)}，疑为填补或估计`,
});
