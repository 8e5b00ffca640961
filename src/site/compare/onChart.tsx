import { ChartSvg, exploredQuery, exploreFigure, usualView } from '../../figures/index.js';
import { FigureTable } from '../pages/figureTable.js';
import { FigureTitle } from '../place/placeFigure.js';
import { chartsPath } from '../shown.js';
import type { Comparison } from './comparison.js';

/** The places over time, and the way to other charts of them. */
export function OnChart({ of: { places, release, lang, root, node } }: { of: Comparison }) {
  const subjects = places.map(({ subject }) => subject);
  const state = usualView(release, subjects, node, places[0]!.t);
  const figure = exploreFigure(release, state);
  if (figure.why) return null;
  const query = exploredQuery(release, state);
  return (
    <section id="chart">
      <FigureTitle figure={figure} lang={lang} isRead />
      <ChartSvg {...{ release, figure }} at={{ lang, width: 440, href: (path) => `${root}/${path}` }} />
      {release.files === 'whole' ? null : (
        <>
          <FigureTable {...{ figure, lang, root }} allRows={`${root}/figure/chart.csv${query}`} />
          <p>
            <a class="button" href={`${root}/${chartsPath}${query}`}>
              {{ en: 'Other charts of these places', zh: '这些地区的其他图表' }[lang]}
            </a>
          </p>
        </>
      )}
    </section>
  );
}
