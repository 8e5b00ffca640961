import { firstIsBest, isHigherWorse } from '../../edition/index.js';
import { periodNoun } from '../numbers/periodWords.js';
import { moveWords } from '../polarityWords.js';
import { canVary, variantsClause } from '../studies/rangeText.js';
import { balanceSentences } from './balanceSentences.js';
import { chineseCardinal } from './cardinals.js';
import { chineseOnDemand } from './chineseOnDemand.js';
import {
  aboutPart,
  amongAll,
  amongOf,
  changeOf,
  changeOverSet,
  indexOf,
  membersOf,
  orderOf,
  sinceOf,
  someOf,
  spanOf,
  unitsOf,
} from './chineseParts.js';
import { chineseWhole } from './chineseWhole.js';
import { phrase } from './phrase.js';
import type { Sentences } from './sentences.js';
import { bySet } from './setGroups.js';
import { sheetSentences } from './sheetSentences.js';
import { isDivided, nodeNumber, partTitle, totalSubject, wholePoints } from './speaker.js';
import { timeSentences } from './timeSentences.js';

/** The facts in Chinese. */
export const chinese: Sentences = {
  ...chineseWhole,
  ...balanceSentences.zh,
  ...timeSentences.zh,
  ...sheetSentences.zh,
  ...chineseOnDemand,
  standing: ({ place, period, node, value, before, base, ranked }, s) => {
    const points = phrase`${s.figure(value)}点`;
    const { beside, apart: sets } = bySet([before, base], (one) => changeOverSet(one, { period, node }, s));
    const [sinceLast, sinceBase] = beside;
    const changed = sinceLast
      ? phrase`，较${s.period(sinceLast.period)}${changeOf(sinceLast.points, sinceLast.growth, node, s)}`
      : undefined;
    const since = sinceBase
      ? phrase`，${sinceOf(sinceBase.points, s.period(sinceBase.period), s)}`
      : undefined;
    const changes = phrase`${changed}${since}`;
    const part = partTitle(node, s);
    const shown = part
      ? phrase`${s.period(period)}${s.name(place)}${indexOf(part.zh)}为${points}`
      : phrase`${s.plan.title.zh}显示，${s.period(period)}${s.name(place)}指数为${points}`;
    if (place.level === 'total' && part && isDivided(s))
      return [
        phrase`${s.period(period)}${part.zh}以${s.name(place)}为${wholePoints(value, s)}点，由各${s.plan.unitsTitle.zh}分占`,
      ];
    if (place.level === 'total' && isDivided(s))
      return [
        phrase`${s.plan.title.zh}（${s.period(period)}）以${s.name(place)}为${wholePoints(value, s)}点，由各${s.plan.unitsTitle.zh}分占`,
      ];
    if (!ranked) return [phrase`${shown}${changes}`, ...sets];
    const { rank, of, range, rivals } = ranked;
    const first = phrase`${shown}，在${amongAll(of, place.level, s)}中列${s.rank(rank)}${changes}`;
    if (!range || !canVary(s.plan)) return [first, ...sets];
    if (range.low.value === range.high.value) {
      return [first, ...sets, phrase`${variantsClause(s.plan).zh}，九成方案仍为${s.rank(range.low)}`];
    }
    const apart = rivals.length > 0 ? phrase`，与${someOf(rivals, s)}难分先后` : undefined;
    return [first, ...sets, phrase`${variantsClause(s.plan).zh}，九成方案列${spanOf(range, s)}${apart}`];
  },
  absent: ({ place, period, node, lacks, last }, s) => {
    const part = partTitle(node, s);
    const why = lacks.length > 0 ? phrase`因缺少${s.list(lacks.map((n) => [n.zh]))}数据，` : undefined;
    const before = last ? phrase`；最近一次为${s.period(last.period)}的${s.figure(last.value)}点` : undefined;
    return [
      phrase`${s.period(period)}${s.name(place)}${why}没有${part ? indexOf(part.zh) : s.plan.title.zh}数值${before}`,
    ];
  },
  moved: ({ place, from, before, now, places, among, up, certain, exact }, s) => {
    const both = amongOf(among, s, place.level);
    const asTold = exact ? undefined : '按公布位次，';
    if (among ? places.value === 0 : before.value === now.value)
      return [phrase`${both}位次与${s.period(from)}持平`];
    if (certain && both) {
      return [
        phrase`${asTold}${both}位次较${s.period(from)}${moveWords(s.plan, up).moved.zh}${s.places(places)}（当期列${s.rank(before)}）`,
      ];
    }
    if (certain) {
      return [
        phrase`${asTold}位次较${s.period(from)}的${s.rank(before)}${moveWords(s.plan, up).moved.zh}${s.places(places)}`,
      ];
    }
    return [phrase`${s.period(from)}列${s.rank(before)}，但两期的位次区间重叠，不能认定位次有升降`];
  },
  share: ({ node, ofTotal, within }, s) => {
    const group = within && phrase`、${s.name(within.group)}的${s.figure(within.share)}`;
    return [
      phrase`${indexOf(partTitle(node, s)?.zh ?? '其')}占${s.name(totalSubject(s))}的${s.figure(ofTotal)}${group}`,
    ];
  },
  'per-head': ({ value, whole, rank, of, range, rivals, place }, s) => {
    const first = phrase`按人均计，其指数为${s.figure(value)}点（${s.name(totalSubject(s))}为${s.figure(whole)}点），在${amongAll(of, place.level, s)}中列${s.rank(rank)}`;
    if (!range || range.low.value === range.high.value) return [first];
    const apart = rivals.length > 0 ? phrase`，与${someOf(rivals, s)}难分先后` : undefined;
    return [phrase`${first}，九成方案列${spanOf(range, s)}${apart}`];
  },
  'leaders-per-head': ({ level, blocks, more, whole, place }, s) => [
    phrase`按人均计${whole ? phrase`（${s.name(place)}为${s.figure(whole)}点）` : undefined}，${membersOf(level.zh, place, s)}中，${orderOf(blocks, more, s)}`,
  ],
  within: ({ group, rank, of, rivals }, s) => [
    rivals.length === 0
      ? phrase`在${s.name(group)}${s.figure(of)}个${unitsOf(s)}中列${s.rank(rank)}`
      : phrase`在${s.name(group)}${s.figure(of)}个${unitsOf(s)}中列${s.rank(rank)}，但与${someOf(rivals, s)}难分先后`,
  ],
  leaders: ({ place, node, level, studied, tied, blocks, more, together, firstOf }, s) => {
    const among = phrase`${aboutPart(node, s)}${membersOf(level.zh, place, s)}中`;
    const all = blocks.flatMap(({ members }) => members);
    if (tied)
      return [
        phrase`${among}，${s.figure(tied)}个以${s.figure(all[0]!.value)}点并列首位${firstIsBest(s.plan) ? '' : '（最差）'}`,
      ];
    const order = studied
      ? orderOf(blocks, more, s)
      : phrase`已公布数值居前的有${s.list(all.map((p) => phrase`${s.name(p.subject)}（${s.figure(p.value)}点）`))}`;
    const top = all.slice(0, firstOf);
    const held = together
      ? phrase`${s.names(top.map((p) => p.subject))}合计占${s.name(place)}${indexOf(partTitle(node, s)?.zh ?? '')}的${s.figure(together)}`
      : undefined;
    return [phrase`${among}，${order}`, ...(held ? [held] : [])];
  },
  compared: ({ node, period, blocks }, s) => [
    phrase`${aboutPart(node, s)}${s.period(period)}所选地区中，${orderOf(blocks, 0, s)}`,
  ],
  lead: ({ names, periods, always, rivals, close, period }, s) => {
    if (rivals.length > 0) {
      const meet = close
        ? phrase`${someOf([...names, ...rivals], s)}的位次区间相互重叠`
        : phrase`${s.names(names)}与${someOf(rivals, s)}的位次区间重叠`;
      const what = firstIsBest(s.plan) ? '首位' : '首位（最差）';
      return [phrase`${s.period(period)}谁居${what}尚难认定：${variantsClause(s.plan).zh}后，${meet}`];
    }
    if (!periods) return [];
    const unit = periodNoun(s.plan).zh;
    const verb = `${names.length > 1 ? '并列居首' : '居首'}${firstIsBest(s.plan) ? '' : '（最差）'}`;
    return [
      phrase`${s.names(names)}连续${s.figure(periods)}${unit}${verb}${always ? '，即已发布的各期均居首' : ''}`,
    ];
  },
  newcomer: ({ subject, k, rank, before, period }, s) => [
    phrase`${s.name(subject)}${s.period(period)}首次进入前${chineseCardinal(k)}位，列${s.rank(rank)}${before ? phrase`（此前最${firstIsBest(s.plan) ? '好' : '差'}为${s.rank(before)}）` : undefined}`,
  ],
  'no-newcomer': ({ k, certain }, s) => [
    phrase`没有${certain ? '' : '可以确认为'}新进前${chineseCardinal(k)}位的${unitsOf(s)}`,
  ],
  mover: ({ node, subject, from, before, now, places, among, up, exact, ofAll }, s) => [
    phrase`${aboutPart(node, s)}${exact ? undefined : '按公布位次，'}${ofAll ? undefined : '就可以确认的变动看，'}${amongOf(among, s)}较${s.period(from)}${moveWords(s.plan, up).most.zh}最多的是${s.name(subject)}，${firstIsBest(s.plan) ? (up ? '升' : '降') : moveWords(s.plan, up).moved.zh}${s.places(places)}${among ? undefined : phrase`，由${s.rank(before)}至${s.rank(now)}`}`,
  ],
  pace: ({ parent, parents, gap, certain }, s) => {
    if (gap.value === 0) return [phrase`增速与${s.name(parent)}整体持平，同为${s.figure(parents)}`];
    const open = certain ? undefined : `；${variantsClause(s.plan).zh}后，高低可能改变`;
    return [
      phrase`增速比${s.name(parent)}整体（${s.figure(parents)}）${gap.value > 0 ? '高' : '低'}${s.amount(gap)}个百分点${open}`,
    ];
  },
  home: ({ period, node, standing: { place, value, ranked, before } }, s) => {
    const rank = ranked
      ? phrase`，在${amongAll(ranked.of, place.level, s)}中列${s.rank(ranked.rank)}${ranked.rivals.length > 0 ? phrase`（与${someOf(ranked.rivals, s)}难分先后）` : undefined}`
      : undefined;
    const { beside, apart } = bySet([before], (one) => changeOverSet(one, { period, node }, s));
    const changed = beside[0]
      ? phrase`，较${s.period(beside[0].period)}${changeOf(beside[0].points, beside[0].growth, node, s)}`
      : undefined;
    return [phrase`${s.period(period)}${s.name(place)}指数为${s.figure(value)}点${rank}${changed}`, ...apart];
  },
  whole: ({ period, node, value, before }, s) => {
    if (isDivided(s) && partTitle(node, s) === undefined) return [];
    const { beside, apart } = bySet([before], (one) => changeOverSet(one, { period, node }, s));
    const changed = beside[0]
      ? phrase`，较${s.period(beside[0].period)}${changeOf(beside[0].points, beside[0].growth, node, s)}`
      : undefined;
    return [
      phrase`${s.period(period)}${s.name(totalSubject(s))}指数为${s.figure(value)}点${changed}`,
      ...apart,
    ];
  },
  neighbours: ({ above, below }, s) => {
    const up = above ? phrase`前一位是${s.name(above.subject)}，领先${s.amount(above.gap)}点` : undefined;
    const down = below ? phrase`后一位是${s.name(below.subject)}，落后${s.amount(below.gap)}点` : undefined;
    return [phrase`${up}${up && down ? '；' : undefined}${down}`];
  },
  record: ({ itself, units, of, measuredSince, place, period, node }, s) => {
    const worse = isHigherWorse(s.plan, nodeNumber(node, s));
    const measured = measuredSince && phrase`${s.period(measuredSince)}和${s.period(period)}都有实测数据的`;
    const part =
      units && of && units.value < of.value
        ? phrase`${measured}${s.figure(of)}个${unitsOf(s)}中的${s.figure(units)}个`
        : undefined;
    const some =
      units && of ? (part ?? phrase`${measured || '全部'}${s.figure(units)}个${unitsOf(s)}`) : undefined;
    if (place.level !== 'total' && !some)
      return itself ? [phrase`指数${worse ? '低' : '高'}于此前已发布的各期`] : [];
    if (!itself && !some) return [];
    const own = itself ? phrase`${s.name(place)}指数${some ? '及' : ''}` : undefined;
    const all = some && (own || units!.value > 1) ? '均' : undefined;
    return [phrase`${s.period(period)}${own}${some}${all}${worse ? '低' : '高'}于此前已发布的各期`];
  },
};
