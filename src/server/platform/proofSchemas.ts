import { z } from '@hono/zod-openapi';

const count = z.number().int().nonnegative();

/** The proof that a request is in the public log. */
export const proof = z
  .object({
    format: z.literal(1),
    leaf: z.string(),
    inSegment: z.object({ index: z.number().int(), hashes: z.array(z.string()) }),
    entry: z.string(),
    inLog: z.string(),
  })
  .openapi('ReceiptProof');

const provedEntry = z.object({ index: count, entry: z.string(), hashes: z.array(z.string()) });

/** The proof which records of a request count in a release. */
export const figureProof = z
  .object({
    format: z.enum(['iplus-figure-proof/1', 'iplus-figure-proof/2', 'iplus-figure-proof/3']),
    ...{ edition: z.string(), contract: z.string(), partner: z.string(), receipt: z.string() },
    ...{ form: z.string(), fields: z.array(z.string()), root: z.string(), records: count },
    promised: z.array(provedEntry).optional(),
    lines: z.array(
      z.object({
        ...{ line: count, leaf: z.string(), salt: z.string().optional(), salted: z.string().optional() },
        path: z.array(z.string()).optional(),
        in: provedEntry.extend({ cell: z.string().optional(), of: count.nullable().optional() }).optional(),
        between: z.array(provedEntry).optional(),
      }),
    ),
  })
  .openapi('FigureProof');
