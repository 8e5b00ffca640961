import { headlinePeriod } from '../analysis/index.js';
import type { Lang, Plan } from '../edition/index.js';
import type { Release } from '../release/index.js';
import {
  type Fact,
  type FactKind,
  factsAbout,
  formatCount,
  type Glance,
  glanceOf,
  headlineOf,
  leastCertainFact,
  lossLine,
  phraseText,
  polarityNote,
  screenSentence,
  sentencesOf,
  titleWithin,
  withoutScore,
} from '../words/index.js';

/** What stands out first where nothing was lost. */
const tellingKinds: readonly FactKind[] = ['mover', 'balance', 'leaders', 'contrast'];

/**
 * Four short lines after a build: the headline (with what the data are, where they are not real), what was lost or else what stands
 * out, what was left out or else what is least certain, and what next. The analysis has the rest.
 * @param folder the release as a command names it, where it is not the only one
 */
export function summaryLines(release: Release, lang: Lang, folder?: string): string[] {
  const t = headlinePeriod(release);
  const glance = glanceOf(release, t);
  const { plan, index } = release;
  const facts = factsAbout(release, t);
  const first = tellingKinds.flatMap((kind) => facts.filter((fact) => fact.kind === kind))[0];
  const said = (fact: Fact) => phraseText(sentencesOf(plan, fact, lang)[0] ?? []);
  const unscored = withoutScore(plan, index, t);
  const screened = screenSentence(plan, index.screened, lang);
  const isLess =
    screened !== '' || unscored > 0 || glance.partial.length > 0 || (glance.records.unplaced ?? 0) > 0;
  return [
    phraseText(headlineOf(plan, facts, lang)),
    lossLine(plan, index, t, lang) ?? (first ? said(first) : polarityNote(plan, 0, lang)),
    isLess
      ? (leftOutLines(glance, unscored, plan, lang) + screened).trim()
      : said(leastCertainFact(release, glance)),
    nextCommands(glance, lang, folder),
  ].filter((line) => line !== '');
}

/** What is not in the ranking: records, where there are any, and units; only what there is of it. */
function leftOutLines(
  { records: { used, unplaced = 0, repeated = 0 }, partial }: Glance,
  unscored: number,
  { units, unitsTitle }: Plan,
  lang: Lang,
): string {
  const count = (n: number) => formatCount(n, lang);
  const all = titleWithin(unitsTitle.en);
  const records = {
    en: [
      unplaced > 0 && `${count(unplaced)} that name no unit`,
      repeated > 0 && `${count(repeated)} that stood twice in their file`,
    ],
    zh: [
      unplaced > 0 && `未注明${unitsTitle.zh}的${count(unplaced)}条`,
      repeated > 0 && `文件中重复的${count(repeated)}条`,
    ],
  }[lang].filter((said) => said !== false);
  const places = {
    en: [
      unscored > 0 && `${count(unscored)} ${unscored === 1 ? 'has' : 'have'} no score`,
      partial.length > 0 && `${count(partial.length)} ${partial.length === 1 ? 'lacks' : 'lack'} a part`,
    ],
    zh: [
      unscored > 0 && `${count(unscored)}个没有得分`,
      partial.length > 0 && `${count(partial.length)}个缺少部分数据`,
    ],
  }[lang].filter((said) => said !== false);
  const ofRecords =
    used && records.length > 0
      ? {
          en: `Left out, beside the ${count(used)} records used: ${records.join(', ')}.`,
          zh: `使用记录${count(used)}条；未计入：${records.join('，')}。`,
        }[lang]
      : '';
  const ofPlaces =
    places.length > 0
      ? {
          en: `Of the ${count(units.length)} ${all}, ${places.join(' and ')}.`,
          zh: `${count(units.length)}个${unitsTitle.zh}中，${places.join('，')}。`,
        }[lang]
      : '';
  return [ofRecords, ofPlaces].filter((said) => said !== '').join({ en: ' ', zh: '' }[lang]);
}

function nextCommands(f: Glance, lang: Lang, folder: string | undefined): string {
  const unit = f.standings[4] ?? f.standings[0];
  if (!unit) return { en: 'Next: npx iplus check EDITION', zh: '下一步：npx iplus check EDITION' }[lang];
  const command = `npx iplus explain ${unit.code}${folder === undefined ? '' : ` --release ${folder}`}`;
  return {
    en: `Next: ${command}  (where the figure of ${unit.name.en} comes from)`,
    zh: `下一步：${command} --lang zh（查看${unit.name.zh}的数值来历）`,
  }[lang];
}
