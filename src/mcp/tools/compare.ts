import { z } from 'zod';
import { findNode, findSubject, type Release } from '../../release/index.js';
import { chooseRelease } from '../choose.js';
import {
  type FigureOutput,
  figureOf,
  figureSchema,
  originOf,
  originSchema,
  sourcesOf,
  sourcesSchema,
} from '../figure.js';
import { inputs } from '../schemas.js';
import { defineTool } from '../tool.js';

const output = originSchema.extend({
  figures: z.array(figureSchema).describe('At the node, in the requested order.'),
  parts: z.array(z.array(figureSchema)).describe('At each child of the node, in the same order.'),
  sources: sourcesSchema,
  overlaps: z
    .array(z.object({ a: z.string(), b: z.string(), overlap: z.boolean().nullable() }))
    .describe(
      'Whether the rank ranges of two places overlap, so that neither leads; null where not studied, or where they are not ranked together.',
    ),
});

/** Compares places. */
export const compare = (releases: readonly Release[]) =>
  defineTool({
    name: 'compare',
    title: 'Compare places',
    description:
      'Two to ten places at a node in a period: their figures, those of the node’s components, and which of them can be distinguished.',
    input: z.object({
      units: z.array(inputs.unit).min(2).max(10),
      period: inputs.period,
      node: inputs.node,
      release: inputs.release,
    }),
    output,
    answer: ({ units, period, node, release: wanted }) => {
      const release = chooseRelease(releases, wanted);
      const { plan } = release;
      const subjects = units.map((unit) => findSubject(plan, unit));
      const at = (id: string) => subjects.map((s) => figureOf(release, s, period, id));
      const parent = plan.nodes[findNode(plan, node)]!;
      const figures = at(parent.id);
      const parts = parent.children.map((g) => at(plan.nodes[g]!.id));
      const sources = sourcesOf(release, [...figures, ...parts.flat()]);
      return { ...originOf(release), figures, parts, sources, overlaps: pairOverlaps(figures) };
    },
  });

function pairOverlaps(figures: readonly FigureOutput[]) {
  return figures.flatMap((a, i) =>
    figures.slice(i + 1).map((b) => ({ a: a.unit.code, b: b.unit.code, overlap: rangesOverlap(a, b) })),
  );
}

function rangesOverlap(one: FigureOutput, other: FigureOutput): boolean | null {
  const [a, b] = [one.rankRange, other.rankRange];
  return a && b && one.unit.level === other.unit.level ? a.low <= b.high && b.low <= a.high : null;
}
