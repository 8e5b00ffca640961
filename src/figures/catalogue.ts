import type { Release } from '../release/index.js';
import { convergenceFigures } from './balance/convergenceFigures.js';
import { gapFigures } from './balance/gapFigure.js';
import { inequalityFigures } from './balance/inequalityFigures.js';
import { orderFigures } from './balance/orderFigures.js';
import { spatialFigures } from './balance/spatialFigures.js';
import type { Choice } from './choice.js';
import { economyFigures } from './economyFigures.js';
import type { Figure, FigureMaker } from './figure.js';
import { mapFigures } from './mapFigure.js';
import { matrixFigures } from './matrixFigures.js';
import { rankingFigures } from './rankingFigure.js';
import { sectorFigures } from './sectorFigures.js';
import { sizeFigures } from './sizeFigures.js';
import { timeFigures } from './timeFigures.js';
import { uncertaintyFigures } from './uncertaintyFigures.js';

/** Every figure that can be shown, taken away and embedded, by id. */
export const figureMakers: Readonly<Record<string, FigureMaker>> = {
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
};

/** A figure by its id; undefined where a release has none of that name. */
export async function figureOf(release: Release, id: string, choice: Choice): Promise<Figure | undefined> {
  const maker = Object.hasOwn(figureMakers, id) ? figureMakers[id] : undefined;
  return maker && (maker.has?.(release) ?? true) ? maker.make(release, choice) : undefined;
}
