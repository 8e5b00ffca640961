import {
  type Format,
  headlineName,
  type Release,
  resultsDefinition,
  subjectsOf,
  wordOf,
} from '../../../release/index.js';
import { exportFormats } from '../../../site/index.js';
import { defineTable, orNull, type RowOf, type Table, tableOf } from '../../../tables/index.js';
import type { ApiRequest, Endpoint, EndpointResult } from '../endpoint.js';
import { csv, type Form, json } from '../negotiate.js';
import { ApiProblem } from '../problem.js';
import { rowSchema } from '../rows.js';
import { allRows, rowNumbers, selectionOf } from '../selection.js';
import { names } from './framework.js';

/** Maximum number of figures in one file of a format other than JSON, which takes a second or two to write. */
export const mostFigures = 300_000;

const { unit, level, period, node, value, rank, status } = resultsDefinition.columns;

const ranks = defineTable({
  name: 'ranks',
  title: { en: 'Ranks', zh: '排名' },
  columns: {
    ...{ period, node, level, rank, unit },
    ...names,
    ...{ value, status },
    rank_low: {
      type: 'integer',
      title: { en: 'Highest rank in nine of ten variants', zh: '九成方案下的最高位次' },
    },
    rank_high: {
      type: 'integer',
      title: { en: 'Lowest rank in nine of ten variants', zh: '九成方案下的最低位次' },
    },
  },
  key: ['level', 'unit', 'period', 'node'],
});

/** Formats that hold any selection of figures in one file. */
const others: readonly Form[] = (['parquet', 'json-stat', 'sdmx-csv', 'sdmx-json'] as const).map(
  (id) => exportFormats[id]!,
);

/** Figures and rankings. */
export const valueEndpoints: readonly Endpoint[] = [
  {
    id: 'values',
    path: '/v1/{release}/values',
    quick: true,
    summary: { en: 'Every figure: value, rank and status', zh: '全部数值：取值、位次与状态' },
    about: {
      en: `Units first, then groups, then the total; by period and node. Formats other than JSON contain the whole selection, at most ${mostFigures} figures.`,
      zh: `先单元，后分组，再总体；依时期、节点排列。JSON 以外的格式包含全部所选内容，最多 ${mostFigures} 个数值。`,
    },
    query: ['unit', 'node', 'period', 'level', 'limit', 'cursor'],
    forms: [json, csv, ...others],
    paged: true,
    schema: rowSchema(resultsDefinition),
    example: '/v1/latest/values?level=total',
    answer: valuesOf,
  },
  {
    id: 'ranks',
    path: '/v1/{release}/ranks',
    quick: true,
    summary: { en: 'Ranking, from rank 1', zh: '排名，自第 1 位起' },
    about: {
      en: 'Defaults: the headline period (later ones are provisional), the root node and the units. rank_low and rank_high contain 90% of the ranks under other weights, without one indicator and with the errors of the data where they are known; for units at the root only.',
      zh: '缺省为报告期（其后时期为初步结果）、根节点与单元层级。rank_low 与 rank_high：变动权重、剔除一项指标并计入已知数据误差时，90%的位次落在其间；仅限根节点的单元。',
    },
    query: ['unit', 'node', 'period', 'level', 'limit', 'cursor'],
    forms: [json, csv],
    paged: true,
    schema: rowSchema(ranks),
    example: '/v1/latest/ranks?limit=10',
    answer: ({ release, query }) => ({ table: rankTable(release, query) }),
  },
];

async function valuesOf({ release, query, form }: ApiRequest): Promise<EndpointResult> {
  const numbers = rowNumbers(release, query);
  if (form.id !== json.id && numbers.length > mostFigures) throw tooMany(numbers.length);
  const format: Format | undefined = Object.hasOwn(exportFormats, form.id)
    ? exportFormats[form.id]
    : undefined;
  if (!format) return { table: valueTable(release, numbers) };
  const [main] = await format.write(release, selectionOf(query));
  return { content: main!.content, mediaType: format.mediaType, fileName: main!.path.split('/').at(-1)! };
}

function valueTable(release: Release, numbers: readonly number[]): Table {
  const all = allRows(release);
  return tableOf(
    resultsDefinition,
    numbers.map((i) => figureAt(all, i)),
  );
}

function figureAt(all: ReturnType<typeof allRows>, i: number): RowOf<typeof resultsDefinition> {
  return {
    unit: wordOf(all.unit, i),
    level: wordOf(all.level, i),
    period: wordOf(all.period, i),
    node: wordOf(all.node, i),
    value: orNull(all.value[i]!),
    rank: all.rank[i]! || null,
    status: wordOf(all.status, i),
    observed: orNull(all.observed[i]!),
  };
}

/** Rank ranges of one period, by level and code. */
function rangesOf({ plan }: Release, { intervals, groups }: Release['uncertainty'][number]) {
  return new Map([
    ...intervals.map((i) => [`${plan.level}/${plan.units[i.unit]!.code}`, i] as const),
    ...groups.flatMap((of, j) =>
      of.map((i) => [`${plan.groupings[j]!.column}/${plan.groupings[j]!.groups[i.unit]!.code}`, i] as const),
    ),
  ]);
}

function rankTable(release: Release, query: ApiRequest['query']): Table {
  const { plan, uncertainty } = release;
  const all = allRows(release);
  const numbers = rowNumbers(release, {
    ...query,
    node: query.node ?? [plan.nodes[0]!.id],
    period: query.period ?? [headlineName(release)],
    level: query.level ?? [plan.level],
  });
  const nameOf = new Map(subjectsOf(plan).map((s) => [`${s.level}/${s.code}`, s.name]));
  const rangesIn = new Map(uncertainty.map((u) => [u.period, rangesOf(release, u)]));
  const rangeOf = (i: number) =>
    wordOf(all.node, i) === plan.nodes[0]!.id
      ? rangesIn.get(wordOf(all.period, i))?.get(`${wordOf(all.level, i)}/${wordOf(all.unit, i)}`)
      : undefined;
  return tableOf(
    ranks,
    inOrder(all, numbers).map((i) => {
      const name = nameOf.get(`${wordOf(all.level, i)}/${wordOf(all.unit, i)}`)!;
      const range = rangeOf(i);
      return {
        ...figureAt(all, i),
        name_en: name.en,
        name_zh: name.zh,
        rank_low: range?.low || null,
        rank_high: range?.high || null,
      };
    }),
  );
}

/** Rows of one level, period and node stay together, rank 1 first and missing ones last. */
function inOrder(all: ReturnType<typeof allRows>, numbers: readonly number[]): number[] {
  const lists = new Map<string, number[]>();
  for (const i of numbers) {
    const key = `${wordOf(all.level, i)}\n${wordOf(all.period, i)}\n${wordOf(all.node, i)}`;
    const list = lists.get(key) ?? [];
    list.push(i);
    lists.set(key, list);
  }
  const place = (i: number) => all.rank[i] || Number.MAX_SAFE_INTEGER;
  return [...lists.values()].flatMap((list) => list.sort((a, b) => place(a) - place(b)));
}

export function tooMany(count: number): ApiProblem {
  return new ApiProblem('too-much', [
    {
      in: 'query',
      parameter: 'unit, node, period, level',
      found: { en: `${count} figures`, zh: `${count} 个数值` },
      expected: { en: `at most ${mostFigures} figures`, zh: `至多 ${mostFigures} 个数值` },
      mend: {
        en: 'select fewer units, nodes, periods or levels, or download the file of the release',
        zh: '请减少所选单元、节点、时期或层级，或直接下载发布版文件',
      },
    },
  ]);
}
