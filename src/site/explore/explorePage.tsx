import { type Lang, publishedPeriods } from '../../edition/index.js';
import {
  ChartSvg,
  type ChartView,
  defaultShape,
  type Explored,
  exploredQuery,
  exploreFigure,
  measuredOf,
  ownLevel,
  paintingOf,
  parseExplored,
  type Query,
  viewsOf,
} from '../../figures/index.js';
import { subjectsOf } from '../../release/index.js';
import { glanceOf } from '../../words/index.js';
import { Download } from '../frame/download.js';
import { page } from '../frame/layout.js';
import { MapFigure } from '../overview/map.js';
import { FigureTable } from '../pages/figureTable.js';
import { chartsPath, rootOf, type Shown } from '../shown.js';
import type { ExploreOf } from './exploreForm.js';
import { Places } from './places.js';
import { WhatToShow } from './whatToShow.js';

const viewNames: Record<ChartView, { [lang in Lang]: string }> = {
  line: { en: 'Line', zh: '折线' },
  bars: { en: 'Bars', zh: '条形' },
  map: { en: 'Map', zh: '地图' },
  table: { en: 'Table', zh: '表格' },
  scatter: { en: 'Scatter', zh: '散点' },
};

/** Widths of a drawing: on a wide page, and on a phone. */
const widths = { wide: 1060, narrow: 358 };

/** Any places on any chart. It works without scripts; with them the chart follows each choice. */
export function explorePage(release: Shown, lang: Lang, query: Query): string {
  const { state, trouble } = parseExplored(release, query);
  const figure = exploreFigure(release, state);
  const path = `${rootOf(release, lang)}/${chartsPath}`;
  const to = (change: Partial<Explored>) => `${path}${exploredQuery(release, { ...state, ...change })}`;
  const of = { release, lang, state, figure, to };
  return page(
    release,
    lang,
    `${figure.title[lang]} · ${release.plan.title[lang]}`,
    `${chartsPath}${release.files === 'whole' ? '' : exploredQuery(release, state)}`,
    <div class="explore">
      <div class="chosen">
        <h1>{figure.title[lang]}</h1>
        <p class="soft">{figure.note[lang]}</p>
        {trouble.map((words) => (
          <p role="alert" key={words.en}>
            {words[lang]}
          </p>
        ))}
        {release.files === 'whole' ? null : <Views {...of} />}
        <Drawn {...of} />
        <Download {...{ release, figure, lang }} query={exploredQuery(release, state)} />
      </div>
      {release.files === 'whole' ? null : (
        <aside>
          <Places {...of} />
          <WhatToShow {...of} />
        </aside>
      )}
    </div>,
    ['figures'],
  );
}

/** The views as links; each keeps places, measure and periods. */
function Views({ release, lang, state, to }: ExploreOf) {
  return (
    <nav class="views" aria-label={{ en: 'Kind of chart', zh: '图形' }[lang]}>
      <span>
        {viewsOf(release).map((view) => (
          <a
            key={view}
            href={to({ view })}
            data-swap
            // The address of the chart that is shown, whatever words it was asked for with.
            {...(view === state.view && { 'aria-current': 'true', rel: 'bookmark' })}
          >
            {viewNames[view][lang]}
          </a>
        ))}
      </span>
    </nav>
  );
}

/** The drawing for a wide page and for a phone, with the line in which a script tells what is pointed at, and its table. */
function Drawn({ release, lang, state, figure }: ExploreOf) {
  const root = rootOf(release, lang);
  const table = (
    <FigureTable
      {...{ figure, lang, root }}
      allRows={
        state.view === 'table' ? undefined : `${root}/figure/chart.csv${exploredQuery(release, state)}`
      }
    />
  );
  if (state.view === 'table')
    return (
      <figure class="figure" id="chart">
        {table}
      </figure>
    );
  if (state.view === 'map' && !figure.why)
    return (
      <figure class="figure" id="chart">
        <ExploredMap {...{ release, lang, state }} />
        {table}
      </figure>
    );
  return (
    <figure class="figure read" id="chart">
      <output class="reading" />
      {(['wide', 'narrow'] as const).map((size) => (
        <div key={size} class={`drawn ${size}`}>
          <ChartSvg
            release={release}
            figure={figure}
            at={{ lang, width: widths[size], href: (path) => `${root}/${path}` }}
          />
        </div>
      ))}
      {table}
    </figure>
  );
}

function ExploredMap({ release, lang, state }: Pick<ExploreOf, 'release' | 'lang' | 'state'>) {
  const { plan } = release;
  const units = subjectsOf(plan).filter((s) => s.level === plan.level);
  const own = ownLevel(release, state, measuredOf(release, state.node), units);
  const shape = defaultShape(release, 'level');
  const period = publishedPeriods(plan)[state.to]!;
  return (
    <MapFigure
      release={release}
      glance={glanceOf(release, state.to)}
      painting={paintingOf(release, state.to, { measure: 'level', shape }, lang, own)}
      {...{ shape, lang }}
      chosen={state.places.map(({ code }) => code)}
      href={(code) => `${rootOf(release, lang)}/place/${encodeURIComponent(code)}/${period}/${state.node}`}
    />
  );
}
