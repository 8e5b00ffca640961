import { z } from 'zod';
import { languageTag, type Text, textOf } from '../text.js';
import { shapes } from './shapes.js';

const words = z.string().min(1);

/**
 * A text of an edition in one or more languages. One is enough; the type has English and Chinese, as another language is the
 * fallback for a missing one.
 */
export const textSchema = z
  .object({ en: words.optional(), zh: words.optional() })
  .catchall(words)
  .refine((text) => Object.keys(text).length > 0 && Object.keys(text).every((tag) => languageTag.test(tag)), {
    error: shapes.text.en,
  })
  .overwrite((text) => textOf(text, '') as never) as unknown as z.ZodType<Text>;

/** Words without a language, such as the name of a publication, which hold for all; or a text. */
export const plainText = (least = 0) => z.union([z.string().min(least), textSchema]);
