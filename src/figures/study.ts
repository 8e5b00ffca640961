import type { RankInterval } from '../analysis/index.js';
import { publishedPeriods } from '../edition/index.js';
import { type Release, rankStudy } from '../release/index.js';
import { count, percent } from '../words/index.js';
import { cannot } from './why.js';

/** The ranks of the units in the study of a release, in the order of the published ranks; empty where the period was not studied. */
export function intervalsOf(release: Release, t: number): RankInterval[] {
  const period = publishedPeriods(release.plan)[t]!;
  const found = release.uncertainty.find((u) => u.period === period)?.intervals ?? [];
  return found.filter((i) => i.rank > 0).sort((a, b) => a.rank - b.rank);
}

export const study = {
  en: `Weights varied by ± ${percent(rankStudy.noise, 'en', 0)} and one indicator left out, ${count(rankStudy.replicates, 'en')} draws, seed ${rankStudy.seed}. Errors of the data are not included.`,
  zh: `权重各变动±${percent(rankStudy.noise, 'zh', 0)}并剔除一项指标，抽取${count(rankStudy.replicates, 'zh')}次，种子${rankStudy.seed}；不含数据误差。`,
};

export const notStudied = cannot({
  en: 'this period was not studied in the release',
  zh: '发布版未研究这一时期',
});

export const rankWords = { en: 'Rank', zh: '位次' };
