import type { Text } from '../../edition/index.js';
import { formatNumber, formatPercent } from '../../words/index.js';
import { heading, said, useLanguage } from '../blocks/said.js';
import { formatWhole, periodText } from './consoleText.js';
import { consoleWords as words } from './consoleWords.js';
import { DataTable } from './table.js';

/** What the records of a partner's contracts are for the live edition. Nothing in it is of one partner: all is public. */
export interface FedIndicators {
  edition: string;
  title: Text;
  /** The indicators that they feed; the share of the index is NaN where the framework has no fixed weights. */
  indicators: { title: Text; share: number }[];
  /** Whether there is no other indicator. */
  isAll: boolean;
  /** The ranks of the last final period without these indicators: how far places move on average and at most. */
  without?: { period: string; shift: number; largest: number; ranked: number };
}

function withoutText({ isAll, without }: FedIndicators): Text {
  if (isAll) return { en: 'Without them there would be no index.', zh: '若无这些记录，则无法编制指数。' };
  if (!without || Number.isNaN(without.shift))
    return { en: 'Without them it would have no ranks.', zh: '若无这些记录，则无法排名。' };
  const { period, shift, largest, ranked } = without;
  return {
    en: `Without them, ${formatWhole(ranked, 'en')} places would still have a rank in ${periodText(period, 'en')}; they would stand ${formatNumber(shift, 1, 'en')} places from where they stand now on average, and at most ${formatWhole(largest, 'en')}.`,
    zh: `若无这些指标，${periodText(period, 'zh')}仍有${formatWhole(ranked, 'zh')}个地区参与排名，位次平均变动${formatNumber(shift, 1, 'zh')}位，最多变动${formatWhole(largest, 'zh')}位。`,
  };
}

/** What a partner's records are for the index: the indicators they feed, their shares, and what would change without them. */
export function Feeds({ fed }: { fed: FedIndicators }) {
  const lang = useLanguage();
  return (
    <>
      {heading(words.feeds, said(fed.title))}
      <DataTable
        heads={[
          ['indicator', 'long'],
          ['ofIndex', 'n'],
        ]}
        rows={fed.indicators.map(({ title, share }) => [
          said(title),
          Number.isNaN(share) ? '–' : formatPercent(share, lang, 0),
        ])}
      />
      <p class="soft">
        {said(withoutText(fed))}{' '}
        {said({
          en: 'How much of an indicator is yours, is not said: with the published figure it would tell what others sent.',
          zh: '贵单位在各指标中所占份额不予显示：与已发布数值对照即可推知其他单位的内容。',
        })}
      </p>
    </>
  );
}
