import type { Subject } from '../../release/index.js';
import type { FactSource } from '../facts/view.js';
import type { Claim, Meaning, Quantity, When } from './claim.js';
import type { Amount, Clause, Mention } from './grammar/draft.js';
import type { AdjunctsByKind } from './timing.js';

/** Which subject each mention of a sentence means. */
export type SubjectChoice = (mention: Mention) => Subject;

/**
 * A meaning, and how badly the chosen places fit it: a share in an area that does not contain them, a comparison of places of
 * different kinds.
 */
export interface FittedMeaning {
  meaning: Meaning;
  misfit: number;
}

/** A clause with what its names mean. */
export interface ResolvedClause {
  release: FactSource;
  clause: Clause;
  beside: AdjunctsByKind;
  places: readonly Subject[];
  chosen: SubjectChoice;
}

/** Claims of a change, which name the period that they are compared with. */
const ofChange: readonly Claim['kind'][] = ['moved', 'share-change', 'growth', 'faster', 'apart', 'gap'];

/** A claim in its period; only a change has another one that it is compared with. */
export function claimMeaning(claim: Claim, when: When): Meaning {
  const at = ofChange.includes(claim.kind) ? when : { ...when, since: when.t - 1 };
  return { is: 'claim', claim, when: at };
}

/** An amount without its unit. */
export const withoutUnit = ({ unit: _, ...of }: Amount): Quantity => of;
