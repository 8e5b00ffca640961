import { z } from 'zod';

/** What most tools are asked with. */
export const asked = {
  release: z
    .string()
    .optional()
    .describe('Id of a release or name of its edition; may be left out when there is one.'),
  unit: z
    .string()
    .describe('A unit or group by Chinese or English name, pinyin or code: 深圳, Shenzhen, 440300.'),
  period: z.string().optional().describe('A published period, such as 2022; the last when left out.'),
  node: z
    .string()
    .optional()
    .describe('Id or title of a node or indicator of the framework; the whole index when left out.'),
  offset: z.number().int().min(0).default(0).describe('How many rows to leave out at the beginning.'),
  limit: z.number().int().min(1).max(500).default(50).describe('How many rows at most.'),
};

/** A part of a list, and where the next begins. */
export function pageOf<T>(list: readonly T[], { offset, limit }: { offset: number; limit: number }) {
  const next = offset + limit;
  return { rows: list.slice(offset, next), total: list.length, next: next < list.length ? next : null };
}
