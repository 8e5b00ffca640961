import type { Basis, Lang, Plan, Text } from '../../edition/index.js';
import { type Release, tableNamed } from '../../release/index.js';
import { formatNumber, joinNames, periodName } from '../numbers/numbers.js';
import { titleWithin } from '../sentences/englishTitles.js';

const rowsIn = (release: Release) => tableNamed(release, 'validity')?.rows;
type Row = NonNullable<ReturnType<typeof rowsIn>>[number];

/** The comparisons of an edition with independent measures as a reader sees them: a line for what is compared, a column for each measure. */
export interface ValidityTable {
  /** The coefficients of the index itself, in a sentence. */
  lead: Text;
  note: Text | undefined;
  heads: readonly Text[];
  rows: readonly {
    title: Text;
    /** Whether it is no part of the index. */
    outside: boolean;
    /** By measure; undefined where there is no coefficient. */
    cells: readonly ({ text: Text; row: Row } | undefined)[];
  }[];
  /** What the figures are, and where each measure comes from. */
  legend: readonly Text[];
}

export const validityTitle: Text = { en: 'External validity', zh: '外部效度' };

const bases: Record<Basis, Text> = {
  total: { en: 'in total', zh: '总量' },
  'per-head': { en: 'per head', zh: '人均' },
};

/** The table, or undefined where the edition declares no comparison. */
export function validityTable(release: Release): ValidityTable | undefined {
  const { validity } = release.plan;
  const rows = rowsIn(release);
  if (!validity || !rows?.length) return undefined;
  const lines = [...new Set(rows.map(lineOf))].map((line) => rows.filter((row) => lineOf(row) === line));
  const several = { basis: of(rows, 'basis') > 1, period: of(rows, 'period') > 1 };
  return {
    lead: leadOf(release.plan, rows, several),
    note: validity.note,
    heads: validity.measures.map(({ title }) => title),
    rows: lines.map((line) => ({
      title: titleOf(release.plan, line[0]!, several),
      outside: line[0]!.in_index === 0,
      cells: validity.measures.map(({ id }) => {
        const row = line.find(({ measure }) => measure === id);
        return row && { text: cellOf(row), row };
      }),
    })),
    legend: [meaning, ...validity.measures.map(sourceOf)],
  };
}

const formatCoefficient = (value: number | null, lang: Lang) => formatNumber(value ?? Number.NaN, 2, lang);

const lineOf = ({ part, basis, period }: Row) => JSON.stringify([part, basis, period]);
const of = (rows: readonly Row[], column: 'basis' | 'period') => new Set(rows.map((row) => row[column])).size;

interface VaryingColumns {
  basis: boolean;
  period: boolean;
}

function titleOf({ nodes, validity }: Plan, row: Row, several: VaryingColumns): Text {
  const { title } = [...nodes, ...validity!.beside].find(({ id }) => id === row.part)!;
  const basis = bases[row.basis as Basis];
  const said = (lang: Lang) => [
    title[lang],
    ...(several.basis ? [basis[lang]] : []),
    ...(several.period ? [periodName(row.period, lang)] : []),
  ];
  return { en: said('en').join(', '), zh: said('zh').join('，') };
}

function cellOf({ rho, low, high, n }: Row): Text {
  const range = {
    en: `${formatCoefficient(low, 'en')} to ${formatCoefficient(high, 'en')}; `,
    zh: `${formatCoefficient(low, 'zh')}至${formatCoefficient(high, 'zh')}；`,
  };
  return {
    en: `${formatCoefficient(rho, 'en')} (${low === null ? '' : range.en}${n})`,
    zh: `${formatCoefficient(rho, 'zh')}（${low === null ? '' : range.zh}${n}）`,
  };
}

/** The coefficients of the index in its last period, on the basis that comes first. */
function leadOf(plan: Plan, rows: readonly Row[], several: VaryingColumns): Text {
  const own = rows.filter(({ part }) => part === plan.nodes[0]!.id);
  const { basis } = own[0] ?? rows[0]!;
  const period = own
    .map((row) => row.period)
    .sort()
    .at(-1);
  const told = own.filter((row) => row.basis === basis && row.period === period);
  if (told.length === 0) return { en: '', zh: '' };
  const titles = (row: Row) => plan.validity!.measures.find(({ id }) => id === row.measure)!.title;
  const when = several.period
    ? { en: `In ${periodName(period!, 'en')} `, zh: `${periodName(period!, 'zh')}，` }
    : { en: '', zh: '' };
  const by = several.basis
    ? { en: `${bases[basis as Basis].en} `, zh: `按${bases[basis as Basis].zh}计，` }
    : { en: '', zh: '' };
  const en = joinNames(
    told.map((row) => `${formatCoefficient(row.rho, 'en')} (${titleWithin(titles(row).en)})`),
    'en',
  );
  const sentence = `${when.en}${by.en}the rank correlation${told.length > 1 ? 's' : ''} of the index ${told.length > 1 ? 'are' : 'is'} ${en}.`;
  return {
    en: sentence.charAt(0).toUpperCase() + sentence.slice(1),
    zh: `${when.zh}${by.zh}总指数与${joinNames(
      told.map((row) => titles(row).zh),
      'zh',
    )}的等级相关系数${told.length > 1 ? '分别' : ''}为${joinNames(
      told.map((row) => formatCoefficient(row.rho, 'zh')),
      'zh',
    )}。`,
  };
}

const meaning: Text = {
  en: 'Spearman’s ρ; in brackets its 95% interval, as if places were drawn at random, and how many places have both figures. Computed by the makers of the edition.',
  zh: '表中为斯皮尔曼等级相关系数ρ，括号内为95%置信区间（视各地为随机抽取）及双方均有数据的地区个数，由版本编制者计算。',
};

function sourceOf({
  title,
  period,
  source,
  licence,
  data,
}: NonNullable<Plan['validity']>['measures'][number]): Text {
  const of = (lang: Lang, comma: string) =>
    [
      source[lang],
      ...(period === null ? [] : [periodName(period, lang)]),
      ...(licence ? [licence[lang]] : []),
      data[lang],
    ].join(comma);
  return { en: `${title.en}: ${of('en', '; ')}.`, zh: `${title.zh}：${of('zh', '；')}。` };
}
