import { headlinePeriod } from '../analysis/index.js';
import type { Lang } from '../edition/index.js';
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
      ? leftOutLines(glance, unscored, plan.unitsTitle.zh, lang) + screened
      : said(leastCertainFact(release, glance)),
    nextCommands(glance, lang, folder),
  ].filter((line) => line !== '');
}

function leftOutLines(
  { records: { used, unplaced, repeated }, partial }: Glance,
  unscored: number,
  unitsInChinese: string,
  lang: Lang,
): string {
  const units = {
    en: `${formatCount(unscored, 'en')} ${unscored === 1 ? 'unit has' : 'units have'} no score, ${formatCount(partial.length, 'en')} ${partial.length === 1 ? 'lacks' : 'lack'} a part`,
    zh: `${formatCount(unscored, 'zh')}个${unitsInChinese}没有得分，${formatCount(partial.length, 'zh')}个缺少部分数据`,
  };
  if (!used) return { en: `Left out: no record; ${units.en}.`, zh: `未计入：无记录；${units.zh}。` }[lang];
  return {
    en: `Left out, beside the ${formatCount(used, 'en')} records used: ${formatCount(unplaced, 'en')} that name no unit, ${formatCount(repeated, 'en')} that stood twice in their file; ${units.en}.`,
    zh: `使用记录${formatCount(used, 'zh')}条。未计入：未注明${unitsInChinese}的${formatCount(unplaced, 'zh')}条，文件中重复的${formatCount(repeated, 'zh')}条；${units.zh}。`,
  }[lang];
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
