import type { Text } from '../../../src/edition/index.js';
import type { Release, Subject } from '../../../src/release/index.js';
import { escaped } from '../questionOf.js';

/** The escaped name of a place, in both languages. */
export const escapedName = ({ name }: Subject): Text => ({ en: escaped(name.en), zh: escaped(name.zh) });

/** What a group is called within an English sentence, as the edition says. */
export function withinOf({ plan }: Release, { grouping, number, name }: Subject): string {
  return escaped(plan.groupings[grouping]?.groups[number]?.within ?? name.en);
}

/** Where a Chinese sentence begins. */
export const sentenceStart = '(?<=^|[。\\n])';

export const year = (period: string): Text => ({ en: period, zh: `${period}年` });

export const rootOf = ({ plan }: Release) => plan.nodes[0]!.id;

/** The direction of a change. */
export const wayOf = (points: number): Text =>
  points > 0 ? { en: 'up', zh: '上升' } : { en: 'down', zh: '下降' };
