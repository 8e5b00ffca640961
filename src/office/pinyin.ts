import { pinyin } from 'pinyin-pro';

/** A text in Latin letters: Chinese characters in pinyin, the rest unchanged. */
export function toPinyin(text: string): string {
  return pinyin(text, { toneType: 'none', v: true, nonZh: 'consecutive' });
}
