import type { RankInterval } from '../analysis/index.js';
import { rankStudy } from '../analysis/index.js';
import { publishedPeriods, type Text } from '../edition/index.js';
import type { Release } from '../release/index.js';
import { formatCount, studyVariationText } from '../words/index.js';
import { cannotCompute } from './reasons.js';

/** The ranks of the units in the study of a release, in the order of the published ranks; empty where the period was not studied. */
export function intervalsOf(release: Release, t: number): RankInterval[] {
  const period = publishedPeriods(release.plan)[t]!;
  const found = release.uncertainty.find((u) => u.period === period)?.intervals ?? [];
  return found.filter((i) => i.rank > 0).sort((a, b) => a.rank - b.rank);
}

/** How the ranks of a release were studied. */
export function studyText({ plan }: Pick<Release, 'plan'>): Text {
  const varied = studyVariationText(plan);
  const [en, zh] = (['en', 'zh'] as const).map((lang) => formatCount(rankStudy.replicates, lang));
  return {
    en: `Varied: ${varied.en} (${en} draws, seed ${rankStudy.seed}).`,
    zh: `${varied.zh}（抽取${zh}次，随机种子${rankStudy.seed}）。`,
  };
}

export const notStudiedReason = cannotCompute({
  en: 'this period was not studied in the release',
  zh: '发布版未研究这一时期',
});

/** Of a release that was made before releases had the table of a figure. */
export const tableMissingReason = cannotCompute({
  en: 'this release was made before releases carried this study; building the edition again adds it',
  zh: '此发布版生成时尚不包含该项研究；重新生成即可加入',
});

export const rankWords = { en: 'Rank', zh: '位次' };
