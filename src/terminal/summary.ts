import { headlinePeriod } from '../analysis/index.js';
import type { Lang } from '../edition/index.js';
import type { Release } from '../release/index.js';
import {
  factsAbout,
  factsOfKind,
  findingsAmong,
  formatCount,
  type Glance,
  geocodingLine,
  glanceOf,
  headlineOf,
  leastCertainFact,
  lossLine,
  paragraphOf,
  phraseText,
  polarityNote,
  screenSentence,
  sentencesOf,
  weighingLines,
  withoutScore,
} from '../words/index.js';

/**
 * The lines a person wants after a build: the headline (with what the data are, where they are not real), what stands out, where
 * weights come from that are not given, what is least certain, what was left out, what next.
 * @param folder the release as a command names it, where it is not the only one
 */
export function summaryLines(release: Release, lang: Lang, folder?: string): string[] {
  const glance = glanceOf(release, headlinePeriod(release));
  const { plan, index } = release;
  const facts = factsAbout(release, headlinePeriod(release));
  const told = [...factsOfKind(facts, 'standing'), ...findingsAmong(facts)];
  const note = polarityNote(plan, 0, lang);
  const lost = lossLine(plan, index, headlinePeriod(release), lang);
  return [
    ...(lost === undefined ? [] : [lost]),
    phraseText(headlineOf(plan, facts, lang)),
    ...told.flatMap((fact) => sentencesOf(plan, fact, lang).map(phraseText)),
    ...(note === '' ? [] : [note]),
    ...weighingLines(plan, lang),
    phraseText(paragraphOf(plan, [leastCertainFact(release, glance)], lang)),
    leftOutLines(glance, withoutScore(plan, index, headlinePeriod(release)), plan.unitsTitle.zh, lang) +
      screenSentence(plan, release.index.screened, lang),
    ...geocodingLine(plan, release.geocoding, lang),
    nextCommands(glance, lang, folder),
  ];
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
