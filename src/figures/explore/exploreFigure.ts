import { headlinePeriod } from '../../analysis/index.js';
import { type Lang, publishedPeriods, type Text } from '../../edition/index.js';
import { type Release, subjectsOf } from '../../release/index.js';
import { joinNames, periodName } from '../../words/index.js';
import type { Figure } from '../figure.js';
import { provisionalNote, withNote } from '../provisional.js';
import type { Chart, Seen } from './chart.js';
import { courseClaim } from './claims.js';
import { bars, map, scatter } from './inPeriod.js';
import { measuredOf } from './measured.js';
import { line, table } from './overTime.js';
import { type ChartView, type Explored, isOverTime } from './state.js';

const views: Record<ChartView, (chart: Chart) => Seen> = { line, bars, map, table, scatter };

/** The chart of a state as a figure: page, embed and files show the same. */
export function exploreFigure(release: Release, state: Explored): Figure {
  const { plan } = release;
  const periods = publishedPeriods(plan);
  const chart: Chart = {
    ...{ release, state, periods },
    measured: measuredOf(release, state.node),
    across: measuredOf(release, state.across),
    units: subjectsOf(plan).filter((s) => s.level === plan.level),
  };
  const seen = views[state.view](chart);
  const { title, unit } = chart.measured;
  const isOver = isOverTime(state.view);
  const span = (lang: Lang) =>
    isOver && state.from < state.to
      ? `${periodName(periods[state.from]!, lang)}${{ en: ' to ', zh: '至' }[lang]}${periodName(periods[state.to]!, lang)}`
      : periodName(periods[state.to]!, lang);
  const isAll = state.view === 'map' || state.view === 'scatter';
  const names = (lang: Lang) =>
    isAll
      ? plan.unitsTitle[lang]
      : joinNames(
          state.places.map(({ name }) => name[lang]),
          lang,
        );
  const known = seen.rows.some((row) => typeof row['value'] === 'number') || state.view === 'table';
  return {
    id: 'chart',
    title: settledTitle(chart, seen.title),
    file: {
      en: `${title.en} ${state.view} ${names('en')} ${span('en')}`,
      zh: `${title.zh}${names('zh')}${span('zh')}`,
    },
    note: withNote(
      {
        en: `${title.en}, ${unit.en}, ${span('en')}. ${seen.reads.en}`.trim(),
        zh: `${title.zh}（${unit.zh}），${span('zh')}。${seen.reads.zh}`,
      },
      provisionalIn(chart),
    ),
    fields: seen.fields,
    rows: seen.rows,
    why: known
      ? undefined
      : { en: 'There are no figures of these places and periods.', zh: '所选地区与时期没有数据。' },
    draw: seen.draw,
    width: 850,
    anyWidth: true,
    reads: state.view !== 'map' && state.view !== 'table',
  };
}

const provisionalIn = ({ release, state }: Chart): Text =>
  state.to > headlinePeriod(release)
    ? provisionalNote(release, state.view === 'line' ? 'dashed' : 'shown')
    : { en: '', zh: '' };

/** A title claims nothing of a provisional period: it tells what came before, or says what is shown. */
function settledTitle(chart: Chart, title: Text): Text {
  const { release, state, measured, periods } = chart;
  const last = headlinePeriod(release);
  if (state.to <= last) return ofWhat(chart, title);
  if (isOverTime(state.view) && state.from < last)
    return ofWhat(chart, courseClaim(release, { ...state, to: last }, measured));
  const period = (lang: Lang) => periodName(periods[state.to]!, lang);
  return {
    en: `${measured.title.en}, ${period('en')} (provisional)`,
    zh: `${period('zh')}${measured.title.zh}（初步结果）`,
  };
}

/** A title that says what is measured, where that is not the whole index and the title does not name it. */
function ofWhat({ release, state, measured }: Chart, title: Text): Text {
  const named = title.en.includes(measured.title.en) || state.view === 'scatter';
  if (named || measured.id === release.plan.nodes[0]!.id) return title;
  return { en: `${measured.title.en}: ${title.en}`, zh: `${measured.title.zh}：${title.zh}` };
}
