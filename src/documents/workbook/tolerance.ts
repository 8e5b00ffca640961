/** The relative difference above which figures count as different in a formula: more than the rounding error of a double. */
export const tolerance = '0.000000000001';

/** Whether a number is above another by more than rounding, as in the engine: by its 12th digit. */
export function exceedsFormula(a: string, b: string): string {
  return `${a}-${b}>${tolerance}*MAX(ABS(${a}),ABS(${b}))`;
}

/** A score to so many decimals, half away from zero, as the engine rounds: first to eight more. Empty where it is empty. */
export function roundedFormula(formula: string, digits: number | undefined): string {
  return digits === undefined ? formula : `IFERROR(ROUND(ROUND(${formula},${digits + 8}),${digits}),"")`;
}
