import type { PlanNode } from '../../edition/index.js';
import { both, joinedName } from '../../words/index.js';

/** What joins the children of a node, in both languages. */
export function joinNameBoth({ aggregate, order, rescale }: PlanNode): string {
  const how = { aggregate, rescaled: rescale?.scale.method ?? null };
  const name = both({ en: joinedName(how, 'en'), zh: joinedName(how, 'zh') });
  return aggregate === 'power' ? `${name} (p = ${order})` : name;
}
