import { type Lang, lowestFirst, publishedPeriods } from '../../edition/index.js';
import type { Release, Subject } from '../../release/index.js';
import { number, periodName } from '../numbers/numbers.js';
import { periodNoun } from '../numbers/periodWords.js';
import { cardinal, after as nounAfter, ordinal } from '../sentences/cardinals.js';
import type { Claim, Said, When } from './claim.js';
import { mentionsOf } from './mentions.js';

/** A claim as a sentence that `understand` reads back. */
export function saying(release: Release, claim: Claim, { g, t, since, perHead }: When, lang: Lang): string {
  const { plan } = release;
  const periods = publishedPeriods(plan);
  const node = g === 0 ? '' : plan.nodes[g]!.title[lang];
  const from = since >= 0 && since !== t - 1 ? periods[since]! : undefined;
  if (lang === 'en') {
    const tail = `${perHead ? ' per head' : ''}${node ? ` in ${node}` : ''} in ${periods[t]}${from ? ` since ${from}` : ''}`;
    return `${english(claim, (of) => spoken(release, of, 'en'), plan.unitsTitle.en.toLowerCase(), periodNoun(plan).en, lowestFirst(plan, g))}${tail}`;
  }
  const head = `${periodName(periods[t]!, 'zh')}${perHead ? '按人均计，' : ''}${node ? `在${node}方面` : ''}${from ? `较${periodName(from, 'zh')}` : ''}`;
  return `${head}${chinese(claim, (of) => spoken(release, of, 'zh'), plan.unitsTitle.zh, periodNoun(plan).zh, lowestFirst(plan, g))}`;
}

/** The name of a place; its code where others of its level have the name. */
function spoken(release: Release, of: Subject, lang: Lang): string {
  const [meant = []] = mentionsOf(release, of.name[lang]).places;
  return meant.filter(({ level }) => level === of.level).length > 1 ? of.code : of.name[lang];
}

const digitsOf = ({ half }: Said) => Math.max(0, Math.round(-Math.log10(2 * half || 1)));
const figure = (said: Said, lang: Lang) => number(said.value, digitsOf(said), lang).replace('−', '-');

function english(
  claim: Claim,
  say: (of: Subject) => string,
  units: string,
  noun: string,
  ahead: boolean,
): string {
  if (claim.kind === 'gap') return `The gap between ${units} ${claim.narrowed ? 'narrowed' : 'widened'}`;
  const name = say(claim.place);
  const inGroup = (of: Subject | undefined) => (of ? ` in ${say(of)}` : '');
  switch (claim.kind) {
    case 'rank':
      return `${name} ranked ${ordinal(claim.rank)}${inGroup(claim.within)}`;
    case 'last':
      return `${name} ranked last${inGroup(claim.within)}`;
    case 'top':
      return `${name} was among the first ${cardinal(claim.k)}${inGroup(claim.within)}`;
    case 'moved':
      return `${name} ${claim.up ? 'rose' : 'fell'} ${cardinal(claim.places)} ${nounAfter(claim.places, 'place')}`;
    case 'above':
      return ahead
        ? `${name} ranked ${claim.above ? 'ahead of' : 'behind'} ${say(claim.other)}`
        : `${name} ranked ${claim.above ? 'higher' : 'lower'} than ${say(claim.other)}`;
    case 'value': {
      const is = { equal: 'was', more: 'exceeded', less: 'was below' }[claim.is];
      return `The index of ${name} ${is} ${figure(claim.value, 'en')} points`;
    }
    case 'share':
      return `${name} held ${figure(claim.percent, 'en')}%${claim.of ? ` of ${say(claim.of)}` : ''}`;
    case 'growth':
      return `${name} ${claim.up ? 'grew' : 'fell'} by ${figure(claim.by, 'en')}${claim.unit === 'percent' ? ' %' : ' points'}`;
    case 'newcomer':
      return `${name} entered the first ${cardinal(claim.k)} for the first time`;
    case 'led':
      return `${name} has led for ${cardinal(claim.periods)} ${nounAfter(claim.periods, noun)}`;
  }
}

function chinese(
  claim: Claim,
  say: (of: Subject) => string,
  units: string,
  noun: string,
  ahead: boolean,
): string {
  if (claim.kind === 'gap') return `${units}之间的差距${claim.narrowed ? '缩小' : '扩大'}`;
  const name = say(claim.place);
  const inGroup = (of: Subject | undefined) => (of ? `在${say(of)}` : '');
  switch (claim.kind) {
    case 'rank':
      return `${name}${inGroup(claim.within)}列第${claim.rank}位`;
    case 'last':
      return `${name}${inGroup(claim.within)}垫底`;
    case 'top':
      return `${name}${inGroup(claim.within)}位列前${claim.k}位`;
    case 'moved':
      return `${name}位次${claim.up ? '上升' : '下降'}${claim.places}位`;
    case 'above':
      return `${name}排名${claim.above ? (ahead ? '领先于' : '高于') : ahead ? '落后于' : '低于'}${say(claim.other)}`;
    case 'value':
      return `${name}指数${{ equal: '为', more: '超过', less: '低于' }[claim.is]}${figure(claim.value, 'zh')}点`;
    case 'share':
      return claim.of
        ? `${name}占${say(claim.of)}的${figure(claim.percent, 'zh')}%`
        : `${name}占比${figure(claim.percent, 'zh')}%`;
    case 'growth':
      return `${name}指数${claim.up ? '增长' : '下降'}${figure(claim.by, 'zh')}${claim.unit === 'percent' ? '%' : '点'}`;
    case 'newcomer':
      return `${name}首次进入前${claim.k}位`;
    case 'led':
      return `${name}连续${claim.periods}${noun}居首`;
  }
}
