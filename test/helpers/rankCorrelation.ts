/** Spearman's ρ worked out by counting: the rank of a figure is how many are below it, and half of those equal to it. */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [a, b].map((of) =>
    of.map((v) => of.reduce((sum, other) => sum + (other < v ? 1 : other === v ? 0.5 : 0), 0)),
  );
  const middle = a.length / 2;
  const sum = (f: (i: number) => number) => a.reduce((total, _, i) => total + f(i), 0);
  const of = (p: readonly number[], q: readonly number[]) => sum((i) => (p[i]! - middle) * (q[i]! - middle));
  return of(x!, y!) / Math.sqrt(of(x!, x!) * of(y!, y!));
}

/** A row of the table of coefficients of an edition: over the places that have both figures. */
export function validityRow(
  names: readonly [measure: string, part: string, basis: string, period: string],
  ours: Readonly<Record<string, number>>,
  theirs: Readonly<Record<string, number>>,
): string {
  const both = Object.keys(ours).filter(
    (code) => Number.isFinite(ours[code]) && Number.isFinite(theirs[code]),
  );
  const rho = rankCorrelation(
    both.map((code) => ours[code]!),
    both.map((code) => theirs[code]!),
  );
  return [...names, rho.toFixed(4), both.length].join(',');
}

/** The table as a file. */
export const validityFile = (rows: readonly string[]): string =>
  `measure,part,basis,period,rho,n\n${rows.map((row) => `${row}\n`).join('')}`;
