import { convergenceFigures } from './balance/convergenceFigures.js';
import { gapFigures } from './balance/gapFigure.js';
import { inequalityFigures } from './balance/inequalityFigures.js';
import { orderFigures } from './balance/orderFigures.js';
import { spatialFigures } from './balance/spatialFigures.js';
import { economyFigures } from './economyFigures.js';
import type { FigureMaker } from './figure.js';
import { mapFigures } from './mapFigure.js';
import { matrixFigures } from './matrixFigures.js';
import { publishedFigures } from './publishedFigure.js';
import { rankingFigures } from './rankingFigure.js';
import { sectorFigures } from './sectorFigures.js';
import { sizeFigures } from './sizeFigures.js';
import { timeFigures } from './timeFigures.js';
import { uncertaintyFigures } from './uncertaintyFigures.js';

/** Every figure that can be shown, taken away and embedded, by id. */
const makers = {
  ...mapFigures,
  ...rankingFigures,
  ...gapFigures,
  ...inequalityFigures,
  ...convergenceFigures,
  ...orderFigures,
  ...spatialFigures,
  ...uncertaintyFigures,
  ...sectorFigures,
  ...matrixFigures,
  ...economyFigures,
  ...sizeFigures,
  ...timeFigures,
  ...publishedFigures,
} as const;

/** The id of a figure of the catalogue. */
export type FigureId = keyof typeof makers;

export const figureMakers: Readonly<Record<FigureId, FigureMaker>> = makers;

/** The ids of the catalogue. */
export const figureIds = Object.keys(makers) as FigureId[];

/** Whether a name, as an address may have it, is the id of a figure. */
export const isFigureId = (name: string): name is FigureId => Object.hasOwn(makers, name);
