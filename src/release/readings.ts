import type { Plan } from '../edition/index.js';

/** The folder, within a release, of the release of one of its variants, by whose figures announced statements are judged, too. */
export const readingFolder = (variant: string) => `readings/${variant}`;

/** The variants whose figures judge announced statements. */
export function readingVariants({ announced }: Pick<Plan, 'announced'>): string[] {
  return [...new Set((announced?.readings ?? []).flatMap(({ variant }) => variant ?? []))];
}
