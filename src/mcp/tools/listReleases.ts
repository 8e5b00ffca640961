import { z } from 'zod';
import { baseName, publishedPeriods } from '../../edition/index.js';
import { type Release, subjectsOf } from '../../release/index.js';
import { originOf, originSchema } from '../figure.js';
import { textSchema } from '../schemas.js';
import { defineTool } from '../tool.js';

const output = z.object({
  releases: z.array(
    originSchema.extend({
      edition: z.string(),
      title: textSchema,
      note: textSchema.nullable(),
      periods: z.array(z.string()),
      basePeriod: z.string(),
      levels: z
        .array(z.object({ id: z.string(), members: z.number() }))
        .describe('The kind of members that are ranked together.'),
      indicators: z.number(),
    }),
  ),
});

/** Lists the releases. */
export const listReleases = (releases: readonly Release[]) =>
  defineTool({
    name: 'list_releases',
    title: 'Releases',
    description:
      'The available releases of the index: for each its edition, whether its data are real, its periods and levels. Begin here.',
    input: z.object({}),
    output,
    answer: () => ({ releases: releases.map(describeRelease) }),
  });

function describeRelease(release: Release) {
  const { plan } = release;
  const levels = [plan.level, ...plan.groupings.map((g) => g.column)];
  const subjects = subjectsOf(plan);
  return {
    ...originOf(release),
    edition: plan.edition,
    title: plan.title,
    note: plan.note ?? null,
    periods: publishedPeriods(plan),
    basePeriod: baseName(plan),
    levels: levels.map((id) => ({ id, members: subjects.filter((s) => s.level === id).length })),
    indicators: plan.nodes.filter(({ indicator }) => indicator >= 0).length,
  };
}
