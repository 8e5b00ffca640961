import { isHigherWorse, type Lang, type Text } from '../edition/index.js';
import type { Release } from '../release/index.js';
import { orNull } from '../tables/index.js';
import { formatNodePoints, formatScore, type Place, periodName } from '../words/index.js';
import { analysisContext } from './analysisContext.js';
import type { Choice } from './choice.js';
import { rampFor } from './colours.js';
import { columnsFor, placePath } from './fields.js';
import type { Figure, FigureMaker, FigureRow } from './figure.js';
import { heatChart } from './heatChart.js';
import { groupValueAt, valueAt } from './indexValues.js';
import { nodeSuffix } from './nodes.js';
import { cannotCompute, noRowsReason } from './reasons.js';

/** How many places are drawn; the table and the files have all. */
const mostPlaces = 30;

/** A member of a matrix: a place and its value in a node. */
interface Member {
  code: string;
  name: Text;
  at: (g: number) => number;
  place: Place;
}

/** Places in the order of the node, each with its children in points; the colour is the place's rank among all in that column. */
function matrixFigure(
  id: string,
  release: Release,
  choice: Choice,
  members: readonly Member[],
  of: Text,
): Figure {
  const { plan, period } = analysisContext(release, choice);
  const children = plan.nodes[choice.node]!.children;
  const columns = children.map((g) => plan.nodes[g]!);
  const ordered = members
    .filter((m) => Number.isFinite(m.at(choice.node)))
    .sort((a, b) => b.at(choice.node) - a.at(choice.node));
  const rows = ordered.map(
    (m): FigureRow => ({
      unit: m.code,
      whole: m.at(choice.node),
      ...Object.fromEntries(children.map((g) => [plan.nodes[g]!.id, orNull(m.at(g))])),
    }),
  );
  const drawn = ordered.slice(0, mostPlaces);
  const classOf = new Map(children.map((g) => [g, classesByRank(drawn.map((m) => m.at(g)))]));
  const said = (m: Member, g: number, lang: Lang) =>
    formatScore(release, m.place, g, choice.period, m.at(g), lang);
  const node = nodeSuffix(release, choice.node);
  const byCode = new Map(members.map((m) => [m.code, m]));
  const column = columnsFor(rows);
  const named = column.place('unit', release, choice.period, { name: nameLookup(byCode) });
  const field = (g: number) => {
    const { id: nodeId, title } = plan.nodes[g]!;
    return column.figures(g === choice.node ? 'whole' : nodeId, title, undefined, {
      to: (r) => placePath(String(r.unit), period, nodeId),
      show: (_, lang, row) => said(byCode.get(String(row.unit))!, g, lang),
    });
  };
  return {
    id,
    title: {
      en: `${of.en} by part, ${period}${node.en}`,
      zh: `${of.zh}分项，${periodName(period, 'zh')}${node.zh}`,
    },
    note: {
      en: `Points in each part; colours by order among those shown in that part.${ordered.length > mostPlaces ? ` The first ${mostPlaces} of ${ordered.length}; the table has all.` : ''}`,
      zh: `各分项点数；颜色按图示各地该项位次。${ordered.length > mostPlaces ? `图示前${mostPlaces}，全部${ordered.length}个见数据表。` : ''}`,
    },
    fields: [named, ...[choice.node, ...children].map(field)],
    rows,
    why:
      children.length === 0
        ? cannotCompute({ en: 'an indicator has no parts', zh: '指标没有下级' })
        : noRowsReason(rows),
    ...(columns.length > 6 ? { width: 1376 } : {}),
    draw: (at) =>
      heatChart({
        columns: columns.map((c) => ({ name: c.title[at.lang] })),
        rows: drawn.map((m) => ({
          name: m.name[at.lang],
          to: placePath(m.code, period, plan.nodes[choice.node]!.id),
          cells: children.map((g) => {
            const v = m.at(g);
            const cls = classOf.get(g)!(v);
            return {
              // Beside one another in a picture, figures have the same decimals; the table tells ranks apart.
              text: formatNodePoints(plan, g, v, at.lang),
              title: `${m.name[at.lang]}, ${plan.nodes[g]!.title[at.lang]}: ${said(m, g, at.lang)}`,
              to: placePath(m.code, period, plan.nodes[g]!.id),
              ...(cls === undefined ? {} : { cls, ramp: rampFor(isHigherWorse(plan, g)) }),
            };
          }),
        })),
        row: 20,
      })(at),
  };
}

/** The name of a member by its code. */
const nameLookup = (byCode: ReadonlyMap<string, Member>) => (code: string, lang: Lang) =>
  byCode.get(code)?.name[lang] ?? code;

/**
 * The class of a value by its place among the different values, the lowest 0 and the highest 8; none where it is missing. Equal values
 * are one, so that the highest value always has the last class and the lowest the first, however many places share it.
 */
export function classesByRank(values: readonly number[]): (v: number) => number | undefined {
  const different = [...new Set(values.filter(Number.isFinite))].sort((a, b) => a - b);
  const place = new Map(different.map((v, i) => [v, i]));
  const last = different.length - 1;
  return (v) => {
    const at = place.get(v);
    if (at === undefined) return undefined;
    return last === 0 ? 8 : Math.floor((8 * at) / last);
  };
}

function cityMatrix(release: Release, choice: Choice): Figure {
  const { plan } = release;
  const members = plan.units.map(({ code, name }, c) => ({
    code,
    name,
    at: (g: number) => valueAt(release, g, choice.period, c),
    place: { level: plan.level, grouping: -1, number: c },
  }));
  return matrixFigure('sector-matrix', release, choice, members, plan.unitsTitle);
}

function groupMatrix(release: Release, choice: Choice): Figure {
  const { groups, title, column } = release.plan.groupings[choice.by]!;
  const members = groups.map(({ code, name }, j) => ({
    code,
    name,
    at: (g: number) => groupValueAt(release, choice.by, g, choice.period, j),
    place: { level: column, grouping: choice.by, number: j },
  }));
  return matrixFigure('group-matrix', release, choice, members, title);
}

export const matrixFigures = {
  'sector-matrix': { keys: ['node', 'period'], make: cityMatrix },
  'group-matrix': {
    keys: ['node', 'by', 'period'],
    has: ({ plan }) => plan.groupings.length > 0,
    make: groupMatrix,
  },
} satisfies Record<string, FigureMaker>;
