import { z } from 'zod';
import { levelsOf } from '../../analysis/index.js';
import { type Plan, problems, UserError } from '../../edition/index.js';
import { ranksIn } from '../../engine/index.js';
import { findNode, periodOrHeadline, type Release, type Subject, subjectsOf } from '../../release/index.js';
import { chooseRelease } from '../choose.js';
import { figureOf, figureSchema, originOf, originSchema, sourcesOf, sourcesSchema } from '../figure.js';
import { inputs, pageOf, pageSchema } from '../schemas.js';
import { defineTool } from '../tool.js';

/** The ranking of one level at one node. */
export const rankTable = (releases: readonly Release[]) =>
  defineTool({
    name: 'rank_table',
    title: 'Ranking',
    description:
      'All units, or all groups of one level, by rank at a node in a period; those without a figure come last. Where rank ranges overlap, do not say that one place leads the other.',
    input: z.object({
      level: inputs.words.optional().describe('A level of list_releases; the units when omitted.'),
      period: inputs.period,
      node: inputs.node,
      release: inputs.release,
      offset: inputs.offset,
      limit: inputs.limit,
    }),
    output: originSchema.extend({
      rows: z.array(figureSchema),
      sources: sourcesSchema,
      ...pageSchema.shape,
    }),
    answer: ({ level, period, node, release: wanted, ...page }) => {
      const release = chooseRelease(releases, wanted);
      const { rows, ...rest } = pageOf(rankedMembers(release, level, period, node), page);
      const figures = rows.map((subject) => figureOf(release, subject, period, node));
      return { ...originOf(release), rows: figures, sources: sourcesOf(release, figures), ...rest };
    },
  });

/** The members of a level by rank; missing ones last, ties in the order of the plan. */
function rankedMembers(release: Release, wanted?: string, period?: string, node?: string): Subject[] {
  const { plan, index } = release;
  const level = levelOf(plan, wanted);
  const of = levelsOf(plan, index).find(({ id }) => id === level)!;
  const [g, t] = [findNode(plan, node), periodOrHeadline(release, period)];
  const ranks = ranksIn(of, g, t);
  const place = (s: Subject) => ranks[s.number] || Number.POSITIVE_INFINITY;
  const subjects = subjectsOf(plan).filter((s) => s.level === level);
  return subjects.sort((a, b) => (place(a) === place(b) ? a.number - b.number : place(a) - place(b)));
}

function levelOf(plan: Plan, wanted = plan.level): string {
  const levels = [plan.level, ...plan.groupings.map((g) => g.column)];
  if (levels.includes(wanted)) return wanted;
  throw new UserError([problems.unknownCode({ file: 'level' }, { en: 'level', zh: '层级' }, wanted, levels)]);
}
