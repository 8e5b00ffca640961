import type { Text } from '../../edition/index.js';

/** A text in both languages on one line; once where they are the same. */
export function bilingual({ en, zh }: Text): string {
  return en === zh ? en : `${en} · ${zh}`;
}
