import type { Plan } from '../edition/index.js';

/** The folder, within a release, of the release of one of its variants, by whose figures announced statements are judged, too. */
export const readingFolder = (variant: string) => `readings/${variant}`;

/** The variants whose figures judge announced statements. */
export function readingVariants({ announced }: Pick<Plan, 'announced'>): string[] {
  return [...new Set((announced?.readings ?? []).flatMap(({ variant }) => variant ?? []))];
}

/** The release of a variant within a release that a reference begins with (`readings/VARIANT/…`), and what follows. */
export function readingOf<R>(
  { readings }: { readings?: ReadonlyMap<string, R> },
  reference: string,
): { release: R; variant: string; reference: string } | undefined {
  const [, variant = '', rest = ''] = /^readings\/([^/]+)\/(.+)$/.exec(reference) ?? [];
  const release = readings?.get(variant);
  return release && { release, variant, reference: rest };
}
