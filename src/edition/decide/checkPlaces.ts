import type { Grouping, PlanUnit } from '../plan.js';
import { problems } from '../problems/problems.js';
import type { Text } from '../text.js';
import type { Decisions } from './decisions.js';

/** Reports levels that share a name, and codes that stand for different places: both would make references ambiguous. */
export function checkPlaces(
  { source, found, at }: Decisions,
  units: readonly PlanUnit[],
  groupings: readonly Grouping[],
  total: string,
): void {
  const levels = new Set([source.units.level, 'total']);
  const places = new Map(units.map(({ code }, c) => [code, { title: unit, members: String(c) }]));
  groupings.forEach((grouping, i) => {
    const place = at(['units', 'groups', i, 'column']);
    if (levels.has(grouping.column)) found.push(problems.levelTwice(place, grouping.column));
    levels.add(grouping.column);
    const members = membersOf(grouping);
    grouping.groups.forEach(({ code }, g) => {
      const own = { title: groupOf(grouping), members: members[g]! };
      const before = places.get(code);
      if (before && before.members !== own.members)
        found.push(problems.codeTwice(place, code, before.title, own.title));
      if (!before) places.set(code, own);
    });
  });
  const before = places.get(total);
  const whole = units.map((_, c) => c).join(' ');
  if (before && before.members !== whole)
    found.push(
      problems.codeTwice(at(['units', 'total']), total, before.title, { en: 'the total', zh: '总体' }),
    );
}

const unit: Text = { en: 'a unit', zh: '单元' };

const groupOf = ({ column, title }: Grouping): Text => ({
  en: `a group of ${column}`,
  zh: `${title.zh === column ? column : title.zh}的一组`,
});

/** For each group, the numbers of its units in one text. */
function membersOf({ groups, memberOf }: Grouping): string[] {
  const members = groups.map((): number[] => []);
  memberOf.forEach((g, c) => {
    members[g]?.push(c);
  });
  return members.map((of) => of.join(' '));
}
