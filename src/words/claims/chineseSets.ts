import type { Plan } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import { cardinal } from './amounts.js';
import { level, place } from './chineseParts.js';
import type { Quantifier, SetOfPlaces } from './claim.js';
import type { Mention, QuantifiedMention } from './draft.js';
import { either, many, maybe, memoised, type Parser, rule, token } from './parser.js';
import { levelTitle } from './tokens.js';

const mostPlaces = 12;

/** One or more places: 北京、上海和广东. */
export const one: Parser<Mention> = either(
  rule`${place}`((of) => of),
  rule`${place} ${token('level')}`((of, levels): Mention => ({ ...of, levels: levels.of })),
);
export const list: Parser<readonly Mention[]> = memoised(
  either(
    rule`${one}`((of) => [of]),
    rule`${one} ${many(
      rule`、/, ${one}`((of) => of),
      mostPlaces,
    )} 、/和/与/及 ${one} 两地/三地/两市/三市/三省/两省?`((first, more, last) => [first, ...more, last]),
  ),
);

/** 至少3个, 多数, 没有一个. */
const quantifier: Parser<Quantifier> = memoised(
  either<Quantifier>(
    rule`所有/全部/全部的/各/每个/每一个`(() => ({ is: 'all' })),
    rule`没有/无 任何/一个/任何一个?`(() => ({ is: 'none' })),
    rule`多数/大多数/大部分/半数以上/过半/过半数/超过半数/一半以上 的?`(() => ({ is: 'most' })),
    rule`有? 至少/不少于 有? ${cardinal} 个/座`((n) => ({ is: 'at-least', n })),
    rule`有? 超过/多于 ${cardinal} 个/座`((n) => ({ is: 'at-least', n: n + 1 })),
    rule`有? 至多/最多/不超过/不多于 有? ${cardinal} 个/座`((n) => ({ is: 'at-most', n })),
    rule`有? 少于/不到/不足 ${cardinal} 个/座`((n) => ({ is: 'at-most', n: n - 1 })),
    rule`恰/恰好/正好/刚好/只/仅/共? 有? ${cardinal} 个/座`((n) => ({ is: 'exactly', n })),
  ),
);

const except: Parser<readonly Mention[]> = rule`除/除了 ${list} 外/以外/之外/而外 ,?`((of) => of);

/** So many of a set of places: 至少3个省份, 除北京外其他省份, 东部10个省份中有6个. */
export const someOf: Parser<QuantifiedMention> = memoised(
  either<QuantifiedMention>(
    rule`${except} 其他/其余/其他所有/其余所有/其他各/其余各 ${level}`((left, levels) => ({
      quantifier: { is: 'all' },
      levels,
      except: left,
    })),
    rule`${maybe(except)} ${quantifier} ${level}`((left, of, levels) => ({
      quantifier: of,
      levels,
      except: left,
    })),
    rule`${maybe(except)} 在? ${place} 的? ${quantifier} ${level}`((left, of, q, levels) => ({
      quantifier: q,
      levels,
      group: of,
      except: left,
    })),
    rule`在? ${maybe(place)} 的? ${maybe(rule`${cardinal} 个`((n) => n))} ${level} 中/里/当中 ,? ${maybe(except)} ${quantifier} ${maybe(level)}`(
      (of, size, levels, left, q) => ({ quantifier: q, levels, group: of, size, except: left }),
    ),
    rule`${list} 中/当中/之中 ,? ${quantifier}`((names, q) =>
      names.length > 1 ? { quantifier: q, list: names } : undefined,
    ),
    rule`${one} 或/或者 ${one}`((a, b) => ({ quantifier: { is: 'at-least', n: 1 }, list: [a, b] })),
    rule`只有/仅有/仅/唯有 ${list}`((names) => ({ quantifier: { is: 'only' }, list: names })),
  ),
);

/** What a sentence says something of: some places, each or together, or so many of a set. */
export const subject: Parser<readonly Mention[] | QuantifiedMention> = memoised(
  either<readonly Mention[] | QuantifiedMention>(list, someOf),
);

/** The same in words, the first of those that are read. */
export function chineseSet(plan: Plan, set: SetOfPlaces, say: (of: Subject) => string): string {
  const { quantifier: of, level: column, group, list: named, except: out } = set;
  const how = {
    all: '所有',
    none: '没有一个',
    most: '多数',
    'at-least': `至少${'n' in of ? of.n : ''}个`,
    'at-most': `至多${'n' in of ? of.n : ''}个`,
    exactly: `恰有${'n' in of ? of.n : ''}个`,
  }[of.is];
  const and = (names: readonly Subject[]) => names.map(say).join('、');
  if (named) return `${and(named)}中${how}`;
  return `${out.length > 0 ? `除${and(out)}外，` : ''}${group ? say(group) : ''}${how}${levelTitle(plan, column).zh}`;
}
