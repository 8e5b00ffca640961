import type { PlanNode } from '../../edition/index.js';
import { joinName } from '../methodWords.js';
import { both } from './words.js';

/** What joins the children of a node, in both languages. */
export function joinNameBoth({ aggregate, order }: PlanNode): string {
  const name = both({ en: joinName(aggregate, 'en'), zh: joinName(aggregate, 'zh') });
  return aggregate === 'power' ? `${name} (p = ${order})` : name;
}
