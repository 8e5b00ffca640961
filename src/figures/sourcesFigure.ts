import type { UncertaintySources } from '../analysis/index.js';
import type { Release } from '../release/index.js';
import { formatPercent, meanSources, periodName, sourceNames, titleWithin } from '../words/index.js';
import { analysisContext } from './analysisContext.js';
import { barChart } from './barChart.js';
import type { Choice } from './choice.js';
import { columnsFor } from './fields.js';
import type { Figure } from './figure.js';
import { intervalsOf, notStudiedReason, studyText } from './study.js';

/** What the ranges of the ranks come from, on average over the units; pages of places tell the same of each. */
export function rankSources(release: Release, choice: Choice): Figure {
  const { plan, period } = analysisContext(release, choice);
  const mean = meanSources(intervalsOf(release, choice.period));
  const rows = (Object.keys(sourceNames) as (keyof UncertaintySources)[])
    // Unknown errors are not a share of zero.
    .filter((source) => source !== 'data' || (mean?.data ?? 0) > 0)
    .map((source) => ({ source, share: mean?.[source] ?? null }))
    .sort((a, b) => (b.share ?? 0) - (a.share ?? 0));
  const [most] = rows;
  const column = columnsFor(rows);
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const units = plan.unitsTitle;
  return {
    id: 'rank-sources',
    title: {
      en: `What makes the ranks uncertain? ${period}`,
      zh: `位次的不确定性从何而来？${periodName(period, 'zh')}`,
    },
    note: {
      en: `Share of the mean squared shift of a rank when only this varies, on average over the ${titleWithin(units.en)}; the page of each place tells its own. ${studyText(release).en}`,
      zh: `仅变动该项时位次变动的均方占比，为各${units.zh}的平均；各地自身的占比见其页面。${studyText(release).zh}`,
    },
    alt: most
      ? {
          en: `Most comes from ${sourceNames[most.source].en}: ${formatPercent(most.share ?? 0, 'en', 0)}.`,
          zh: `主要来自${sourceNames[most.source].zh}：${formatPercent(most.share ?? 0, 'zh', 0)}。`,
        }
      : { en: 'None.', zh: '无。' },
    fields: [
      column.words(
        'source',
        { en: 'Source', zh: '来源' },
        { name: (id, lang) => sourceNames[id as keyof UncertaintySources][lang] },
      ),
      column.figures('share', { en: 'Share', zh: '占比' }, 3),
    ],
    rows,
    why: mean ? undefined : notStudiedReason,
    draw: (at) =>
      barChart({
        bars: rows.map(({ source, share }) => {
          const said = formatPercent(share ?? 0, at.lang, 0);
          const name = capital(sourceNames[source][at.lang]);
          return { name, parts: [{ value: share ?? 0, title: `${name}: ${said}` }], text: said };
        }),
        x: { label: '', include: [0, 1], format: (v, lang) => formatPercent(v, lang, 0) },
        row: 28,
      })(at),
  };
}
