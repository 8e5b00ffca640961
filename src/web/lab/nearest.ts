import { type NearestWeights, nearestWeights } from '../../analysis/index.js';
import type { Lang, Panel, Plan } from '../../edition/index.js';
import type { Index, Solve } from '../../engine/index.js';
import { nearestSentence, nearestWeightsText } from '../../words/index.js';
import { word } from './words.js';

/** The result of a search for the closest weights. */
export interface Nearest {
  status: NearestWeights['status'];
  /** In a sentence: the result, or why there is none. */
  says: string;
  /** In full: weights before and after, distance, ranks, or the proof of infeasibility. */
  text: string;
  /** By id, as in an edition; empty where there is no solution. */
  weights: Record<string, number>;
}

/**
 * The closest weights under which one unit ranks above another in the index: of the children of the root, and where
 * these do not suffice, of all its indicators.
 */
export function nearestOf(
  { plan, panel, index, solve }: { plan: Plan; panel: Panel; index: Index; solve: Solve },
  period: number,
  [above, below]: readonly [number, number],
  lang: Lang,
): Nearest {
  const pairs = [[above, below]] as const;
  const target = { node: 0, period, pairs, margin: undefined, least: 0, most: 1 };
  const ofParts = nearestWeights(plan, panel, index, solve, { ...target, leaves: false });
  if (ofParts.status === 'already' || ofParts.status === 'found') return saying(plan, ofParts, '', lang);
  const ofAll = nearestWeights(plan, panel, index, solve, { ...target, leaves: true });
  if (ofAll.status === 'unsuitable') return saying(plan, ofParts, '', lang);
  return saying(plan, ofAll, word(ofAll.status === 'found' ? 'byLeaves' : 'notEvenLeaves', lang), lang);
}

function saying(plan: Plan, found: NearestWeights, lead: string, lang: Lang): Nearest {
  return {
    status: found.status,
    says: `${lead}${nearestSentence(plan, found, lang)}`,
    text: nearestWeightsText(plan, found, lang),
    weights: Object.fromEntries([...found.weights].map(([g, w]) => [plan.nodes[g]!.id, w])),
  };
}
