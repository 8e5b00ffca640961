import { z } from 'zod';
import { maxLengths, maxLengthText } from '../edition/index.js';

/** A text in both languages. */
export const textSchema = z.object({ en: z.string(), zh: z.string() });

/** The continuation of a list. */
export const pageSchema = z.object({
  total: z.number(),
  next: z.number().nullable().describe('The offset of the next rows; null at the end.'),
});

/** How a text is refused that is longer than any of its kind. */
export const tooLongMessage = (text: string, kind: keyof typeof maxLengths) =>
  `found a text of ${text.length} characters, expected ${maxLengthText(kind).en}; give the name, code or sentence alone`;

/** A text that is no longer than any of its kind; a longer one is refused before it is used. */
export const boundedText = (kind: keyof typeof maxLengths) =>
  z.string().max(maxLengths[kind], { error: ({ input }) => tooLongMessage(String(input), kind) });

/** A name, id or title. */
const name = () => boundedText('name');

/** The inputs that most tools share. */
export const inputs = {
  release: name()
    .optional()
    .describe('Id of a release or name of its edition; may be omitted when there is only one.'),
  unit: name().describe(
    'A unit or group by Chinese or English name, pinyin or code: 深圳, Shenzhen, 440300.',
  ),
  period: name()
    .optional()
    .describe(
      'A published period, such as 2022; that of headlines when omitted: the last one of which enough was observed (later ones are provisional).',
    ),
  node: name()
    .optional()
    .describe('Id or title of a node or indicator of the framework; the overall index when omitted.'),
  words: name(),
  offset: z.number().int().min(0).default(0).describe('Number of rows to skip.'),
  limit: z.number().int().min(1).max(500).default(50).describe('Maximum number of rows.'),
};

/** One page of a list, with the offset of the next. */
export function pageOf<T>(list: readonly T[], { offset, limit }: { offset: number; limit: number }) {
  const next = offset + limit;
  return { rows: list.slice(offset, next), total: list.length, next: next < list.length ? next : null };
}

/** What comes of a sentence that is checked. */
export const verdictSchema = z.enum(['true', 'false', 'not-distinguishable', 'no-figure', 'not-understood']);

/** The figures of a checked sentence. */
export const figuresSchema = z.array(
  z.object({
    name: z.string(),
    value: z.number(),
    references: z.array(z.string()).describe('The figures of the release that it follows from.'),
  }),
);
