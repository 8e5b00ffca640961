import { cardinal } from './amounts.js';
import { denial, inner, level } from './chineseParts.js';
import type { Adjunct, Predicate, VerbMode, VerbPhrase } from './draft.js';
import { either, maybe, type Parser, rule, token } from './parser.js';

export const verbPhrase = (
  mode: VerbMode,
  predicate: Predicate,
  takes?: 'best' | 'high',
  own: readonly Adjunct[] = [],
): VerbPhrase => {
  return { mode, predicate, takes, with: own };
};
const withSet = (set: Adjunct | undefined) => (set ? [set] : []);
const onlyOf = (levels: readonly string[] | undefined): Adjunct[] =>
  levels ? [{ kind: 'among', levels }] : [];

const nth = rule`第 ${token('number')} 位/名?`(({ number }) =>
  number.whole && number.value > 0 ? number.value : undefined,
);

export const ranked: Parser<VerbPhrase> = either(
  rule`${denial} 排名/位次/名次? 位列/名列/位居/稳居/居于/居/位于/排在/排名/列/排/为/是? ${maybe(inner)} ${nth}`(
    (mode, set, n) => verbPhrase(mode, { kind: 'rank', n }, undefined, withSet(set)),
  ),
  rule`${denial} 位居/稳居/居/列/高居/位列? ${maybe(inner)} 的? 首位/居首/居首位/榜首/之首`((mode, set) =>
    leads(mode, set),
  ),
  rule`${denial} 居首/居首位/领先/领跑/夺冠/拔得头筹/独占鳌头`((mode) => leads(mode, undefined)),
  rule`${denial} 领跑 ${inner}`(leads),
  rule`${denial} 排名/位次? 垫底/居末/居末位/末位/最后/位居最后/位居末位/排在末位/列末位/排末位/位列末位/排名最后/倒数第一`(
    (mode) => verbPhrase(mode, { kind: 'rank', n: 1, fromEnd: true }),
  ),
  rule`${denial} 排名/位列/位居/列/居? ${maybe(inner)} 倒数 ${nth}`((mode, set, n) =>
    verbPhrase(mode, { kind: 'rank', n, fromEnd: true }, undefined, withSet(set)),
  ),
);
function leads(mode: VerbMode, set: Adjunct | undefined): VerbPhrase {
  return verbPhrase(mode, { kind: 'rank', n: 1 }, 'best', withSet(set));
}

/** 并列第3位, 位次相同. */
export const tied: Parser<VerbPhrase> = either(
  rule`的? 排名/位次/名次? 并列/同列/同居 ${maybe(nth)}`((n) =>
    verbPhrase('so', { kind: 'tied', ...(n === undefined ? {} : { n }), by: 'rank' }),
  ),
  rule`的? 排名/位次/名次 相同/一样/一致`(() => verbPhrase('so', { kind: 'tied', by: 'rank' })),
  rule`的? 指数/得分 相同/相等/一样`(() => verbPhrase('so', { kind: 'tied', by: 'value' })),
  rule`的? 指数/得分 ${maybe(inner)} 最高`((set) =>
    verbPhrase('so', { kind: 'rank', n: 1 }, 'high', withSet(set)),
  ),
  rule`的? 指数/得分 ${maybe(inner)} 最低`((set) =>
    verbPhrase('so', { kind: 'rank', n: 1, fromEnd: true }, 'high', withSet(set)),
  ),
  rule`${denial} 列/位列/居/排? ${nth} 至/或/到 ${nth}`((mode, n, to) =>
    n < to ? verbPhrase(mode, { kind: 'rank', n, to }) : undefined,
  ),
);

const firstK = rule`前 ${cardinal} 位/名/强? ${maybe(level)}`((k, levels) => ({ k, levels }));
const lastK = rule`后 ${cardinal} 位/名 ${maybe(level)}`((k, levels) => ({ k, levels }));
export const amongFirst: Parser<VerbPhrase> = either(
  rule`${denial} 排名/位次? 位列/位居/名列/居/列/处于/处在/在/是/稳居/排在/排名? ${maybe(inner)} ${firstK} 之列/行列?`(
    (mode, set, { k, levels }) =>
      verbPhrase(mode, { kind: 'top', k }, undefined, [...withSet(set), ...onlyOf(levels)]),
  ),
  rule`${denial} 排名/位次? 位列/位居/居/列/处于/处在/在/是/排在/排名? ${maybe(inner)} ${lastK}`(
    (mode, set, { k, levels }) =>
      verbPhrase(mode, { kind: 'top', k, fromEnd: true }, undefined, [...withSet(set), ...onlyOf(levels)]),
  ),
  // To enter the first ten is to be there now and not before; in loose usage, to be there.
  rule`${denial} 跻身/进入/迈入/挺进/闯入 ${maybe(inner)} ${firstK} 行列?`((mode, set, { k, levels }) =>
    verbPhrase(mode, { kind: 'top', k }, undefined, [...withSet(set), ...onlyOf(levels)]),
  ),
  rule`${denial} 跻身/进入/迈入/挺进/闯入 ${maybe(inner)} ${firstK} 行列?`((mode, set, { k, levels }) =>
    verbPhrase(mode, { kind: 'entered', k }, undefined, [...withSet(set), ...onlyOf(levels)]),
  ),
  rule`${denial} 跌出/退出/掉出/滑出 ${firstK} 行列?`((mode, { k, levels }) =>
    verbPhrase(mode, { kind: 'entered', k, left: true }, undefined, onlyOf(levels)),
  ),
);

const up = rule`上升/提升/前进/上移/升/攀升`(() => true);
const down = rule`下降/下滑/后退/下移/降/跌`(() => false);
const to = either(
  rule`升至/升到/上升到/上升至/提升到/提升至/跃升至/跃居/升为`(() => true),
  rule`降至/降到/下降到/下降至/跌至/下滑至/降为`(() => false),
);
export const moved: Parser<VerbPhrase> = either(
  rule`${denial} 的? 排名/位次/名次? ${either(up, down)} 了? ${cardinal} 位/名/个位次`((mode, is, places) =>
    verbPhrase(mode, { kind: 'moved', places, up: is }, 'best'),
  ),
  rule`的? 排名/位次/名次 ${denial} ${either(up, down)} 了? ${cardinal} 位/名/个位次`((mode, is, places) =>
    verbPhrase(mode, { kind: 'moved', places, up: is }, 'best'),
  ),
  rule`的? 排名/位次/名次? ${denial} ${either(
    rule`上升`(() => true),
    rule`下降/下滑`(() => false),
  )} 了?`((mode, is) => verbPhrase(mode, { kind: 'moved', places: undefined, up: is }, 'best')),
  rule`的? 排名/位次/名次? ${denial} ${maybe(rule`由/从 ${nth}`((n) => n))} ${to} ${nth}`(
    (mode, from, is, n) => verbPhrase(mode, { kind: 'moved-to', from, to: n, up: is }, 'best'),
  ),
  rule`的? 排名/位次/名次 不变/持平/保持不变/没有变化/未变/没有变`(() =>
    verbPhrase('so', { kind: 'moved', places: 0, up: undefined }),
  ),
);
