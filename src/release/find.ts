import { nearest, type Plan, problems, type Text, UserError } from '../edition/index.js';

/** A unit, a group or the whole area. */
export type Subject = {
  code: string;
  name: Text;
  /** The unit level, a grouping column, or `total`. */
  level: string;
  /** −1 for units and the whole area. */
  grouping: number;
  /** Number among the units or groups of its level. */
  number: number;
};

/** Everything that can be asked about, units first. */
export function subjectsOf(plan: Plan): Subject[] {
  return [
    ...plan.units.map((u, number) => ({
      code: u.code,
      name: u.name,
      level: plan.level,
      grouping: -1,
      number,
    })),
    ...plan.groupings.flatMap((g, grouping) =>
      g.groups.map(({ code, name }, number) => ({ code, name, level: g.column, grouping, number })),
    ),
    { code: plan.total.code, name: plan.total.title, level: 'total', grouping: -1, number: 0 },
  ];
}

/**
 * Finds a unit or group by Chinese or English name, pinyin or code; a unit comes before a group of the same name.
 * @throws UserError with a suggestion for a near miss, or with the candidates when several fit
 */
export function findSubject(plan: Plan, words: string): Subject {
  const wanted = fold(words);
  const subjects = subjectsOf(plan);
  const namesOf = (s: Subject) => {
    const pinyin = s.level === plan.level ? plan.units[s.number]!.pinyin : undefined;
    return [s.code, s.name.en, s.name.zh, pinyin ?? ''];
  };
  const exact = subjects.filter((s) => namesOf(s).some((n) => fold(n) === wanted));
  const fitting =
    exact.length > 0 ? exact : subjects.filter((s) => namesOf(s).some((n) => bare(fold(n)) === bare(wanted)));
  const best = fitting.filter((s) => s.level === fitting[0]!.level);
  if (best.length === 1) return best[0]!;
  if (best.length > 1) {
    throw new UserError([problems.ambiguousPlace(words, best.map(label).join(', '))]);
  }
  const byName = new Map(subjects.flatMap((s) => namesOf(s).map((n) => [fold(n), s] as const)));
  const near = nearest(wanted, byName.keys());
  throw new UserError([
    problems.unknownPlace(words, near === undefined ? undefined : label(byName.get(near)!)),
  ]);
}

function label(s: Subject): string {
  return `${s.name.en} ${s.name.zh} (${s.code})`;
}

function fold(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’\s]/g, '')
    .toLowerCase();
}

function bare(words: string): string {
  return words.replace(/(省|市|地区|盟|(壮族|回族|维吾尔)?自治[区州])$/, '');
}
