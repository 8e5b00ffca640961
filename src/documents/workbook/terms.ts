import type { PlanNode } from '../../edition/index.js';
import { aggregateTitle, bilingual } from '../../words/index.js';

/** What aggregates the children of a node, in both languages. */
export function aggregateNameBoth({ aggregate, order, rescale }: PlanNode): string {
  const how = { aggregate, rescaled: rescale?.scale.method ?? null };
  const name = bilingual({ en: aggregateTitle(how, 'en'), zh: aggregateTitle(how, 'zh') });
  return aggregate === 'power' ? `${name} (p = ${order})` : name;
}
