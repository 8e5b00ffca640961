import { z } from 'zod';
import { languageTag, type Text, textOf } from '../text.js';
import { shapes } from './shapes.js';

const words = z.string().min(1);

/**
 * A text of an edition: in English, in Chinese, in both or in others. One language is enough; the type has both, as
 * another stands in for one that is missing.
 */
export const textSchema = z
  .object({ en: words.optional(), zh: words.optional() })
  .catchall(words)
  .refine((text) => Object.keys(text).length > 0 && Object.keys(text).every((tag) => languageTag.test(tag)), {
    error: shapes.text.en,
  })
  .overwrite((text) => textOf(text, '') as never) as unknown as z.ZodType<Text>;
