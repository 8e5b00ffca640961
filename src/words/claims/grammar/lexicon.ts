import type { Comparison, SetQuantifier } from '../claim.js';

/** How something is said in each language: the first of the words that `/` divides writes, all of them read. */
export type Said = Readonly<Record<'en' | 'zh', string>>;

/** The first of some words, as it is written. */
export const written = (words: string): string => words.split('/')[0]!.replaceAll('_', ' ');

/** Words before a number, by how a figure is compared with it. */
export const comparisons: Readonly<Record<Exclude<Comparison, 'equal' | 'between'>, Said>> = {
  more: {
    en: 'more_than/over/above/exceeding/in_excess_of/higher_than/greater_than',
    zh: '超过/逾/超/高于/大于/多于/突破/不止/高出/超出',
  },
  less: {
    en: 'less_than/fewer_than/under/below/lower_than',
    zh: '不到/不足/低于/小于/少于',
  },
  'at-least': { en: 'at_least/no_less_than/not_less_than', zh: '至少/不低于/不少于/不小于' },
  'at-most': { en: 'at_most/no_more_than/not_more_than', zh: '至多/不超过/不高于/不大于/最多' },
  about: {
    en: 'about/around/roughly/approximately/some',
    zh: '约/约为/大约/大约为/大致为',
  },
  nearly: { en: 'nearly/almost/just_under/close_to/slightly_less_than', zh: '近/将近/接近' },
  'just-over': {
    en: 'just_over/slightly_more_than/slightly_over/a_little_over',
    zh: '略高于/略超过/略超/略多于',
  },
  'well-over': {
    en: 'well_over/well_above/far_more_than/far_above/well_in_excess_of/comfortably_over/comfortably_above',
    zh: '远超/远超过/远高于/大大超过/明显高于/明显超过',
  },
  'well-under': {
    en: 'well_under/well_below/far_less_than/far_below/well_short_of',
    zh: '远低于/远不到/明显低于/远不足',
  },
};

/** Words after a number and its unit. */
export const afterNumber: readonly (readonly [Comparison, string])[] = [
  ['about', '左右/上下'],
  ['at-least', '以上'],
];

/** So many of a set, before a number; `more` and `fewer` are of one more and one less. */
export const counts: Readonly<Record<'at-least' | 'at-most' | 'exactly' | 'more' | 'fewer', Said>> = {
  'at-least': { en: 'at_least/no_fewer_than/no_less_than', zh: '至少/至少有/不少于/有至少' },
  'at-most': { en: 'at_most/no_more_than/up_to', zh: '至多/至多有/最多/最多有/不超过/不多于' },
  exactly: {
    en: 'exactly/only/just/precisely',
    zh: '恰有/恰/恰好/恰好有/正好/正好有/刚好有/只/只有/仅/仅有/共/共有/有',
  },
  more: { en: 'more_than/over', zh: '超过/多于/有超过' },
  fewer: { en: 'fewer_than/less_than', zh: '少于/不到/不足/有不到' },
};

/** The set that a number before its word counts. */
export const countOf = (is: keyof typeof counts, n: number): SetQuantifier =>
  is === 'more' ? { is: 'at-least', n: n + 1 } : is === 'fewer' ? { is: 'at-most', n: n - 1 } : { is, n };

/** All, none or most of a set. */
export const wholes: Readonly<Record<'all' | 'none' | 'most', Said>> = {
  all: { en: 'all/every/each', zh: '所有/全部/全部的/各/每个/每一个' },
  none: {
    en: 'none_of/no/not_one/not_a_single',
    zh: '没有一个/没有/无/没有哪个/没有哪一个/没有任何/没有任何一个/无一/无一个/无任何',
  },
  most: {
    en: 'most/more_than_half/over_half/a_majority/the_majority',
    zh: '多数/大多数/大部分/过半',
  },
};

const grown =
  'rose/rise/rises/risen/grew/grow/grows/grown/increase/increases/increased/gain/gains/gained/climb/climbs/climbed/expand/expanded/went_up/go_up/add/added/advanced';
const shrunk =
  'fell/fall/falls/fallen/shrink/shrinks/shrank/shrunk/decline/declines/declined/decrease/decreases/decreased/lose/lost/drop/drops/dropped/went_down/go_down/shed/slipped/slip/slid/slides/slide';
const up = 'rose/rise/rises/risen/climb/climbs/climbed/moved_up/move_up/went_up/jumped/leapt/vaulted/shot_up';
const down =
  'fell/fall/falls/fallen/slip/slips/slipped/drop/drops/dropped/moved_down/move_down/went_down/slid/sank/tumbled/dropped_back/slipped_back/fell_back';
const toMore =
  '升至/增至/升到/增长到/增长至/上升到/上升至/提高到/提升到/提升至/跃升至/跃居/升为/攀升至/增加到/增加至/前移至/上移至/跃升到/上涨至/进步到/进步至/跃至/晋升至/前进到/攀升到';
const toLess =
  '降至/降到/减至/下降到/下降至/跌至/下滑至/降为/退居/退至/回落至/回落到/滑落至/后移至/下移至/降低到/降低至/减少到/减少至';

/** Words that tell a sharp change from a slight one, beside a verb. */
export const degrees: Readonly<Record<'much' | 'little', Said>> = {
  much: { en: 'sharply/strongly/steeply/dramatically/substantially', zh: '大幅/大幅度/显著' },
  little: { en: 'slightly/a_little/marginally/only_slightly', zh: '小幅/略有/稍有/略微/微幅' },
};

/** That one is not only above another, but well above it. */
export const clearly: Said = {
  en: 'clearly/well/far/considerably/significantly/much/markedly/comfortably',
  zh: '明显/远/远远/显著/大大/大幅/遥遥',
};

/** That one is above another, but only by a little. */
export const slightly: Said = {
  en: 'slightly/a_little/marginally/narrowly/fractionally/a_touch/just',
  zh: '略/稍/微/略微/稍微',
};

/** Verbs that say both: of more and of less. */
export const degreed: Readonly<Record<'much' | 'little', readonly [Said, Said]>> = {
  much: [
    { en: 'surged/surge/jumped/jump/soared/soar/leapt/shot_up', zh: '跃升/猛增/激增/飙升' },
    { en: 'slumped/slump/plunged/plunge/tumbled/plummeted', zh: '骤降/锐减/猛降' },
  ],
  little: [
    { en: 'edged_up/crept_up/inched_up/ticked_up', zh: '微升/微增/略升/略增' },
    { en: 'edged_down/dipped/inched_down/ticked_down', zh: '微降/略降' },
  ],
};

/** Words of two directions, by the slot that they fill: of more, and of less. */
export const directions = {
  /** Of a value, by so much. */
  grew: [
    {
      en: grown,
      zh: '增长/上升/提高/增加/上涨/提升/攀升',
    },
    { en: shrunk, zh: '下降/减少/降低/下跌/下滑/回落/不升反降/逆势下降' },
  ],
  /** Of a rank, by so many places. */
  moved: [
    {
      en: `${up}/gain/gains/gained/advance/advanced/improve/improves/improved`,
      zh: '上升/提升/前进/上移/升/攀升/前移/跃升',
    },
    { en: `${down}/decline/declines/declined/lose/lost/worsened`, zh: '下降/下滑/后退/下移/降/跌/后移' },
  ],
  /** Without an amount: who "lost" need not have lost a place. */
  went: [
    { en: up, zh: '上升/提升' },
    { en: down, zh: '下降/下滑' },
  ],
  changed: [
    { en: `${up}/grow/grows/grew/grown/increase/increases/increased`, zh: '' },
    {
      en: `${down}/decline/declines/declined/shrink/shrinks/shrank/shrunk/decrease/decreases/decreased`,
      zh: '',
    },
  ],
  improved: [
    { en: 'improved/improve/improves', zh: '' },
    { en: 'worsened/worsen/worsens', zh: '' },
  ],
  grewTo: [
    { en: `${grown} to`, zh: toMore },
    { en: `${shrunk} to`, zh: toLess },
  ],
  rankGrewTo: [
    { en: `${up}/gain/gains/gained/advance/advanced/improve/improves/improved to`, zh: toMore },
    { en: `${down}/lose/lost to`, zh: toLess },
  ],
  upDown: [
    { en: 'up', zh: '' },
    { en: 'down', zh: '' },
  ],
  increase: [
    { en: 'growth/rise/increase/gain', zh: '' },
    { en: 'decline/fall/decrease/drop', zh: '' },
  ],
  rate: [
    { en: '', zh: '增幅/增速/增长率/涨幅' },
    { en: '', zh: '降幅/跌幅/下降率' },
  ],
  high: [
    { en: 'higher_than/above', zh: '高于/超过/大于' },
    { en: 'lower_than/below', zh: '低于' },
  ],
  side: [
    { en: 'above/ahead_of/higher_than', zh: '' },
    { en: 'below/behind/lower_than', zh: '' },
  ],
  ahead: [
    { en: 'ahead_of', zh: '领先于/领先/先于/优于' },
    { en: 'behind', zh: '落后于/落后/不及/逊于' },
  ],
  better: [
    { en: 'better_than', zh: '' },
    { en: 'worse_than', zh: '' },
  ],
  ahead2: [
    { en: '', zh: '更? 靠前' },
    { en: '', zh: '更? 靠后' },
  ],
  more: [
    { en: 'higher/larger/greater/bigger/more', zh: '高/高出/多/大' },
    { en: 'lower/smaller/less/fewer', zh: '低/少/小' },
  ],
  faster: [
    { en: 'faster', zh: '高于/快于/超过/大于' },
    { en: 'slower/more_slowly', zh: '低于/慢于/小于' },
  ],
  manyPoints: [
    { en: 'more_points', zh: '' },
    { en: 'fewer_points/less_points', zh: '' },
  ],
  much: [
    { en: 'more', zh: '' },
    { en: 'less', zh: '' },
  ],
  moreThan: [
    { en: '', zh: '多于/大于/高于/超过' },
    { en: '', zh: '少于/小于/低于' },
  ],
  quick: [
    { en: '', zh: '快' },
    { en: '', zh: '慢' },
  ],
  narrowed: [
    { en: 'narrowed/narrow/narrows/shrunk/shrank/shrink/decreased', zh: '缩小/收窄' },
    { en: 'widened/widen/widens/grown/grew/grow/increased', zh: '扩大/拉大' },
  ],
} as const satisfies Record<string, readonly [Said, Said]>;

/** Names of slots of two directions. */
export type Direction = keyof typeof directions;
