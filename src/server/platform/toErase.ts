import { z } from 'zod';

/** What is to be erased: the records with a key, by its values in the order of the contract, or one record of a receipt. */
export const toErase = z.union([
  z.strictObject({
    contract: z.string(),
    key: z.array(z.union([z.string(), z.number(), z.boolean()])).min(1),
  }),
  z.strictObject({ contract: z.string(), event: z.strictObject({ source: z.string(), id: z.string() }) }),
  z.strictObject({ contract: z.string(), receipt: z.string(), line: z.int().positive() }),
]);
