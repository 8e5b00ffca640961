import { type Release, type Subject, subjectsOf } from '../../release/index.js';
import type { Claim, Meaning, Quantity, When } from './claim.js';
import type { Amount, Clause, Mention } from './draft.js';
import type { Beside } from './timing.js';

/** Which subject each mention of a sentence means. */
export type Chosen = (mention: Mention) => Subject;

/** A meaning, and how ill the chosen places fit it: a share of what does not hold them, a comparison of unlike places. */
export interface Fitted {
  meaning: Meaning;
  misfit: number;
}

/** A clause with what its names mean. */
export interface Frame {
  release: Release;
  clause: Clause;
  beside: Beside;
  places: readonly Subject[];
  chosen: Chosen;
}

export const claimed = (claim: Claim, when: When): Meaning => ({ is: 'claim', claim, when });
export const totalOf = ({ plan }: Release) => subjectsOf(plan).at(-1)!;
export const asPercent = ({ unit: _, ...of }: Amount): Quantity => of;
