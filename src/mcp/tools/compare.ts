import { z } from 'zod';
import { findNode, findSubject, type Release } from '../../release/index.js';
import { asked } from '../asked.js';
import { choose } from '../choose.js';
import { type Figure, figureOf, figureSchema, originOf, originSchema } from '../figure.js';
import { tool } from '../tool.js';

const output = originSchema.extend({
  figures: z.array(figureSchema).describe('At the node, in the order asked.'),
  parts: z.array(z.array(figureSchema)).describe('At each child of the node, in the same order.'),
  overlaps: z
    .array(z.object({ a: z.string(), b: z.string(), overlap: z.boolean().nullable() }))
    .describe('Whether the rank ranges of two overlap, so that neither leads; null where not studied.'),
});

/** Places side by side. */
export const compare = (releases: readonly Release[]) =>
  tool({
    name: 'compare',
    title: 'Places side by side',
    description:
      'Two to ten places at a node in a period: their figures, those of the node’s parts, and which of them can be told apart.',
    input: z.object({
      units: z.array(asked.unit).min(2).max(10),
      period: asked.period,
      node: asked.node,
      release: asked.release,
    }),
    output,
    answer: ({ units, period, node, release: wanted }) => {
      const release = choose(releases, wanted);
      const { plan } = release;
      const subjects = units.map((unit) => findSubject(plan, unit));
      const at = (id: string) => subjects.map((s) => figureOf(release, s, period, id));
      const parent = plan.nodes[findNode(plan, node)]!;
      const figures = at(parent.id);
      const parts = parent.children.map((g) => at(plan.nodes[g]!.id));
      return { ...originOf(release), figures, parts, overlaps: overlaps(figures) };
    },
  });

function overlaps(figures: readonly Figure[]) {
  return figures.flatMap((a, i) =>
    figures.slice(i + 1).map((b) => ({ a: a.unit.code, b: b.unit.code, overlap: overlap(a, b) })),
  );
}

function overlap({ rankRange: a }: Figure, { rankRange: b }: Figure): boolean | null {
  return a && b ? a.low <= b.high && b.low <= a.high : null;
}
