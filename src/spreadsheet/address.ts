/** The index of a column, from 0, by its letters. */
export function columnIndex(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The letters of a column. */
export function columnName(number: number): string {
  const above = Math.floor(number / 26);
  return (above > 0 ? columnName(above - 1) : '') + String.fromCharCode(65 + (number % 26));
}

/** An address such as F12. */
export function address(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}
