import type { Lang, Plan, Text } from '../edition/index.js';
import { joinNames } from '../words/index.js';
import type { Paths } from './mapPaths.js';

/**
 * What a map shows of a unit: its value; nothing, because it lies outside the part that the map is about; or that it has no figure. The
 * shapes of `Paths.others` are not covered by the index.
 */
type Cover = 'value' | 'elsewhere' | 'no-figure';

/** The codes of the units with a value. */
type Known = Pick<ReadonlySet<string>, 'has'>;

/**
 * @param known the units with a value on the map
 * @param only the units that the map is about; all where nothing is said
 */
export function coverOf(known: Known, code: string, only?: ReadonlySet<string>): Cover {
  if (!known.has(code)) return 'no-figure';
  return only === undefined || only.has(code) ? 'value' : 'elsewhere';
}

/** Most places without a figure that are named. */
const mostNamed = 4;

/** What the hatched and the plain shapes of a map are; empty where it has none of them. */
export function coverNote(
  plan: Plan,
  known: Known,
  paths: Pick<Paths, 'units' | 'others' | 'areDots'>,
  lang: Lang,
  only?: ReadonlySet<string>,
): string {
  const covers = new Map(paths.units.map(({ code }) => [code, coverOf(known, code, only)]));
  const without = new Set([...covers.keys()].filter((code) => covers.get(code) === 'no-figure'));
  const names = namesOf(plan, without, known, lang);
  const hatched = [
    ...(names === '' ? [] : [noFigure(names)[lang]]),
    ...(paths.others.length > 0 ? [notCovered[lang]] : []),
  ];
  const elsewhere = [...covers.values()].includes('elsewhere');
  return [
    ...(hatched.length > 0 ? [sentence(hatched, paths.areDots)[lang]] : []),
    ...(elsewhere ? [{ en: 'Plain: elsewhere.', zh: '素色：其他地区。' }[lang]] : []),
  ].join(lang === 'en' ? ' ' : '');
}

const noFigure = (names: string): Text => ({ en: `no figure (${names})`, zh: `无数据（${names}）` });

const notCovered = { en: 'not part of the index', zh: '不在本指数范围内' };

const sentence = (parts: readonly string[], rings: boolean): Text => ({
  en: `${rings ? 'Ring' : 'Hatched'}: ${parts.join(', or ')}.`,
  zh: `${rings ? '空心圈' : '斜纹'}：${parts.join('，或')}。`,
});

/** Some places without a figure: instead of them their group of the first grouping, where no unit of it has one; of many the first. */
function namesOf({ units, groupings }: Plan, codes: ReadonlySet<string>, known: Known, lang: Lang): string {
  const { memberOf = [], groups = [] } = groupings[0] ?? {};
  const some = new Set(units.flatMap(({ code }, c) => (known.has(code) ? [memberOf[c]] : [])));
  const names = units.flatMap(({ code, name }, c) => {
    if (!codes.has(code)) return [];
    const group = groups[memberOf[c] ?? -1];
    return [(group && !some.has(memberOf[c]) ? group.name : name)[lang]];
  });
  const different = [...new Set(names)];
  const more = different.length - mostNamed;
  if (more <= 0) return joinNames(different, lang);
  const first = different.slice(0, mostNamed).join(lang === 'en' ? ', ' : '、');
  return { en: `${first} and ${more} more`, zh: `${first}等${different.length}个` }[lang];
}
