import { z } from 'zod';
import { idOf } from './subject.js';

/** The statement of a release about the signed submissions behind its figures. */
const shape = z.object({
  id: z.string(),
  edition: z.string(),
  platform: z.object({
    submissions: z.array(
      z.object({
        partner: z.string(),
        contract: z.string(),
        period: z.string(),
        number: z.number().int().positive(),
        sha256: z.string(),
      }),
    ),
  }),
});

/** A signed submission that a release names. */
export interface NamedInRelease {
  submission: string;
  sha256: string;
}

/** The signed submissions that a release names; undefined where it names none. */
export function namedInRelease(
  manifest: unknown,
): { edition: string; release: string; named: NamedInRelease[] } | undefined {
  const read = shape.safeParse(manifest);
  if (!read.success) return undefined;
  const { id, edition, platform } = read.data;
  const named = platform.submissions.map(({ number, sha256, ...subject }) => ({
    submission: idOf(subject, number),
    sha256,
  }));
  return { edition, release: id, named };
}
