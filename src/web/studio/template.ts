import en from 'template:en';
import zh from 'template:zh';
import type { Lang } from '../../edition/index.js';

/** The workbook that is to be filled in. */
export async function templateOf(lang: Lang): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch({ en, zh }[lang]);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
