/** A double as the shortest decimal that reads back as the same double (at most 17 digits); missing is empty. */
export function numberCell(value: number): string {
  return Number.isNaN(value) ? '' : String(value);
}
