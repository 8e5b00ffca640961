import { type Lang, publishedPeriods } from '../edition/index.js';
import type { Release } from '../release/index.js';
import type { Figure } from './figure.js';

/** Most characters of a title in a file name: some systems take no more than 255 bytes, and a Chinese character has three. */
const longest = 60;

const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, longest)
    .replace(/^-|-$/g, '');

/** The name of the files of a figure, without their ending: the index, what the figure shows and of where, the period, and the language. */
export function figureFileName(
  { plan }: Pick<Release, 'plan'>,
  { title, file = title }: Pick<Figure, 'title' | 'file'>,
  lang: Lang,
): string {
  const periods = publishedPeriods(plan);
  const named = periods.some((period) => file[lang].includes(period));
  const span = [...new Set([periods[0], periods.at(-1)])].join('-');
  return [plan.edition, slug(file[lang]), ...(named ? [] : [span]), lang].join('_');
}
