import type { Place, Signal } from '../edition/index.js';
import type { PlaceGrid } from '../sql/index.js';

/** A signal, the place where it is declared, and the borders that it names. */
export interface WrittenSignal extends Signal {
  at: Place;
  grid?: PlaceGrid;
}
