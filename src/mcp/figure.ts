import { z } from 'zod';
import { publishedPeriods } from '../edition/index.js';
import {
  apa,
  citationOf,
  evidenceOf,
  explain,
  gbt7714,
  type Receipt,
  type Release,
  type Subject,
  sourcesUsed,
  type Withdrawal,
} from '../release/index.js';
import { viewOf, word } from '../words/index.js';
import { receiptUri } from './addresses.js';
import { textSchema } from './schemas.js';

/** Where an answer comes from, stated in every answer. */
export const originSchema = z.object({
  release: z.string().describe('Id of the release.'),
  citation: textSchema.describe('How to cite the release.'),
  licence: z.string().describe('Licence of the figures, an SPDX name.'),
  attribution: textSchema.nullable().describe('The source line that must stand beside the figures.'),
  dataStatus: z
    .string()
    .describe('real, simulated or example: the kind of data that the figures are based on.'),
  notice: textSchema.nullable().describe('To be shown with every figure; null where the data are real.'),
  withdrawn: z
    .object({ date: z.string(), reason: textSchema })
    .nullable()
    .describe('Since when the release is withdrawn, and why: to be said with every figure; else null.'),
});

/** The files behind the figures of one node in one period. */
export const sourcesSchema = z
  .array(
    z.object({
      node: z.string(),
      period: z.string(),
      files: z.array(
        z.object({
          file: z.string().describe('A file of the edition; * stands for any characters.'),
          origin: z.string().nullable().describe('The package that it was converted from, where it was.'),
          observed: z
            .object({ first: z.string(), last: z.string() })
            .nullable()
            .describe('Dates that its records contain.'),
        }),
      ),
    }),
  )
  .describe('The files that the figures were computed from, for each node and period of the figures.');

/** One figure with its status, rank range, receipt and notice. */
export const figureSchema = z.object({
  unit: z.object({ code: z.string(), name: textSchema, level: z.string() }),
  period: z.string(),
  node: z.object({ id: z.string(), title: textSchema }),
  value: z.number().nullable().describe('Unrounded; null where it is missing.'),
  rank: z.number().nullable().describe('1 is first: the best unless the edition says otherwise.'),
  of: z.number().describe('Number of ranked members.'),
  status: z.string().describe('observed, imputed, partial, imputed+partial, missing or screened.'),
  observedShare: z
    .number()
    .nullable()
    .describe(
      'Share of its weight that was observed in this period, 0 to 1; null where the figure is missing.',
    ),
  filled: z
    .array(z.enum(['interpolated', 'carried', 'estimated']))
    .describe(
      'How the rest came about: between two observations, carried from another period, or estimated otherwise.',
    ),
  rankRange: z
    .object({ low: z.number(), high: z.number() })
    .nullable()
    .describe(
      'The unit ranks between these in 90% of variants (weights ± 25%, one indicator left out, and errors of the data where the edition knows them); null where not studied.',
    ),
  receipt: z.string().describe('Resource with the formula, components, raw figures, files and hashes.'),
});

export type FigureOutput = z.output<typeof figureSchema>;

/** @see originSchema */
export function originOf(release: Release & { withdrawn?: Withdrawal }): z.output<typeof originSchema> {
  const { manifest, plan, withdrawn } = release;
  const { dataStatus } = plan;
  const notice = { en: word(dataStatus, 'en'), zh: word(dataStatus, 'zh') };
  const cited = citationOf(release);
  return {
    release: manifest.id,
    citation: { en: apa(cited), zh: gbt7714(cited) },
    licence: manifest.licence,
    attribution: plan.attribution ?? null,
    dataStatus,
    notice: dataStatus === 'real' ? null : notice,
    withdrawn: withdrawn ? { date: withdrawn.date, reason: withdrawn.reason } : null,
  };
}

/** @throws UserError for a period or node the release does not have */
export function figureOf(release: Release, subject: Subject, period?: string, node?: string): FigureOutput {
  return figureFrom(release, subject, explain(release, subject, period, node));
}

/** The figure of a receipt. */
export function figureFrom(release: Release, subject: Subject, receipt: Receipt): FigureOutput {
  const { unit, period, node, title, value, rank, of, status } = receipt;
  const { g, t } = numbersOf(release, { period, node });
  const { observed, filled } = evidenceOf(release, subject, g, t);
  const range = viewOf(release, t, g).range(subject);
  return {
    unit,
    period,
    node: { id: node, title },
    value,
    rank,
    of,
    status,
    observedShare: observed,
    filled,
    rankRange: range ? { low: range.low.value, high: range.high.value } : null,
    receipt: receiptUri(release.manifest.id, unit.code, period, node),
  };
}

/** @see sourcesSchema */
export function sourcesOf(
  release: Release,
  figures: readonly FigureOutput[],
): z.output<typeof sourcesSchema> {
  const different = new Map(
    figures.map(({ period, node }) => [`${node.id} ${period}`, { period, node: node.id }]),
  );
  return [...different.values()].map((at) => {
    const { g, t } = numbersOf(release, at);
    return { ...at, files: sourcesUsed(release, g, t) };
  });
}

function numbersOf({ plan }: Release, { period, node }: { period: string; node: string }) {
  return { g: plan.nodes.findIndex(({ id }) => id === node), t: publishedPeriods(plan).indexOf(period) };
}
