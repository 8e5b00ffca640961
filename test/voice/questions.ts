import { sectorsOf } from '../../src/analysis/index.js';
import type { Lang, Text } from '../../src/edition/index.js';
import type { Release, Subject } from '../../src/release/index.js';
import { asked, escaped, number, type Question } from './questionOf.js';
import { ofStudies } from './studies.js';
import type { Surface } from './surfaces.js';
import { chosenOf, type Truth, within } from './truth.js';

const escapedName = ({ name }: Subject): Text => ({ en: escaped(name.en), zh: escaped(name.zh) });

/** What a group is called within an English sentence, as the edition says. */
function withinOf({ plan }: Release, { grouping, number, name }: Subject): string {
  return escaped(plan.groupings[grouping]?.groups[number]?.within ?? name.en);
}
/** Where a Chinese sentence begins. */
const start = '(?<=^|[。\\n])';
const year = (period: string): Text => ({ en: period, zh: `${period}年` });

/** The questions of one release with yearly periods. */
export function questionsOf(release: Release, truth: Truth): Question[] {
  const units = truth.ranked(-1);
  const places = [0, 3, 9, 99, units.length - 1].flatMap((i) => (units[i] ? [units[i]] : []));
  const groups = [0, 7].flatMap((i) => truth.ranked(0)[i] ?? []);
  return [
    ...ofWhole(release, truth),
    ...ofOrder(release, truth),
    ...ofParts(release, truth),
    ...ofStudies(release, truth),
    ...places.flatMap((place) => [...ofPlace(release, truth, place), ...ofUnit(release, truth, place)]),
    ...[...groups, truth.ranked(1)[0]!].flatMap((place) => ofPlace(release, truth, place)),
  ];
}

function ofWhole(release: Release, truth: Truth): Question[] {
  const { total: place, period, before, base } = truth;
  const name = { en: escaped(place.name.en), zh: escaped(place.name.zh) };
  const change = truth.row('changes', { level: 'total', unit: place.code, period, node: rootOf(release) });
  const way = wayOf(change['points'] as number);
  const stood = {
    en: `${name.en} stood at ${number} points on [^\\n]*? in ${period}`,
    zh: `${period}年${name.zh}指数为${number}点`,
  };
  const of = (ask: string, finds: Question['finds'], answer: Question['answer'], on: readonly Surface[]) => {
    return { ask, place, finds, answer, on };
  };
  const here: readonly Surface[] = [
    'overview',
    'place',
    'brief',
    'report',
    'slides',
    'analyse',
    'summary',
    'time',
  ];
  return [
    of(
      'what is the index of the whole',
      asked(`${name.en} stood at {value} points on `, `${period}年${name.zh}指数为{value}点`),
      { value: truth.value(place) },
      here,
    ),
    of(
      'how much did the whole change',
      asked(
        `${stood.en}, {way:up|down} {points} points \\({growth}%\\) on {since:\\w+}`,
        `${stood.zh}，较{since:\\w+年}{way:上升|下降}{points}点（{growth}%）`,
      ),
      {
        way,
        points: Math.abs(change['points'] as number),
        growth: Math.abs(change['percent'] as number),
        since: year(before),
      },
      here,
    ),
    of(
      'how far is the whole from its base',
      asked(
        `${stood.en},[^\\n]*? and {points} points {way:above|below} {since:\\w+}, the base`,
        `${stood.zh}，[^\\n]*?，比基期{since:\\w+年}{way:高|低}{points}点`,
      ),
      {
        way: (change['points_base'] as number) > 0 ? { en: 'above', zh: '高' } : { en: 'below', zh: '低' },
        points: Math.abs(change['points_base'] as number),
        since: year(base),
      },
      here,
    ),
    ...ofMoney(release, truth),
    ...ofGap(release, truth),
  ];
}

const rootOf = ({ plan }: Release) => plan.nodes[0]!.id;
const wayOf = (points: number): Text => (points > 0 ? { en: 'up', zh: '上升' } : { en: 'down', zh: '下降' });

function ofMoney({ plan }: Release, truth: Truth): Question[] {
  const { total: place, period } = truth;
  const size = truth
    .rows('size', { level: 'total', unit: place.code, period })
    .find((r) => r['rule'] === 'chained');
  const jobs = truth.rows('jobs', { level: 'total', unit: place.code, period })[0];
  if (!plan.economy || !size || !jobs) return [];
  const scale = plan.economy.indicators.find(({ id }) => id === plan.economy!.size!.output)!.scale;
  const on: readonly Surface[] = ['place', 'brief', 'report', 'analyse', 'economy'];
  return [
    {
      ask: 'what size of the digital economy does the index stand for',
      place,
      finds: asked(
        'the index corresponds to a digital economy of RMB {size} trillion',
        '指数对应的数字经济规模为{size}万亿元',
      ),
      answer: { size: ((size['size'] as number) * scale) / 1e12 },
      on,
    },
    {
      ask: 'what share of the output is that',
      place,
      finds: asked(
        `the index corresponds to a digital economy of RMB ${number} trillion[^\\n]*?equal to {share}% of`,
        `指数对应的数字经济规模为${number}万亿元[^\\n]*?，相当于[^\\n]*?的{share}%`,
      ),
      answer: { share: 100 * (size['share'] as number) },
      on,
    },
    {
      ask: 'how many jobs since the base',
      place,
      finds: asked(
        'gain since \\w+ corresponds to about {jobs} million jobs',
        '年以来指数增加的部分对应约{jobs}万个就业岗位',
      ),
      // In millions and in tens of thousands.
      answer: {
        jobs: { en: (jobs['since_base'] as number) / 1e6, zh: (jobs['since_base'] as number) / 1e4 },
      },
      on,
    },
  ];
}

/** Whether the gap between units narrowed, over the longest span. */
function ofGap(release: Release, truth: Truth): Question[] {
  const { total: place, period } = truth;
  const { plan } = release;
  const span = (measure: string) =>
    truth
      .rows('balance-verdicts', { level: plan.level, node: rootOf(release), measure, to: period })
      .toSorted((a, b) => (String(a['from']) < String(b['from']) ? -1 : 1))[0]!;
  const [gini, logs] = [span('gini'), span('sd-log')];
  const alike = (gini['change'] as number) < 0 === (logs['change'] as number) < 0;
  const verdict = alike ? String(logs['verdict']) : 'not-distinguishable';
  const told = verdict === 'narrowed' || verdict === 'widened';
  const units = { en: plan.unitsTitle.en.toLowerCase(), zh: plan.unitsTitle.zh };
  const [name, from] = [escapedName(place), year(String(gini['from']))];
  const [before, after] = [`from {before} in ${from.en}`, `to {after} in ${period}`];
  const moved = `基尼系数由${from.zh}的{before}(?:降至|升至)${period}年的{after}`;
  return [
    {
      ask: `did the gap between units narrow since ${from.en}, from what to what`,
      place,
      finds: told
        ? asked(
            `The gap between the ${units.en} of ${name.en} {verdict:\\w+}: the Gini coefficient (?:fell|rose) ${before} ${after}`,
            `${start}${name.zh}各${units.zh}之间的差距{verdict:缩小|扩大}：[^\\n]*?${moved}`,
          )
        : asked(
            `The Gini coefficient of the ${units.en} of ${name.en} (?:fell|rose) ${before} ${after}`,
            `${start}${name.zh}各${units.zh}：[^\\n]*?${moved}`,
          ),
      answer: {
        ...(told ? { verdict: { en: verdict, zh: verdict === 'narrowed' ? '缩小' : '扩大' } } : {}),
        before: gini['before'] as number,
        after: gini['after'] as number,
      },
      on: ['overview', 'brief', 'report', 'analyse', 'summary', 'balance'],
    },
  ];
}

function ofOrder(release: Release, truth: Truth): Question[] {
  const { total: place } = truth;
  const { plan } = release;
  const units = { en: plan.unitsTitle.en.toLowerCase(), zh: plan.unitsTitle.zh };
  const order = (grouping: number, title: Text, on: readonly Surface[]): Question[] => {
    const [first, second] = truth.blocks(grouping);
    if (first!.length > 1 || !second) return [];
    const leader = first![0]!;
    const held = settled(truth.blocks(grouping));
    const sum = held.reduce((s, of) => s + truth.value(of), 0);
    const last = held.at(-1)!;
    return [
      {
        ask: `which of the ${title.en} comes first, with how much`,
        place,
        finds: asked(
          `Among the ${title.en.toLowerCase()}, {who:[^(\\n]+?} \\({value}\\) comes first`,
          `${start}各${title.zh}中，{who:[^（\\n]+?}（{value}点）居首`,
        ),
        answer: { who: leader.name, value: truth.value(leader) },
        on,
      },
      {
        ask: `what do the first of the ${title.en} hold together`,
        place,
        finds: asked(
          `${escaped(leader.name.en)}[^.;\\n]*? and {last:[^.;\\n]+?} together hold {share}% of the index of ${escaped(place.name.en)}\\.`,
          `${escaped(leader.name.zh)}[^，。；\\n]*?和{last:[^，。；\\n]+?}合计占${escaped(place.name.zh)}指数的{share}%`,
        ),
        answer: { last: last.name, share: (100 * sum) / truth.value(place) },
        on,
      },
    ];
  };
  const first = truth.blocks(-1)[0]!;
  const [chosen] = chosenOf(truth) as [Subject];
  return [
    {
      ask: 'which of the places compared comes first, with how much',
      place,
      finds: asked(
        'Of these places, {who:[^(\\n]+?} \\({value}\\) comes first',
        '所选地区中，{who:[^（\\n]+?}（{value}点）居首',
      ),
      answer: { who: chosen.name, value: truth.value(chosen) },
      on: ['compare'],
    },
    {
      ask: 'who leads',
      place,
      finds:
        first.length === 1
          ? asked(`; {who:[^;\\n]+?} leads the ${units.en}`, `，{who:[^，。\\n]+?}居${units.zh}之首`)
          : asked(
              `; {who:[^;\\n]+?} are too close to call at the top of the ${units.en}`,
              `，{who:[^，\\n]+?}居${units.zh}前列，难分先后`,
            ),
      answer: {
        who: first.length === 1 ? first[0]!.name : several(first),
      },
      on: ['overview', 'brief', 'report', 'slides', 'card', 'summary'],
    },
    ...order(0, plan.groupings[0]!.title, ['overview', 'brief', 'report', 'groups']),
    ...order(-1, plan.unitsTitle, ['overview', 'place', 'brief', 'report']),
  ];
}

/** The first three where the ranges tell them from the rest, else what is nearest to three and not all. */
function settled(blocks: readonly (readonly Subject[])[]): Subject[] {
  const ends = blocks.map((_, i) => blocks.slice(0, i + 1).flat().length);
  const n = [3, 2, 4, 5].find((k) => ends.slice(0, -1).includes(k)) ?? 0;
  return blocks.flat().slice(0, n);
}

function ofParts(release: Release, truth: Truth): Question[] {
  const { total: place, period, before } = truth;
  const { plan } = release;
  const sectors = truth.rows('sectors', { level: 'total', unit: place.code, period });
  const titled = (row: Record<string, unknown>): Text =>
    within(sectorsOf(plan).find(({ code }) => code === row['sector'])!.name);
  const by = (column: string) =>
    sectors
      .filter((r) => r[column] !== null)
      .toSorted((a, b) => (b[column] as number) - (a[column] as number));
  const [fast, slow, most] = [by('growth')[0]!, by('growth').at(-1)!, by('share')[0]!];
  const regions = truth.ranked(1);
  const growth = (of: Subject) =>
    truth.row('groups', { level: of.level, unit: of.code, period, node: rootOf(release) })[
      'growth'
    ] as number;
  const shareOf = (of: Subject) => (100 * truth.value(of)) / truth.value(place);
  const level = { en: plan.groupings[1]!.title.en.toLowerCase(), zh: plan.groupings[1]!.title.zh };
  return [
    {
      ask: 'up to what did sectors grow, and which did',
      place,
      finds: asked(
        `By sector, growth on {since:\\w+} ranged from [^\\n]*? to {growth}% in {who:[^;.\\n]+?}[;.]`,
        `分领域看，较{since:\\w+年}的增速在[^\\n]*?至{growth}%（{who:[^）\\n]+?}）之间`,
      ),
      answer: { since: year(before), who: titled(fast), growth: fast['growth'] as number },
      on: ['overview', 'brief', 'report', 'slides', 'sectors', 'summary'],
    },
    {
      ask: 'from what on did sectors grow, and which did',
      place,
      finds: asked(
        'By sector, growth on \\w+ ranged from {growth}% in {who:[^\\n]+?} to ',
        '分领域看，较\\w+年的增速在{growth}%（{who:[^）\\n]+?}）至',
      ),
      answer: { who: titled(slow), growth: slow['growth'] as number },
      on: ['overview', 'brief', 'report', 'slides', 'sectors', 'summary'],
    },
    {
      ask: 'which sector is the largest part of the index',
      place,
      finds: asked(
        'the largest part of the index, {share}%, comes from {who:[^.;\\n]+?}[.;]',
        '在指数中占比最大的是{who:[^，\\n]+?}，占{share}%',
      ),
      answer: { who: titled(most), share: most['share'] as number },
      on: ['overview', 'brief', 'report', 'slides', 'sectors', 'summary'],
    },
    ...regions.map(
      (region): Question => ({
        ask: `what share of the index does ${region.name.en} hold`,
        place,
        finds: asked(
          `The ${level.en} hold these shares of the index:[^\\n]*?${withinOf(release, region)} {share}%`,
          `${start}从${level.zh}看，[^\\n]*?${escaped(region.name.zh)}占{share}%`,
        ),
        answer: { share: shareOf(region) },
        on: ['overview', 'brief', 'report', 'summary', 'groups'],
      }),
    ),
    ...regions.map(
      (region): Question => ({
        ask: `how fast did ${region.name.en} grow`,
        place,
        finds: asked(
          `hold these shares of the index:[^\\n]*?growth on {since:\\w+} was (?:[^\\n]*?[ ,])?{growth}% in ${withinOf(release, region)}(?=[ ,.])`,
          `${start}从${level.zh}看，[^\\n]*?较{since:\\w+年}，[^。\\n]*?${escaped(region.name.zh)}增长{growth}%`,
        ),
        answer: { since: year(before), growth: growth(region) },
        on: ['overview', 'brief', 'report', 'groups'],
      }),
    ),
    ...moversOf(release, truth),
  ];
}

/** The biggest climb and fall: only what the rank ranges of both periods tell from none. */
function moversOf(release: Release, truth: Truth): Question[] {
  const { total: place, period, before } = truth;
  const rangeIn = (when: string, of: Subject) =>
    release.uncertainty.find((u) => u.period === when)?.intervals.find((i) => i.unit === of.number);
  const moved = truth.ranked(-1).flatMap((of) => {
    const [now, then] = [rangeIn(period, of), rangeIn(before, of)];
    const apart = now && then && (now.high < then.low || then.high < now.low);
    const { places } = truth.row('rankings', {
      level: of.level,
      unit: of.code,
      period,
      node: rootOf(release),
    });
    return [{ of, places: places as number, apart }];
  });
  const order = moved.filter(({ apart }) => apart).toSorted((a, b) => b.places - a.places);
  const [climb, fall] = [order[0], order.at(-1)];
  if (!climb || !fall || climb.places < 3 || fall.places > -3) return [];
  const on: readonly Surface[] = ['overview', 'brief', 'report', 'summary'];
  const [higher, lower] = [
    moved.some(({ places }) => places > climb.places),
    moved.some(({ places }) => places < fall.places),
  ];
  const [sureEn, sureZh] = ['Of the moves that are beyond doubt, ', '就可以确认的变动看，'];
  return [
    {
      ask: 'who climbed most',
      place,
      finds: asked(
        `(?<=^|\\. |\\n)${higher ? sureEn : ''}{who:[^.\\n]+?} made the biggest climb on {since:\\w+}: {places} places`,
        `(?<=^|[。\\n])${higher ? sureZh : ''}较{since:\\w+年}上升最多的是{who:[^，\\n]+?}，升{places}位`,
      ),
      answer: { who: climb.of.name, since: year(before), places: climb.places },
      on,
    },
    {
      ask: 'who fell most',
      place,
      finds: asked(
        `(?<=^|\\. |\\n)${lower ? sureEn : ''}{who:[^.\\n]+?} had the biggest fall on {since:\\w+}: {places} places`,
        `(?<=^|[。\\n])${lower ? sureZh : ''}较{since:\\w+年}下降最多的是{who:[^，\\n]+?}，降{places}位`,
      ),
      answer: { who: fall.of.name, since: year(before), places: -fall.places },
      on,
    },
  ];
}

/** What is asked of every place that is ranked. */
function ofPlace(release: Release, truth: Truth, place: Subject): Question[] {
  const { period, before, base, total } = truth;
  const name = { en: escaped(place.name.en), zh: escaped(place.name.zh) };
  const row = truth.row('changes', { level: place.level, unit: place.code, period, node: rootOf(release) });
  const { rank, of } = truth.rank(place);
  const range = truth.range(place);
  const peers = release.plan.groupings[place.grouping]?.title ?? release.plan.unitsTitle;
  // “The four regions” say themselves how many there are.
  const [saysOf, peersEn, peersZh] = peers.en.startsWith('Four ')
    ? ['the four', 'regions', peers.zh]
    : ['{of}', peers.en.toLowerCase(), `{of}个${peers.zh}`];
  const shown = {
    en: `${name.en} ranked [\\w]+ of (?:the four|[\\d,]+) ${peersEn} on [^\\n]*?in ${period}, with`,
    zh: `${period}年${name.zh}指数为`,
  };
  const here: readonly Surface[] = ['place', 'brief'];
  const share = (100 * truth.value(place)) / truth.value(total);
  return [
    {
      ask: `where does ${place.name.en} rank`,
      place,
      finds: asked(
        `${name.en} ranked {rank:\\w+} of ${saysOf} ${peersEn} on `,
        `${shown.zh}${number}点，在${peersZh}中列第{rank}位`,
      ),
      answer: saysOf === '{of}' ? { rank, of } : { rank },
      on: here,
    },
    {
      ask: `between which ranks does ${place.name.en} lie`,
      place,
      finds:
        range && range.low < range.high
          ? asked(
              `${name.en} ranks (?:between )?{low:\\w+} (?:and|or) {high:\\w+} of `,
              `${name.zh}在(?:[\\d,]+个)?${peers.zh}中列第{low}位[至或]第{high}位`,
            )
          : asked(`${name.en} ranks {low:\\w+} of `, `${name.zh}在(?:[\\d,]+个)?${peers.zh}中列第{low}位`),
      answer: range && range.low < range.high ? { ...range } : { low: rank },
      on: ['place', 'brief', 'card'],
    },
    {
      ask: `what is the index of ${place.name.en}`,
      place,
      finds: asked(`${shown.en} {value} points`, `${shown.zh}{value}点`),
      answer: { value: truth.value(place) },
      on: here,
    },
    {
      ask: `how much did ${place.name.en} change`,
      place,
      finds: asked(
        `${shown.en} ${number} points, {way:up|down} {points} points \\({growth}%\\) on {since:\\w+}`,
        `${shown.zh}${number}点[^。\\n]*?，较{since:\\w+年}{way:上升|下降}{points}点（{growth}%）`,
      ),
      answer: {
        way: wayOf(row['points'] as number),
        points: Math.abs(row['points'] as number),
        growth: Math.abs(row['percent'] as number),
        since: year(before),
      },
      on: here,
    },
    {
      ask: `how far is ${place.name.en} from its base`,
      place,
      finds: asked(
        `${shown.en}[^.\\n]*?[^\\n]*? and {points} points {way:above|below} {since:\\w+}, the base`,
        `${shown.zh}[^。\\n]*?，比基期{since:\\w+年}{way:高|低}{points}点`,
      ),
      answer: {
        way: (row['points_base'] as number) > 0 ? { en: 'above', zh: '高' } : { en: 'below', zh: '低' },
        points: Math.abs(row['points_base'] as number),
        since: year(base),
      },
      on: here,
    },
    {
      ask: `what share of the whole does ${place.name.en} hold`,
      place,
      finds: asked(
        `It accounts for {share}% of the index of ${escaped(total.name.en)}`,
        `${start}其指数占${escaped(total.name.zh)}的{share}%`,
      ),
      answer: { share },
      on: here,
      calledIt: true,
    },
  ];
}

/** What is asked of a unit in its group. */
function ofUnit(release: Release, truth: Truth, place: Subject): Question[] {
  const group = truth.group(place);
  const members = truth.ranked(-1).filter((u) => truth.group(u).number === group.number);
  if (members.length < 2) return [];
  const row = truth.row('rankings', {
    level: place.level,
    unit: place.code,
    period: truth.period,
    node: rootOf(release),
  });
  const share = (100 * truth.value(place)) / truth.value(group);
  const units = release.plan.unitsTitle.zh;
  const here: readonly Surface[] = ['place', 'brief'];
  return [
    {
      ask: `where does ${place.name.en} rank in ${group.name.en}`,
      place,
      finds: asked(
        `Within ${escaped(group.name.en)} it is {rank:\\w+} of {of:[\\w,]+} `,
        `在${escaped(group.name.zh)}{of}个${units}中列第{rank}位`,
      ),
      answer: {
        rank: row[`rank_in_${release.plan.groupings[0]!.column}`] as number,
        of: members.length,
      },
      on: here,
    },
    {
      ask: `what share of ${group.name.en} does ${place.name.en} hold`,
      place,
      finds: asked(
        `and {share}% of that of ${escaped(group.name.en)}`,
        `、${escaped(group.name.zh)}的{share}%`,
      ),
      answer: { share },
      on: here,
      calledIt: true,
    },
  ];
}

/** At most four names. */
function several(of: readonly Subject[]): Text {
  const named = (lang: Lang) => of.slice(0, of.length > 4 ? 3 : 4).map(({ name }) => name[lang]);
  const [en, zh] = [named('en'), named('zh')];
  if (of.length > 4) return { en: `${en.join(', ')} and others`, zh: `${zh.join('、')}等` };
  const [last, chinese] = [en.at(-1)!, zh.at(-1)!];
  return { en: `${en.slice(0, -1).join(', ')} and ${last}`, zh: `${zh.slice(0, -1).join('、')}和${chinese}` };
}
