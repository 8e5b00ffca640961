import { headlinePeriod } from '../analysis/index.js';
import { firstIsBest, type Lang, type Plan, publishedPeriods } from '../edition/index.js';
import type { Release } from '../release/index.js';
import {
  comparedWith,
  contendersOf,
  count,
  findingLines,
  type Glance,
  glanceOf,
  leadVerb,
  lossLine,
  nodeChange,
  number,
  perHeadFacts,
  periodName,
  placedLine,
  places,
  plain,
  polarityNote,
  scoreText,
  screenSentence,
  sentencesOf,
  setSentence,
  some,
  totalOf,
  totalWithin,
  uncertain,
  viewOf,
  weighingLines,
  withoutScore,
  word,
} from '../words/index.js';

/** The lines a person wants after a build: who leads (and that the data are not real, where they are not), who moved, what else stands out, where weights come from that are not given, what is least certain, what was left out, what next. */
export function summaryLines(release: Release, lang: Lang): string[] {
  const glance = glanceOf(release, headlinePeriod(release));
  const { plan, index } = release;
  const lost = lossLine(plan, index, headlinePeriod(release), lang);
  return [
    ...(lost === undefined ? [] : [lost]),
    unreal(plan, lang) + leads(release, glance, lang),
    ...perHeadLines(release, lang),
    moved(plan, glance, lang),
    ...findingLines(release, headlinePeriod(release), lang),
    ...weighingLines(plan, lang),
    uncertain(release, glance, lang),
    leftOut(glance, withoutScore(plan, index, headlinePeriod(release)), lang) +
      screenSentence(plan, release.index.screened, lang),
    ...placedLine(plan, release.geocoding, lang),
    next(glance, lang),
  ];
}

/** Who leads the units per head, where the edition shows that beside the index. */
function perHeadLines(release: Release, lang: Lang): string[] {
  const facts = perHeadFacts(viewOf(release, release.index.periods - 1), totalOf(release));
  return facts
    .filter((fact) => fact.kind === 'leaders-per-head' && fact.level === release.plan.unitsTitle)
    .flatMap((fact) => sentencesOf(release.plan, fact, lang).map(plain));
}

/** What the data are, where they are not real. */
function unreal({ dataStatus }: Plan, lang: Lang): string {
  return dataStatus === 'real' ? '' : word(dataStatus, lang) + { en: ': ', zh: '：' }[lang];
}

function leads(release: Release, f: Glance, lang: Lang): string {
  const { plan } = release;
  const first = f.standings[0];
  if (!first)
    return {
      en: `No unit has a value in ${f.period}.`,
      zh: `${periodName(f.period, 'zh')}没有任何单元取得结果。`,
    }[lang];
  const change = nodeChange(plan, 0, f.change, lang);
  const total = number(f.total, plan.nodes[0]!.digits ?? 2, lang);
  const leader = plan.units.findIndex(({ code }) => code === first.code);
  const place = { level: plan.level, grouping: -1, number: leader };
  const said = scoreText(release, place, 0, headlinePeriod(release), first.value, lang);
  const contenders = contendersOf(viewOf(release, headlinePeriod(release))).map(({ name }) => name);
  const alone = contenders.length === 1;
  const who = some(contenders, lang);
  const rankings = {
    en: `${f.ranked} ${plan.unitsTitle.en.toLowerCase()}`,
    zh: `${f.ranked}个${plan.unitsTitle.zh}`,
  };
  const lead = {
    en: alone
      ? `${who} ${leadVerb(plan, false).en} ${rankings.en} in ${f.period} with ${said}`
      : `${who} are level at the top of ${rankings.en} in ${f.period}`,
    zh: alone
      ? `${periodName(f.period, 'zh')}${who}以${said}居${rankings.zh}${firstIsBest(plan) ? '之首' : '首位（最差）'}`
      : `${periodName(f.period, 'zh')}${who}难分高下，位居${rankings.zh}前列`,
  };
  const note = polarityNote(plan, 0, lang);
  const set = setSentence(release, f.set, plan.base - plan.first, lang);
  const since = {
    en: f.period === f.base ? '' : `, ${change} ${comparedWith(plan, f.base)}`,
    zh: f.period === f.base ? '' : `，较${periodName(f.base, 'zh')}${change}`,
  };
  return {
    en: `${lead.en}; ${totalWithin(plan)} stands at ${total}${since.en}.${set && ` ${set}`}${note && ` ${note}`}`,
    zh: `${lead.zh}；${plan.total.title.zh}指数为${total}${since.zh}。${set}${note}`,
  }[lang];
}

function moved(plan: Plan, f: Glance, lang: Lang): string {
  if (publishedPeriods(plan).length === 1) {
    return {
      en: `The index has one period, ${f.period}: it says nothing of change over time.`,
      zh: `本指数仅有${periodName(f.period, 'zh')}一期，不反映随时间的变化。`,
    }[lang];
  }
  if (f.period === f.base) {
    return {
      en: `${f.period} is the base: nothing has moved yet.`,
      zh: `${periodName(f.period, 'zh')}为基期，尚无变动。`,
    }[lang];
  }
  if (!f.riser && !f.faller) {
    return {
      en: `Since ${f.base} no move in rank is larger than its uncertainty.`,
      zh: `自${periodName(f.base, 'zh')}以来，没有单元的位次变动超出其不确定范围。`,
    }[lang];
  }
  const fewer = f.set && f.set.units < f.set.unitsOf;
  const say = (m: Glance['riser']) => {
    if (!m) return { en: 'nobody', zh: '无' }[lang];
    const name = plan.units[m.unit]!.name[lang];
    const by = places(Math.abs(m.places), lang);
    return { en: `${name}, ${by} (${m.from} → ${m.to})`, zh: `${name}，${by}（${m.from} → ${m.to}）` }[lang];
  };
  return {
    en: `Since ${f.base}${fewer ? `, among the ${plan.unitsTitle.en.toLowerCase()} in both,` : ''} ${firstIsBest(plan) ? 'the biggest riser is' : 'who worsened most in rank is'} ${say(f.riser)}; ${firstIsBest(plan) ? 'the biggest faller' : 'who improved most,'} ${say(f.faller)}.`,
    zh: `自${periodName(f.base, 'zh')}以来，${fewer ? `在两期均有数据的${plan.unitsTitle.zh}中，` : ''}${firstIsBest(plan) ? '上升' : '恶化'}最多的是${say(f.riser)}；${firstIsBest(plan) ? '下降' : '改善'}最多的是${say(f.faller)}。`,
  }[lang];
}

function leftOut(
  { records: { used, unplaced, repeated }, partial }: Glance,
  unscored: number,
  lang: Lang,
): string {
  const units = {
    en: `${count(unscored, 'en')} ${unscored === 1 ? 'unit has' : 'units have'} no score, ${count(partial.length, 'en')} ${partial.length === 1 ? 'lacks' : 'lack'} a part`,
    zh: `${count(unscored, 'zh')}个单元没有得分，${count(partial.length, 'zh')}个缺少部分数据`,
  };
  if (!used) return { en: `Left out: no record; ${units.en}.`, zh: `未计入：无记录；${units.zh}。` }[lang];
  return {
    en: `Left out, beside the ${count(used, 'en')} records used: ${count(unplaced, 'en')} that name no unit, ${count(repeated, 'en')} that stood twice in their file; ${units.en}.`,
    zh: `使用记录${count(used, 'zh')}条。未计入：未注明单元的${count(unplaced, 'zh')}条，文件中重复的${count(repeated, 'zh')}条；${units.zh}。`,
  }[lang];
}

function next(f: Glance, lang: Lang): string {
  const unit = f.standings[4] ?? f.standings[0];
  if (!unit) return { en: 'Next: npx iplus check EDITION', zh: '下一步：npx iplus check EDITION' }[lang];
  const command = `npx iplus explain ${unit.code}`;
  return {
    en: `Next: ${command}  (where the figure of ${unit.name.en} comes from)`,
    zh: `下一步：${command}（查看${unit.name.zh}的数值来历）`,
  }[lang];
}
