import { checkLength, maxLengths, type Plan, problems, UserError } from '../../edition/index.js';
import type { Query } from '../../figures/index.js';
import { searchSubjects } from '../../release/index.js';
import type { RankingColumn, Row } from './rankingColumns.js';

/** So many rows stand on one page. */
export const rowsAtOnce = 500;

/** What an address asks of the ranking. */
export interface AskedRanking {
  /** What the rows are sorted by, and whether the lowest comes first. */
  sort: RankingColumn;
  rises: boolean;
  /** `COLUMN:CODE` of the group whose members alone are shown; empty for all. */
  within: string;
  /** What the name, the pinyin or the code of every row holds; empty for all. */
  find: string;
  /** Which columns are shown, in their order. */
  columns: readonly RankingColumn[];
  /** Whether these are other columns than the usual ones. */
  chosen: boolean;
  /** Codes of the units that are ticked. */
  ticked: readonly string[];
  /** Number of the first row, from 0. */
  from: number;
}

/** Words of a parameter that holds several. */
const wordsOf = (text: string | undefined) => (text ?? '').split(/\s+/).filter((word) => word !== '');

/**
 * The options of the ranking in an address:
 * `?sort=-per-head&in=province:330000&find=zhou&cols=change+of:mobile&of=330100+320500&from=501`. A minus before the column of
 * `sort` puts the highest first.
 *
 * @throws UserError for columns and groups that there are not
 */
export function askedRanking(plan: Plan, columns: readonly RankingColumn[], query: Query): AskedRanking {
  const [, minus, id] = /^(-?)(.*)$/s.exec(query('sort') || 'rank')!;
  const known = columns.map((column) => column.id);
  const free = columns.filter(({ shown }) => shown !== 'always').map((column) => column.id);
  const wanted = wordsOf(query('cols'));
  const within = query('in') ?? '';
  const from = Number(query('from') ?? 1) - 1;
  refuseUnknown([
    { name: 'sort', asked: [id!], known },
    { name: 'cols', asked: wanted, known: free },
    { name: 'in', asked: within === '' ? [] : [within], known: groupsOf(plan) },
  ]);
  return {
    sort: columns.find((column) => column.id === id)!,
    rises: minus === '',
    within,
    find: (query('find') ?? '').trim().slice(0, maxLengths.name),
    columns: columns.filter(
      ({ id, shown }) => shown === 'always' || (wanted.length > 0 ? wanted.includes(id) : shown),
    ),
    chosen: wanted.length > 0,
    ticked: wordsOf(query('of')).slice(0, plan.units.length),
    from: Number.isInteger(from) && from > 0 && from % rowsAtOnce === 0 ? from : 0,
  };
}

/** Every group as the parameter `in` names it. */
const groupsOf = (plan: Plan) =>
  plan.groupings.flatMap(({ column, groups }) => groups.map(({ code }) => `${column}:${code}`));

const kinds = {
  sort: { en: 'column', zh: '列' },
  cols: { en: 'column', zh: '列' },
  in: { en: 'group', zh: '分组' },
};

/** @throws UserError naming everything that is asked for and not known */
function refuseUnknown(
  all: readonly { name: keyof typeof kinds; asked: readonly string[]; known: readonly string[] }[],
): void {
  const wrong = all.flatMap(({ name, asked, known }) =>
    asked
      .filter((one) => !known.includes(one))
      .map((one) => {
        checkLength(name, one, 'name');
        return problems.unknownCode({ file: name }, kinds[name], one, known);
      }),
  );
  if (wrong.length > 0) throw new UserError(wrong);
}

/** Whether each unit is a member of the group `COLUMN:CODE`; undefined where there is no such group. */
function membersOf(plan: Plan, within: string): ((unit: number) => boolean) | undefined {
  const grouping = plan.groupings.find(({ column }) => within.startsWith(`${column}:`));
  const code = within.slice((grouping?.column.length ?? 0) + 1);
  const group = grouping?.groups.findIndex((one) => one.code === code) ?? -1;
  return grouping && group >= 0 ? (unit) => grouping.memberOf[unit] === group : undefined;
}

/** The rows that are asked for, in the order asked for; equals in the order of their ranks. */
export function rowsAsked(
  plan: Plan,
  rows: readonly Row[],
  { within, find, sort, rises }: AskedRanking,
): Row[] {
  const isMember = membersOf(plan, within);
  const found = find === '' ? undefined : new Set(searchSubjects(plan, find).map(({ code }) => code));
  const kept = rows.filter((row) => (isMember?.(row.unit) ?? true) && (found?.has(row.code) ?? true));
  const sign = rises ? 1 : -1;
  const keyed = kept.map((row) => ({ row, value: sort.value(row) }));
  return keyed
    .sort((a, b) => compare(a.value, b.value, sign) || a.row.rank - b.row.rank)
    .map(({ row }) => row);
}

function compare(a: number | string, b: number | string, sign: number): number {
  if (typeof a === 'string' || typeof b === 'string') return sign * collator.compare(String(a), String(b));
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return sign * (a - b);
}

const collator = new Intl.Collator(['zh-Hans-CN-u-co-pinyin', 'en'], { numeric: true });

/** The address of the same ranking with some options changed; defaults are left out. */
export function rankingQuery(
  period: string | undefined,
  asked: AskedRanking,
  change: Partial<AskedRanking>,
): string {
  const { sort, rises, within, find, columns, chosen, ticked, from } = { ...asked, ...change };
  const said: [string, string | undefined][] = [
    ['period', period],
    ['sort', sort.id === 'rank' && rises ? undefined : `${rises ? '' : '-'}${sort.id}`],
    ['in', within || undefined],
    ['find', find || undefined],
    ['cols', chosen ? columns.flatMap((c) => (c.shown === 'always' ? [] : [c.id])).join(' ') : undefined],
    ['of', ticked.length > 0 ? ticked.join(' ') : undefined],
    ['from', from > 0 ? String(from + 1) : undefined],
  ];
  const given = said.filter((one): one is [string, string] => one[1] !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
