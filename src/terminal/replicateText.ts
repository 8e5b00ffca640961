import type { Replicated } from '../analysis/index.js';
import type { Lang } from '../edition/index.js';
import {
  announcedHeadline,
  announcedNote,
  announcedRows,
  figureRows,
  orderRows,
  padLeft,
  type ReplicateRow,
  releasesIn,
  replicateHeadline,
} from '../words/index.js';

/** Every announced statement, and every published figure and order, beside ours, for a terminal. */
export function replicateText(found: Replicated, lang: Lang): string {
  const w = {
    en: { ours: 'ours', difference: 'difference' },
    zh: { ours: '本项目', difference: '差' },
  }[lang];
  const figures = figureRows(found, lang).flatMap((row) => [
    ...headLines(row, row.published),
    `  ${padLeft(row.ours, 32)}${padLeft(row.difference, 14)}  ${row.words}`,
    ...(row.formula ? [`      ${row.formula}`] : []),
  ]);
  const orders = orderRows(found, lang).flatMap((row) => [
    ...headLines(row, row.published),
    `    ${row.words}`,
    ...(row.ours ? [`    ${w.ours}: ${row.ours}  ${row.difference}`] : []),
  ]);
  const announced = announcedRows(found, lang).flatMap((row) => [
    ...headLines(row, row.published),
    ...(row.ours ? [`    ${w.ours}: ${[row.ours, row.difference].filter(Boolean).join('  ')}`] : []),
    `    ${row.words}`,
  ]);
  return [
    announcedHeadline(found, lang),
    ...announced,
    '',
    announcedNote(lang),
    '',
    replicateHeadline(found, lang),
    ...releasesIn(found),
    '',
    padLeft(w.ours, 34) + padLeft(w.difference, 14),
    ...figures,
    ...orders,
  ].join('\n');
}

function headLines({ title, period, source }: ReplicateRow, published: string): string[] {
  return title === '' ? [] : ['', `${[title, period, published].filter(Boolean).join('  ')}  (${source})`];
}

/** The same for programs: numbers unrounded, missing as null (JSON has no NaN). */
export function replicateJson({ announced, figures, rankings }: Replicated): object {
  return { announced, figures, rankings };
}
