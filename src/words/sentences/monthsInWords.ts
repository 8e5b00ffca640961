const names = 'January February March April May June July August September October November December'.split(
  ' ',
);

/**
 * A fact whose months are written as English sentences write them: October 2026 for 2026-10. Its places, and its figures with
 * their receipts, are the same objects as before.
 */
export function monthsInWords<T>(value: T): T {
  if (typeof value === 'string') {
    const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(value) ?? [];
    return (year ? `${names[Number(month) - 1]} ${year}` : value) as T;
  }
  if (Array.isArray(value)) return value.map(monthsInWords) as T;
  if (typeof value !== 'object' || value === null || 'references' in value || 'code' in value) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, monthsInWords(part)])) as T;
}
