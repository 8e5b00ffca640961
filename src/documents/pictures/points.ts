import type { Lang } from '../../edition/index.js';
import { type CitedFigure, formatInList, formatPoints, type Piece } from '../../words/index.js';

/** Index points with their sign. */
export const signedPoints = (figure: CitedFigure, lang: Lang): Piece => ({
  text: formatPoints(figure.value, lang, figure.digits),
  figure,
});

/** The same in a list that is in the order of its scores. */
export const listedPoints = (figure: CitedFigure, lang: Lang): Piece => ({
  text: formatInList(figure.value, figure.digits ?? 2, figure.isAlike === true, lang),
  figure,
});
