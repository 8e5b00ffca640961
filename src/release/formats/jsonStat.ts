import type { Lang, Plan, Text } from '../../edition/index.js';
import { subjectsOf } from '../find.js';
import type { Release } from '../readRelease.js';
import { dataStatusWords, numberNote, points, statusWords, titles } from '../words.js';
import type { Format } from './format.js';
import { selectedResults } from './selected.js';

/** The results as a cube of JSON-stat 2.0, one file for each language, since its labels have one language only. */
export const jsonStat: Format = {
  id: 'json-stat',
  title: { en: 'JSON-stat 2.0, a file for each language', zh: 'JSON-stat 2.0，中英文各一个文件' },
  mediaType: 'application/json',
  extension: 'json',
  async write(release, selection) {
    const cube = cubeOf(release, selectedResults(release, selection));
    return (['en', 'zh'] as const).map((lang) => ({
      path: `results.${lang}.json`,
      content: `${JSON.stringify(dataset(release, cube, lang))}\n`,
    }));
  },
};

/** A category of a dimension, and those below it. */
interface Category {
  id: string;
  title: Text;
  below: string[];
}

/**
 * The categories of the cube and its cells. The value of a figure is at `((unit * periods + period) * nodes + node) *
 * 2`, and its rank comes next.
 */
interface Cube {
  units: Category[];
  periods: string[];
  nodes: Category[];
  value: (number | null)[];
  /** By index, for every cell whose status is not `observed`. */
  status: Record<number, string>;
}

/** Codes are unique within a level only: those of units are unchanged, others have their level as a prefix. */
const categoryId = (plan: Plan, level: string, code: string) =>
  level === plan.level ? code : `${level}:${code}`;

function cubeOf({ plan }: Release, rows: ReturnType<typeof selectedResults>): Cube {
  const ids = rows.unit.map((code, i) => categoryId(plan, rows.level[i]!, code));
  const placeOf = (words: readonly string[]) => new Map([...new Set(words)].map((word, i) => [word, i]));
  const [unit, period, node] = [placeOf(ids), placeOf(rows.period), placeOf(rows.node)];
  const cells = unit.size * period.size * node.size * 2;
  const value = new Array<number | null>(cells).fill(null);
  const status: Cube['status'] = {};
  ids.forEach((id, i) => {
    const line = unit.get(id)! * period.size + period.get(rows.period[i]!)!;
    const at = (line * node.size + node.get(rows.node[i]!)!) * 2;
    value[at] = Number.isNaN(rows.value[i]) ? null : rows.value[i]!;
    value[at + 1] = rows.rank[i] || null;
    if (rows.status[i] !== 'observed') status[at] = status[at + 1] = rows.status[i]!;
  });
  const inCube = (list: Category[], of: Map<string, number>) =>
    list
      .filter(({ id }) => of.has(id))
      .map((category) => ({ ...category, below: category.below.filter((id) => of.has(id)) }));
  return {
    units: inCube(unitCategories(plan), unit),
    periods: [...period.keys()],
    nodes: inCube(nodeCategories(plan), node),
    value,
    status,
  };
}

function unitCategories(plan: Plan): Category[] {
  return subjectsOf(plan).map(({ level, code, name, grouping, number }) => ({
    id: categoryId(plan, level, code),
    title: name,
    below:
      grouping < 0
        ? []
        : plan.units.filter((_, c) => plan.groupings[grouping]!.memberOf[c] === number).map((u) => u.code),
  }));
}

function nodeCategories(plan: Plan): Category[] {
  return plan.nodes.map(({ id, title, children }) => ({
    id,
    title,
    below: children.map((g) => plan.nodes[g]!.id),
  }));
}

const measures = { value: titles.value, rank: titles.rank };

/** The cube in one language as a JSON-stat document. */
function dataset({ plan, manifest }: Release, cube: Cube, lang: Lang): object {
  const said = dataStatusWords[plan.dataStatus][lang];
  const title = `${plan.title[lang]} ${plan.version}`;
  return {
    version: '2.0',
    class: 'dataset',
    label: plan.dataStatus === 'real' ? title : `${said} — ${title}`,
    source: [...(plan.attribution ? [plan.attribution[lang]] : []), manifest.id].join(' · '),
    note: [said, numberNote[lang]],
    id: ['unit', 'period', 'node', 'measure'],
    size: [cube.units.length, cube.periods.length, cube.nodes.length, 2],
    role: { geo: ['unit'], time: ['period'], metric: ['measure'] },
    dimension: {
      unit: { label: titles.unit[lang], category: categoryOf(cube.units, lang) },
      period: {
        label: titles.period[lang],
        category: { index: cube.periods, label: Object.fromEntries(cube.periods.map((p) => [p, p])) },
      },
      node: { label: titles.node[lang], category: categoryOf(cube.nodes, lang) },
      measure: {
        label: titles.value[lang],
        category: {
          index: Object.keys(measures),
          label: { value: measures.value[lang], rank: measures.rank[lang] },
          unit: { value: { label: points[lang] }, rank: { decimals: 0 } },
        },
      },
    },
    value: cube.value,
    status: cube.status,
    extension: {
      lang,
      release: manifest.id,
      licence: manifest.licence,
      data_status: { code: plan.dataStatus, label: said },
      status: {
        label: Object.fromEntries(Object.entries(statusWords).map(([code, text]) => [code, text[lang]])),
      },
    },
  };
}

function categoryOf(categories: readonly Category[], lang: Lang): object {
  const parents = categories.filter(({ below }) => below.length > 0);
  return {
    index: categories.map(({ id }) => id),
    label: Object.fromEntries(categories.map(({ id, title }) => [id, title[lang]])),
    ...(parents.length > 0 ? { child: Object.fromEntries(parents.map(({ id, below }) => [id, below])) } : {}),
  };
}
