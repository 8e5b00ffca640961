import type { Lang, Plan } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';

/**
 * The name of a place as it stands within a sentence: in English the one that the edition gives for it (“the Netherlands”),
 * and a small letter for a name that begins with “The”. The first word of a sentence gets its capital later.
 */
export function nameWithin(plan: Plan, { name, level, grouping, number }: Subject, lang: Lang): string {
  if (lang !== 'en') return name[lang];
  const members = grouping >= 0 ? plan.groupings[grouping]!.groups : plan.units;
  const within = level === 'total' ? undefined : members[number]?.within;
  return within ?? name.en.replace(/^The /, 'the ');
}

/** A name without the group that tells it from others of the same name, within what is said of that group: Suzhou of Jiangsu. */
export function nameInGroup(name: string, group: Subject): string {
  const suffix = ` (${group.name.en})`;
  return name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}

/**
 * Whether a place takes the plural in English: its name within a sentence is a common noun without an article (“high-income
 * countries”).
 */
export function isPlural(plan: Plan, place: Subject): boolean {
  const name = nameWithin(plan, place, 'en');
  return /^[a-z].*s$/.test(name) && !/^(the|a|an|my|our) /.test(name);
}

/** Whether the total is no place with a name of its own, but the mean or sum of all units. */
export function isUnnamed({ total }: Pick<Plan, 'total'>): boolean {
  return total.title.en === 'The mean' || total.title.en === 'Total';
}

/** The English title of the total as it stands within a sentence. */
export function totalWithin({ total }: Pick<Plan, 'total'>): string {
  return total.title.en.replace(/^The /, 'the ');
}
