import type { Figure } from '../../figures/index.js';
import { differencesFigure } from '../compare/differencesFigure.js';
import { changeFigure } from './changeFigure.js';
import { neighboursFigure } from './neighboursFigure.js';
import { ranksOverTime, valuesOverTime } from './overTimeFigures.js';
import { sectorsFigure } from './sectorsFigure.js';
import { strengthsFigure } from './strengthsFigure.js';
import type { PlaceView } from './view.js';

/** The makers of the figures of places, by the ids of their figures. Of a comparison the first place is the one that is compared. */
export const placeFigures: ReadonlyMap<string, (places: readonly PlaceView[]) => Figure> = new Map([
  ['value-over-time', valuesOverTime],
  ['rank-over-time', ranksOverTime],
  ['differences', differencesFigure],
  ['change', ([place]) => changeFigure(place!)],
  ['place-sectors', ([place]) => sectorsFigure(place!)],
  ['neighbours', ([place]) => neighboursFigure(place!)],
  ['strengths', ([place]) => strengthsFigure(place!)],
]);
