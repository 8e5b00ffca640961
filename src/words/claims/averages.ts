import type { Subject } from '../../release/index.js';
import { type FactSource, isTotal, totalOf, viewOf } from '../facts/view.js';
import type { Token } from './token.js';

/** Words of an average, as the tokens of a sentence: how many they are, and whose average it is. */
interface Found {
  length: number;
  of: readonly Subject[];
  own: boolean;
}

/** The tokens of a sentence with one for every average that something may be compared with: "the national average", 东部平均水平. */
export function withAverages(release: FactSource, tokens: Token[]): Token[] {
  if (!tokens.some(({ word }) => averageWord.test(word))) return tokens;
  const found: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const is = averageAt(release, tokens, at);
    if (is) {
      const word = tokens
        .slice(at, at + is.length)
        .map((one) => one.word)
        .join(' ');
      found.push({ word, kind: 'average', of: is.of, own: is.own });
      at += is.length;
    } else found.push(tokens[at++]!);
  }
  return found;
}

const averageWord = /^(?:average|averages|mean|平)$/;

/** One letter for each token, so that a row of them can be matched: P a place, U a word for units, G one for groups. */
function lettersOf({ plan }: FactSource, tokens: readonly Token[]): string {
  return tokens
    .map((one) => {
      if (one.kind === 'place') return 'P';
      if (one.kind === 'level') return one.of.includes(plan.level) ? 'U' : 'G';
      if (one.kind === 'number') return 'N';
      if (one.kind === 'period') return 'D';
      if (one.kind === 'node') return 'O';
      return letters[one.word] ?? '.';
    })
    .join('');
}

const letters: Record<string, string> = {
  ...{ the: 't', all: 'l', its: 'i', own: 'o', "'s": 's', average: 'A', averages: 'A', mean: 'A' },
  ...{ national: 'C', nationwide: 'C', global: 'W', regional: 'R', provincial: 'R' },
  ...{ of: 'f', for: 'f', in: 'f', across: 'f', among: 'f', over: 'f' },
  ...{ level: 'v', score: 'v', index: 'v', value: 'v', figure: 'v' },
  ...{
    above: 'b',
    below: 'b',
    than: 'b',
    exceeds: 'b',
    exceeded: 'b',
    exceed: 'b',
    times: 'b',
    twice: 'b',
    half: 'b',
  },
  ...{ ',': ',', annual: 'y', growth: 'y', rate: 'y', increase: 'y', year: 'y' },
  ...{
    个: '个',
    平: '平',
    均: '均',
    水: '水',
    值: '值',
    线: '线',
    数: '数',
    的: '的',
    各: '各',
    所: '所',
    在: '在',
    其: '其',
    本: '本',
  },
  ...{ 地: '地', 区: '区', 域: '区', 每: 'y', 增: 'y', 年: 'y', 上: 'y', 下: 'y', 提: 'y' },
};

/** Whose average a row of letters is; the first that fits counts. Not where growth follows: "the national average growth". */
const rows: readonly (readonly [RegExp, 'place' | 'whole' | 'bare' | 'country' | 'world' | 'own'])[] = [
  // "The average of all 31 provinces of the East", "the average for low-income countries", "the average".
  [/^t?Av?f[tl]{0,2}N?U?f?t?PU?/, 'place'],
  [/^t?PU?s?U?s?Av?(?!y)/, 'place'],
  [/^t?Av?fi?o?G/, 'own'],
  [/^t?Av?f[tl]{0,2}N?U(?!ft?P)/, 'whole'],
  [/^(?:t|i)?o?[RG]s?Av?(?!y)/, 'own'],
  [/^t?CU?Av?(?!y)/, 'country'],
  [/^t?WU?Av?(?!y)/, 'world'],
  [/^t?Av?(?=$|,|ft?[DO]|fN(?!U))/, 'bare'],
  [/^tAv(?=\.)/, 'bare'],
  [/^P(?:地区|区|G)?(?:各?U)?的?平均(?:水平|值|线|数)?(?!y)/, 'place'],
  [/^(?:所在|其所在|本|其)(?:地区|区|G)的?平均(?:水平|值|线|数)?(?!y)/, 'own'],
  [/^(?:N个|各)?U的?平均(?:水平|值|线|数)?(?!y)/, 'whole'],
  [/^平均(?:水平|值|线|数)/, 'whole'],
];

function averageAt(release: FactSource, tokens: readonly Token[], at: number): Found | undefined {
  const text = lettersOf(release, tokens.slice(at));
  for (const [row, of] of rows) {
    const length = row.exec(text)?.[0].length;
    // "Above average", but not "on average".
    if (length === undefined || (of === 'bare' && at > 0 && letters[tokens[at - 1]?.word ?? ''] !== 'b'))
      continue;
    const places = whoseAverage(release, tokens.slice(at, at + length), of);
    if (places) return { length, of: places, own: of === 'own' && !isTotal(release, places[0]!) };
  }
  return undefined;
}

function whoseAverage(
  release: FactSource,
  words: readonly Token[],
  of: (typeof rows)[number][1],
): readonly Subject[] | undefined {
  const whole = totalOf(release);
  const isWorld = /^(?:世界|全球)$/.test(whole.name.zh);
  switch (of) {
    case 'place': {
      const [place] = words.flatMap((one) => (one.kind === 'place' ? [one.of] : []));
      const groups = place?.filter((one) => one.grouping >= 0 || isTotal(release, one)) ?? [];
      return groups.length > 0 ? groups : undefined;
    }
    case 'bare':
      return [whole];
    case 'whole': {
      const [n] = words.flatMap((one) => (one.kind === 'number' ? [one.number.value] : []));
      return n === undefined || n === release.plan.units.length ? [whole] : undefined;
    }
    case 'country':
      return whole.name.zh.endsWith('国') ? [whole] : undefined;
    case 'world':
      return isWorld ? [whole] : undefined;
    case 'own': {
      const [levels] = words.flatMap((one) => (one.kind === 'level' ? [one.of] : []));
      const { groupings } = release.plan;
      // "Regional" is of regions.
      const adjective = words.find(({ word }) => /^(?:region|province)al$|^provincial$/.test(word))?.word;
      // The provincial average of provinces is that of all.
      if (adjective?.startsWith(release.plan.level.slice(0, 6))) return [whole];
      const named = groupings.flatMap(({ column }, j) =>
        (levels?.includes(column) ?? adjective?.startsWith(column.slice(0, 6)) ?? groupings.length === 1)
          ? [j]
          : [],
      );
      return named.length === 1 ? viewOf(release, 0).members(named[0]!) : undefined;
    }
  }
}
