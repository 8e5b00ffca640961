import { cellPlace, cellsOf, type InputTable } from '../exchange/table.js';
import type { Problem } from '../problems/problem.js';
import { problems } from '../problems/problems.js';
import { same, type Text } from '../text.js';
import type { AnnouncedStatement } from './announced.js';
import type { PublishedFigure } from './publishedFigure.js';
import type { Statements } from './statements.js';

/** A ranking of places published by others. */
export interface PublishedRanking {
  id: string;
  title: Text;
  edition: string;
  year: string;
  /** The unit level of an edition, or the column of a grouping. */
  level: string;
  /** Id of the node of a framework it is about; '' for the whole. */
  about: string;
  order: string[];
  names: Text[];
  source: Text;
}

/** Published figures, and the figures of others that they are computed from. */
export interface Published {
  figures: PublishedFigure[];
  rankings: PublishedRanking[];
  inputs: PublishedFigure[];
  /** The announced statements. */
  announced: AnnouncedStatement[];
  /** Statements about how they can be recomputed. */
  statements: Statements;
}

const number: Text = { en: 'a number, in digits', zh: '数字' };

/**
 * Reads what was published.
 * @returns every problem: a missing or duplicate id, text where a number must be, cells of unequal length
 */
export function readPublished(
  figures: InputTable,
  rankings: InputTable,
  inputs: InputTable,
  news: InputTable,
): { published: Omit<Published, 'statements'>; problems: Problem[] } {
  const found: Problem[] = [];
  const published = {
    figures: figures.rows.map((row) => figureOf(figures, row, found)),
    rankings: rankings.rows.map((row) => rankingOf(rankings, row, found)),
    inputs: inputs.rows.map((row) => figureOf(inputs, row, found)),
    announced: news.rows.map((row) => announcedOf(cellsOf(news, row))),
  };
  // Announced statements have ids of their own, which may be those of the figures that they repeat.
  for (const tables of [[figures, rankings, inputs], [news]]) found.push(...wrongIds(tables));
  return { published, problems: found };
}

/** Absent ids, and those that the tables have twice. */
function wrongIds(tables: readonly InputTable[]): Problem[] {
  const known = new Map<string, number>();
  const found: Problem[] = [];
  for (const table of tables) {
    for (const row of table.rows) {
      const id = cellsOf(table, row)['id'];
      const at = cellPlace(table, row.line, 'id');
      if (id === undefined) found.push(problems.badCell(at, '', { en: 'an id', zh: '标识' }));
      else if (known.has(id)) found.push(problems.duplicate(at, id, known.get(id)!));
      else known.set(id, row.line);
    }
  }
  return found;
}

function figureOf(table: InputTable, row: InputTable['rows'][number], found: Problem[]): PublishedFigure {
  const cells = cellsOf(table, row);
  const written = listOf(cells['value']);
  const rounding = listOf(cells['rounding']);
  const at = (column: string) => cellPlace(table, row.line, column);
  for (const [column, list] of [
    ['value', written],
    ['rounding', rounding],
  ] as const) {
    const bad = list.find((text) => text === '' || !Number.isFinite(Number(text)));
    if (bad !== undefined || list.length === 0) found.push(problems.badCell(at(column), bad ?? '', number));
  }
  if (rounding.length !== written.length) {
    const as = `${written.length}`;
    found.push(problems.badCell(at('rounding'), cells['rounding'] ?? '', same(as)));
  }
  const [en, zh] = [listOf(cells['unit']), listOf(cells['unit_zh'], /；/)];
  return {
    id: cells['id'] ?? '',
    year: cells['data_year'] ?? '',
    subject: both(cells, 'subject'),
    measure: both(cells, 'measure'),
    values: written.map(Number),
    written,
    rounding: rounding.map(Number),
    units: written.map((_, i) => ({ en: en[i] ?? '', zh: zh[i] ?? en[i] ?? '' })),
    about: listOf(cells['about']),
    howKnown: cells['how_known'] ?? '',
    source: both(cells, 'source'),
  };
}

function rankingOf(table: InputTable, row: InputTable['rows'][number], found: Problem[]): PublishedRanking {
  const cells = cellsOf(table, row);
  const order = listOf(cells['codes']);
  const [en, zh] = [listOf(cells['order']), listOf(cells['order_zh'])];
  if (order.length === 0 || order.length !== en.length || order.length !== zh.length) {
    const as = { en: 'a code for each name of both languages', zh: '中英文名称与代码一一对应' };
    found.push(problems.badCell(cellPlace(table, row.line, 'codes'), cells['codes'] ?? '', as));
  }
  return {
    id: cells['id'] ?? '',
    title: both(cells, 'list'),
    edition: cells['edition'] ?? '',
    year: cells['data_year'] ?? '',
    level: cells['level'] ?? '',
    about: cells['about'] ?? '',
    order,
    names: order.map((_, i) => ({ en: en[i] ?? '', zh: zh[i] ?? '' })),
    source: both(cells, 'source'),
  };
}

function announcedOf(cells: Record<string, string | undefined>): AnnouncedStatement {
  return {
    id: cells['id'] ?? '',
    year: cells['data_year'] ?? '',
    says: both(cells, 'announced'),
    source: both(cells, 'source'),
  };
}

function both(cells: Record<string, string | undefined>, column: string): Text {
  const en = cells[column] ?? '';
  return { en, zh: cells[`${column}_zh`] ?? en };
}

function listOf(cell: string | undefined, separator = /;/): string[] {
  return cell === undefined ? [] : cell.split(separator).map((part) => part.trim());
}
