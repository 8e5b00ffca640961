export type Frequency = 'year' | 'quarter' | 'month';

const forms: Record<Frequency, { pattern: RegExp; form: string; perYear: number }> = {
  year: { pattern: /^(\d{4})$/, form: '2018', perYear: 1 },
  quarter: { pattern: /^(\d{4})-Q([1-4])$/, form: '2018-Q1', perYear: 4 },
  month: { pattern: /^(\d{4})-(0[1-9]|1[0-2])$/, form: '2018-01', perYear: 12 },
};

/** The frequency of periods: as declared, or that of the first in a list; years by default. */
export function frequencyOf({ frequency, list }: WrittenPeriods): Frequency {
  const all = Object.keys(forms) as Frequency[];
  return frequency ?? all.find((f) => periodNumber(String(list?.[0]), f) !== undefined) ?? 'year';
}

/** `periods` of an edition as written. */
interface WrittenPeriods {
  frequency?: Frequency | undefined;
  list?: readonly (string | number)[] | undefined;
}

/** Periods of this frequency in a year. */
export function periodsPerYear(frequency: Frequency): number {
  return forms[frequency].perYear;
}

/** The form of a period of this frequency. */
export function periodForm(frequency: Frequency): string {
  return forms[frequency].form;
}

/** The number of the period on the time axis (periods since year 0); undefined for an invalid period. */
export function periodNumber(period: string, frequency: Frequency): number | undefined {
  const { pattern, perYear } = forms[frequency];
  const match = pattern.exec(period);
  if (!match) return undefined;
  return Number(match[1]) * perYear + (match[2] === undefined ? 0 : Number(match[2]) - 1);
}

/** The period with a number, the inverse of `periodNumber`. */
export function periodAt(number: number, frequency: Frequency): string {
  const { perYear } = forms[frequency];
  const year = String(Math.floor(number / perYear)).padStart(4, '0');
  const part = (number % perYear) + 1;
  if (frequency === 'year') return year;
  return frequency === 'quarter' ? `${year}-Q${part}` : `${year}-${String(part).padStart(2, '0')}`;
}

/** Every period from the first to the last, both included. */
export function periodsBetween(first: string, last: string, frequency: Frequency): string[] {
  const from = periodNumber(first, frequency)!;
  const to = periodNumber(last, frequency)!;
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => periodAt(from + i, frequency));
}

/** The period that contains a date such as 2018-12-31; a text that names a longer period is returned unchanged. */
export function periodOfDate(date: string, frequency: Frequency): string {
  if (periodNumber(date, frequency) !== undefined) return date;
  const [year = '', month] = date.split('-');
  if (frequency === 'year') return year;
  if (month === undefined) return date;
  return frequency === 'month' ? `${year}-${month}` : `${year}-Q${Math.floor((Number(month) - 1) / 3) + 1}`;
}
