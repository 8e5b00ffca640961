import { pinyin } from 'pinyin-pro';
import type { Text } from '../edition/index.js';
import { levelCube, ranksIn } from '../engine/index.js';
import { type Release, type Subject, subjectsOf } from '../release/index.js';

/** A place to look for: code, English, Chinese, pinyin in one word, initials, and what kind of place it is. */
export type PlaceEntry = readonly [
  code: string,
  en: string,
  zh: string,
  pinyin: string,
  initials: string,
  level: string,
  /** In a published folder: the name of its own folder, where that is not the code. */
  folder?: string | undefined,
  /** What else it is found by: words below a heading of the documentation. */
  words?: string | undefined,
  /** Of a list of several indices: the path of its index, and what that is called. */
  index?: { base: string; title: Text },
];

/** A place in a list of several indices. */
export function inIndex(
  [code, en, zh, spelt, initials, level, folder, words]: PlaceEntry,
  index: { base: string; title: Text },
): PlaceEntry {
  return [code, en, zh, spelt, initials, level, folder, words, index];
}

const han = /\p{Script=Han}/u;

/** Every place of a release: units first, in the order of the plan. */
export function placesOf({ plan }: Pick<Release, 'plan'>): PlaceEntry[] {
  const written = new Map(plan.units.map((u) => [u.code, u.pinyin]));
  return subjectsOf(plan).map(({ code, name, level }: Subject): PlaceEntry => {
    const syllables = han.test(name.zh)
      ? pinyin(name.zh, { toneType: 'none', type: 'array', nonZh: 'consecutive' })
      : [];
    const spelt = written.get(code) ?? syllables.join('').toLowerCase();
    return [
      code,
      name.en,
      name.zh,
      spelt,
      syllables
        .map((s) => s[0] ?? '')
        .join('')
        .toLowerCase(),
      level,
    ];
  });
}

/** Every place of a release in the order of its rank in the last period, as the search offers those that match equally well. */
export function placesByRank(release: Pick<Release, 'plan' | 'index'>): PlaceEntry[] {
  const { plan, index } = release;
  const ranks = subjectsOf(plan).map(({ level, grouping, number }) =>
    level === 'total'
      ? 1
      : ranksIn(levelCube(index, grouping), 0, index.periods - 1)[number] || Number.MAX_SAFE_INTEGER,
  );
  return placesOf(release)
    .map((place, i) => ({ place, rank: ranks[i]! }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ place }) => place);
}
