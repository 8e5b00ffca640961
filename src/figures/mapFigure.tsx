import type { Lang } from '../edition/index.js';
import { publishedPeriods } from '../edition/index.js';
import type { Release } from '../release/index.js';
import { glanceOf, periodName, titleWithin } from '../words/index.js';
import type { Choice } from './choice.js';
import { columnsFor, placePath } from './fields.js';
import type { Draw, Figure, FigureMaker } from './figure.js';
import { MapMarks } from './mapMarks.js';
import type { OwnLevel } from './mapMeasured.js';
import { marksNote } from './mapNotes.js';
import { mapFrame, pathsOf } from './mapPaths.js';
import { measureNames, type Painting, paintingOf } from './mapView.js';
import { coordinate } from './measure.js';

const digits = { level: undefined, 'per-head': 1, gain: 2, change: 4, tier: 0 };

/** The map of the overview as a figure, for the choices in its address, of one period. */
export function mapFigure(release: Release, choice: Pick<Choice, 'period' | 'map' | 'as'>): Figure {
  const { plan } = release;
  const period = publishedPeriods(plan)[choice.period]!;
  const view = { measure: choice.map, shape: choice.as };
  const painting = paintingOf(release, choice.period, view, 'en');
  const places = new Map([...painting.of.values()].map((painted) => [painted.place.code, painted]));
  const rows = [...places.values()]
    .sort((a, b) => (choice.map === 'tier' ? a.value - b.value : b.value - a.value))
    .map(({ place, value }) => ({ unit: place.code, value }));
  const title = measureNames[choice.map];
  const groups = choice.as === 'groups' ? plan.groupings[0]?.title : undefined;
  const of = groups ?? plan.unitsTitle;
  const said = (lang: Lang) => paintingOf(release, choice.period, view, lang).note;
  const marks = (lang: Lang) => marksNote(release, painting, choice.as, lang);
  const column = columnsFor(rows);
  const value = column.figures('value', title, digits[choice.map], {
    ...(choice.map === 'level' ? { to: (row) => placePath(String(row.unit), period) } : {}),
  });
  return {
    id: 'map',
    title: {
      en: `${of.en}: ${titleWithin(title.en)}, ${period}`,
      zh: `${of.zh}：${title.zh}，${periodName(period, 'zh')}`,
    },
    note: { en: `Colours: ${said('en')}. ${marks('en')}`, zh: `颜色：${said('zh')}。${marks('zh')}` },
    fields: [column.place('unit', release, choice.period), value],
    rows,
    why: rows.length > 0 ? undefined : { en: said('en'), zh: said('zh') },
    draw: drawMap(release, choice, period),
  };
}

/** Height of the key below the map. */
const keyHeight = 34;

/**
 * @param own what it shows in place of the level of the whole index
 * @param chosen codes of the units that are named before all others
 */
export function drawMap(
  release: Release,
  choice: Pick<Choice, 'period' | 'map' | 'as'>,
  period: string,
  own?: OwnLevel,
  chosen?: readonly string[],
): Draw {
  return (at) => {
    const paths = pathsOf(release)!;
    const { height, scale, transform } = mapFrame(paths, at.width);
    const view = { measure: choice.map, shape: choice.as };
    const painting = paintingOf(release, choice.period, view, at.lang, own);
    return {
      height: height + keyHeight,
      content: (
        <g>
          <g class="mapped" transform={transform}>
            <MapMarks
              paths={paths}
              unit={0.8 / scale}
              glance={glanceOf(release, choice.period)}
              painting={painting}
              shape={choice.as}
              chosen={chosen}
              lang={at.lang}
              href={(code) => at.href(placePath(code, period))}
            />
          </g>
          <g transform={`translate(0 ${height + 6})`}>
            <Key painting={painting} width={Math.min(at.width, 400)} />
          </g>
        </g>
      ),
    };
  };
}

function Key({ painting: { legend, ramp }, width }: { painting: Painting; width: number }) {
  const step = width / Math.max(1, legend.length);
  return (
    <g>
      {legend.map(({ cls, label }, i) => (
        <g key={cls} transform={`translate(${coordinate(i * step)} 0)`}>
          <rect class={`${ramp}${cls}`} width={coordinate(step)} height="8" />
          <text y="23">{label}</text>
        </g>
      ))}
    </g>
  );
}

export const mapFigures = {
  map: {
    keys: ['period', 'map', 'as'],
    has: (release) => pathsOf(release) !== undefined,
    make: mapFigure,
  },
} satisfies Record<string, FigureMaker>;
