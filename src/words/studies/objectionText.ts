import type { Objection } from '../../analysis/index.js';
import type { Lang, Plan } from '../../edition/index.js';
import type { FactOf } from '../facts/fact.js';
import { totalOf } from '../facts/view.js';
import { phraseText } from '../sentences/phrase.js';
import { sentencesOf } from '../sentences/sentencesOf.js';

/** An objection as a fact: a threshold that figures of the audit have passed. */
function objectionFact(plan: Plan, objection: Objection, period: string): FactOf<'objection'> {
  return {
    place: totalOf({ plan }),
    period,
    node: plan.nodes[0]!.id,
    importance: 0.5,
    novelty: 0,
    kind: 'objection',
    objection,
  };
}

/** The sentence of an objection, with its figures. */
export function objectionText(objection: Objection, plan: Plan, period: string, lang: Lang): string {
  return sentencesOf(plan, objectionFact(plan, objection, period), lang)
    .map(phraseText)
    .join('');
}
