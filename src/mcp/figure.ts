import { z } from 'zod';
import { explain, type Receipt, type Release, type Subject } from '../release/index.js';
import { word } from '../words/index.js';
import { receiptUri } from './addresses.js';
import { textSchema } from './schemas.js';

/** Origin of the data, stated in every answer. */
export const originSchema = z.object({
  release: z.string().describe('Id of the release; cite it.'),
  dataStatus: z
    .string()
    .describe('real, simulated or example: the kind of data that the figures are based on.'),
  notice: textSchema.nullable().describe('To be shown with every figure; null where the data are real.'),
});

/** One figure with its status, rank range, receipt and notice. */
export const figureSchema = z.object({
  unit: z.object({ code: z.string(), name: textSchema, level: z.string() }),
  period: z.string(),
  node: z.object({ id: z.string(), title: textSchema }),
  value: z.number().nullable().describe('Unrounded; null where it is missing.'),
  rank: z.number().nullable().describe('1 is first: the best unless the edition says otherwise.'),
  of: z.number().describe('Number of ranked members.'),
  status: z.string().describe('observed, imputed, partial, imputed+partial, missing or screened.'),
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
export function originOf({ manifest, plan }: Release): z.output<typeof originSchema> {
  const { dataStatus } = plan;
  const notice = { en: word(dataStatus, 'en'), zh: word(dataStatus, 'zh') };
  return { release: manifest.id, dataStatus, notice: dataStatus === 'real' ? null : notice };
}

/** @throws UserError for a period or node the release does not have */
export function figureOf(release: Release, subject: Subject, period?: string, node?: string): FigureOutput {
  return figureFrom(release, subject, explain(release, subject, period, node));
}

/** The figure of a receipt. */
export function figureFrom(release: Release, subject: Subject, receipt: Receipt): FigureOutput {
  const { unit, period, node, title, value, rank, of, status } = receipt;
  return {
    unit,
    period,
    node: { id: node, title },
    value,
    rank,
    of,
    status,
    rankRange: rankRange(release, subject, period, node),
    receipt: receiptUri(release.manifest.id, unit.code, period, node),
  };
}

/** Rank ranges exist for units at the root only, and in expensive studies for the last period only. */
function rankRange({ plan, uncertainty }: Release, subject: Subject, period: string, node: string) {
  if (subject.level !== plan.level || node !== plan.nodes[0]!.id) return null;
  const found = uncertainty.find((u) => u.period === period)?.intervals[subject.number];
  return found && found.rank > 0 ? { low: found.low, high: found.high } : null;
}
