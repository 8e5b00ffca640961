import type { Release } from '../../release/index.js';
import { inequalityFigures } from './balance/inequalityFigures.js';
import type { Choice, ChoiceKey } from './choice.js';
import type { Figure } from './figure.js';

/** How a figure is made from a release. */
export interface FigureMaker {
  /** What of an address it looks at. */
  keys: readonly ChoiceKey[];
  /** Whether a release has it; every one where nothing is said. */
  has?: (release: Release) => boolean;
  /** A figure that cannot be computed says why; it is never an error. */
  make: (release: Release, choice: Choice) => Figure;
}

/** Every figure that can be shown, taken away and embedded, by id. */
export const figureMakers: Readonly<Record<string, FigureMaker>> = {
  ...inequalityFigures,
};

/** A figure by its id; undefined where a release has none of that name. */
export function figureOf(release: Release, id: string, choice: Choice): Figure | undefined {
  const maker = Object.hasOwn(figureMakers, id) ? figureMakers[id] : undefined;
  return maker && (maker.has?.(release) ?? true) ? maker.make(release, choice) : undefined;
}
