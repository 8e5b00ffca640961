import type { PartFigures } from '../../src/signals/partSums.js';
import { nearestQuotient } from '../../src/sql/index.js';

/** The double nearest to a sum or count of a place and date; NaN for a sum without any number, 0 where a figure has no such part. */
export function partAt(part: PartFigures | undefined, row: number): number {
  if (!part) return 0;
  const { multiples, places } = part.sums;
  const multiple = multiples[row]!;
  return multiple === null || Number.isNaN(multiple) ? Number.NaN : nearestQuotient([{ multiple, places }]);
}
