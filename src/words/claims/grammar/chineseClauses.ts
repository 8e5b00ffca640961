import { quantifier } from './chineseNames.js';
import { chinese } from './chineseSlots.js';
import type { Adjunct, Clause } from './draft.js';
import { clauseReader } from './frames.js';
import { choice, either, many, type Parser, reader } from './parser.js';
import { amongEnds, ends, firstHold, mostOf, respectively } from './slotValues.js';
import { alsoOf, amongOf, nodeOf, verbs } from './verbs.js';

const base = { ...chinese, ...verbs('zh') };
/** Before ranks that are told of some places in turn. */
const inOrder =
  '分列/分居/分别列/分别排在/分别位列/分别居/分别排名/分别位居/依次位列/依次排在/依次居/依次列/依次位居/依次排名';
const read = reader(base);
const slots = {
  ...base,
  quantifier,
  fromEnd: ends.zh,
  levels2: chinese.levels,
  place2: chinese.place,
  k2: chinese.k,
  to: chinese.n,
  ranks: many(
    read('、/, {n}', (v) => v.n),
    8,
  ),
  figures: many(
    read('、/, {value} | 、/, {percent}', (v) => v.value ?? v.percent!),
    8,
  ),
  figure: either(base.percent, base.value),
  figure2: either(base.percent, base.value),
  more: many(
    read('、/, {k}', (v) => v.k),
    8,
  ),
  slowed: choice<boolean>([false, '放缓/回落/下降/降/下滑/收窄/减缓'], [true, '加快/提高/上升/升/提升/回升']),
  heads: choice<readonly Adjunct[]>([[{ kind: 'per-head' }], '人均']),
  also: alsoOf(
    read(
      '( {points} ) | 以 {points} ,? | 以 {points} 的 得分/成绩/指数 ,? | ,? 得分/指数 为? {value} ,?',
      (v) => {
        return { kind: 'value', value: v.points ?? v.value! } as const;
      },
    ),
  ),
  /** 前3位城市, 排名前3的城市. */
  ordinals: read(
    '前? 三 甲 | 前 {k} 位/名/强/个/大? 的? {levels}? | 排名/位列/居 前 {k} 位/名? 的? {levels}?',
    (v) => ({
      k: v.k ?? 3,
      levels: v.levels,
    }),
  ),
};
const clause = clauseReader(slots, true);

/** What is said of a place, of its index or its rank. */
const ofPlaces = either(
  clause(
    '{S} 的? ,? {mid} {P} | {S} 的? ,? {mid} {also} {late} {P} | {S} {also} 的? ,? {mid} {P} | {S} 的? ,? {mid} 虽/虽然 {P}',
    (v) => ({ of: v.S, said: v.P, with: v.also }),
  ),
  clause('{S} 的? {mid} 指数/总指数/得分/指数值 {late} {I}', (v) => ({ of: v.S, said: v.I })),
  // The average of a group is its index where that is the mean of its places.
  clause('{list} 的? 平均 得分/指数/水平 {mid} {I}', (v) => ({ of: v.list, said: v.I, averaged: true })),
  clause('{S} 的? {mid} 排名/位次/名次 {late} {R}', (v) => ({ of: v.S, said: v.R })),
  // A part of the index by itself is that of the whole.
  clause('{node} {mid} 指数/分指数? {late} {P} | {node} {mid} 指数/分指数? {late} {I}', (v) => ({
    of: [],
    said: v.P ?? v.I!,
    with: nodeOf(v.node),
  })),
  clause('{place} 指数/总量? 的 {fraction} 来自/由 {list} 贡献?', (v) => ({
    of: v.list,
    said: { kind: 'share', of: v.place, percent: v.fraction },
  })),
  clause(
    `{place} 与/和/同 {other} 的? 之间? 的? {mid} 差距 {late} {not} 有所? {narrowed} 了? | {place} 与/和/同 {other} 的? 之间? 的? {mid} 差距 {late} {not} {narrowed} 至/到/为 {value2}
      | {place} 与/和/同 {other} 的? 之间? 的? {mid} 差距 {late} 由/从 {value} {narrowed} 至/到/为 {value2}
      | {place} 与/和/同 {other} 的? 之间? 的? 差距 由/从 {t} 的? {value} {narrowed} 至/到/为 {t2} 的? {value2}`,
    (v) => ({
      of: [v.place],
      said: {
        mode: v.not ?? 'so',
        predicate: { kind: 'apart', other: v.other, widened: !v.narrowed, from: v.value, to: v.value2 },
      },
      with: v.t === undefined ? [] : [{ kind: 'span', from: v.t, to: v.t2! }],
    }),
  ),
  clause(
    `{place} 对/较 {other} 的? 领先优势/优势/领先幅度/领先差距 {mid} {not} 有所? {narrowed} 了? | {place} 对/较 {other} 的? 领先优势/优势/领先幅度/领先差距 {mid} {not} {narrowed} 至/到/为 {value2}
      | {place} 对/较 {other} 的? 领先优势/优势/领先幅度/领先差距 {mid} 由/从 {value} {narrowed} 至/到/为 {value2}`,
    (v) => ({
      of: [v.place],
      said: {
        mode: v.not ?? 'so',
        predicate: { kind: 'apart', other: v.other, widened: !v.narrowed, from: v.value, to: v.value2 },
      },
    }),
  ),
  // 低收入国家平均得分: what the average is, or what is said of the index of a group that is one.
  clause('{average} 得分/指数? {mid} {I} | {average} {mid} {P}', (v) => {
    const said = v.P ?? v.I!;
    return said.predicate.kind === 'value' && !said.predicate.averaged
      ? { of: [v.average], said }
      : { of: [v.average], said, averaged: true };
  }),
  // 宁夏、西藏垫底: the last two.
  clause('{list} {mid} 排名/位次? 垫底/居末/居末位', (v) =>
    v.list.length > 1 ? { of: v.list, said: { kind: 'top', k: v.list.length, fromEnd: true } } : undefined,
  ),
  // 增速由12%放缓至8%.
  clause(
    '{S} 的? 指数? 增速/增长率/增幅 {mid} 由/从 {t}? 的? {percent} {slowed} 至/到/为 {t2}? 的? {fraction2}',
    (v) => ({
      of: v.S,
      said: { kind: 'rate-to', from: v.percent, to: v.fraction2, up: v.slowed },
      with:
        v.t2 !== undefined && v.t !== undefined
          ? [{ kind: 'span', from: v.t, to: v.t2 }]
          : [{ kind: 'base', t: v.t ?? 'before' }],
    }),
  ),
  clause('{place}? 各? {levels}? 之? 间? 的? {heads}? 差距 {mid} {G}', (v) => ({
    of: [],
    said: v.G,
    with: [...amongOf(v.levels, v.place), ...(v.heads ?? [])],
  })),
);

/** What is said before of whom: 居首位的是北京, 指数超过5点的省份至少有6个; and lists. */
const inverted = either(
  clause('{place}? {P} 的? {levels}? 是/为/有 {list} {also}? | {ordinals} 包括/包含/有 {list}', (v) => ({
    of: v.list,
    said: v.P ?? { kind: 'top', k: v.ordinals!.k },
    with: [...amongOf(v.levels ?? v.ordinals?.levels, v.place), ...(v.also ?? [])],
  })),
  clause('得分/指数 为/达? {value} 的 {list} {mid} {P}', (v) => ({
    of: v.list,
    said: v.P,
    with: [{ kind: 'also', said: { mode: 'so', predicate: { kind: 'value', value: v.value } } }],
  })),
  clause(
    '与/和/同 {other} 一样/相同/类似 ,? {list} 的? ,? {mid} {P} | {list} 与/和/同 {other} 一样/相同/类似 ,? {mid} {P}',
    (v) => ({
      of: [...v.list, v.other],
      said: v.P,
      with: [{ kind: 'each' }],
    }),
  ),
  clause('{list} {mid} 包揽/囊括 前 {k} 位/名/强?', (v) => ({
    of: v.list,
    said: { kind: 'listed', k: v.k, inOrder: false },
  })),
  clause('{P} 的 {levels}? 只有/仅有/唯有 {list}', (v) => ({
    of: { quantifier: { is: 'only' }, list: v.list },
    said: v.P,
  })),
  clause('指数? {P} 的 {place}? {levels} {quantifier} | 指数 {I} 的 {place}? {levels} {quantifier}', (v) => ({
    of: { quantifier: v.quantifier, levels: v.levels, group: v.place },
    said: v.P ?? v.I!,
  })),
  clause(
    `{place2}? {fromEnd} {k2} 位/名/强/大? 的? {levels}? {mid} 中 ,? 有? {quantifier} {levels2}? 来自/属于/在/位于/是/为/地处 {place} 地区?
      | {place2}? {fromEnd} {k2} 位/名/强/大? 的? {levels}? {mid} 中 ,? 有? {number} 的? {levels2}? 来自/属于/在/位于/是/为/地处 {place} 地区?`,
    (v) =>
      v.place2?.token.of.some(({ level }) => level !== 'total')
        ? undefined
        : amongEnds({ ...v, levels: v.levels ?? v.levels2, group: v.place }),
  ),
  clause('前 {k2} 位/名/强? {mid} 中 ,? {place} {levels}? 占/占据/占有/有 了? {k} 席/个/位/名', (v) => ({
    of: { quantifier: { is: 'exactly', n: v.k }, levels: v.levels, group: v.place },
    said: { kind: 'top', k: v.k2 },
  })),
  clause(
    `{list} {mid} 是/为 {place}? 唯一 {P} 的 {levels}? | {list} {mid} 是/为 唯一 {P} 的 {place}? {levels} | {place}? 唯一 {P} 的 {levels}? 是/为 {list}
      | 唯一 {P} 的 {place}? {levels} 是/为 {list}`,
    (v) => ({
      of: { quantifier: { is: 'only' }, list: v.list, levels: v.levels, group: v.place },
      said: v.P,
    }),
  ),
  clause(
    '前 {k2} 位/名/强? 中? ,? 的? 唯一 的? {place}? {levels} 是/为 {list} | {list} {mid} 是/为 前 {k2} 位/名/强? 中? 的? 唯一 的? {place}? {levels}',
    (v) => ({
      of: { quantifier: { is: 'only' }, list: v.list, levels: v.levels, group: v.place },
      said: { kind: 'top', k: v.k2 },
    }),
  ),
  clause(
    '{list} {mid} 增长 得? 最快 | {list} 的? {mid} 增速 最快/最高/最大 | 增长/增速 最快/最高 的 {levels}? 是/为 {list}',
    (v) => mostOf(v.list, v.levels, 'percent'),
  ),
  clause(
    '{list} 的? {mid} 增幅/涨幅 最大/最高 | 增幅/涨幅 最大/最高 的 {levels}? 是/为 {list} | {list} {mid} {gained} 得? 最多',
    (v) => mostOf(v.list, v.levels, 'either'),
  ),
  clause('紧随 {other} 之后/其后 的 是/为 {list}', (v) => ({
    of: v.list,
    said: { kind: 'followers', other: v.other },
  })),
  clause('{ordinals} 的? 指数? {mid} {P}', (v) => firstHold({ ...v.ordinals, P: v.P }, false)),
  clause('后 {k} 位/名 的? {levels}? {mid} {P}', (v) =>
    firstHold({ ...v, levels: v.levels, fromEnd: true }, false),
  ),
  // So many places hold a part: if any do, the first so many.
  clause('仅/只/有? {k} 个 {levels} {mid} {P}', (v) => firstHold(v, true)),
  clause('{ordinals} ,? 分别? 是/为 {list} | {list} {mid} 是/为 前 {k} 位/名/强?', (v) => ({
    of: v.list,
    said: { kind: 'listed', k: v.k ?? v.ordinals!.k, inOrder: false },
  })),
  clause(
    '{ordinals} ,? 依次 是/为 {list} | {list} {mid} 分列/分别位列/分居/依次位列 前 {k} 位/名/强?',
    (v) => ({
      of: v.list,
      said: { kind: 'listed', k: v.k ?? v.ordinals!.k, inOrder: true },
    }),
  ),
  clause(
    `{list} {mid} 分别 {grew} 了? {figure} {figures} 、/和/与/及? {figure2} | {list} 的? 得分/指数 {mid} 分别 为/达/是 {figure} {figures} 、/和/与/及? {figure2}
      | {list} {mid} 分别 得 {figure} {figures} 、/和/与/及? {figure2}`,
    (v) => {
      const said = respectively([v.figure, ...v.figures, v.figure2], v);
      return said && { of: v.list, said };
    },
  ),
  clause(`{list} {mid} ${inOrder} {n} {ranks} 、/和/与/及? {to}`, (v) => ({
    of: v.list,
    said: { kind: 'ranks', each: [v.n, ...v.ranks, v.to] },
  })),
  clause(`{list} {mid} ${inOrder} 第 {k} {more} 、/和/与/及? {k2} 位/名`, (v) => ({
    of: v.list,
    said: { kind: 'ranks', each: [v.k, ...v.more, v.k2] },
  })),
  clause(
    `{list} {mid} ${inOrder} 第 {k} 位/名? 至/到/- 第? {k2} 位/名 | {list} {mid} 排在/位列/列/居/位居 第 {k} 位/名? 至/到/- 第? {k2} 位/名`,
    ({ list, k, k2 }) =>
      k2 - k + 1 === list.length
        ? { of: list, said: { kind: 'ranks', each: list.map((_, i) => k + i) } }
        : undefined,
  ),
);

/** A clause in Chinese. */
export const chineseClause: Parser<Clause> = either(ofPlaces, inverted);
