import type { InputTable } from '../exchange/table.js';
import type { Place, Problem } from '../problems/problem.js';
import { problems } from '../problems/problems.js';

/** Saaty's random consistency indices for 1 to 15 criteria. */
const randomIndex = [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

/** Above this consistency ratio judgements contradict each other. */
export const maxConsistencyRatio = 0.1;

/** Weights of an analytic hierarchy process and how consistent its judgements are. */
export interface AhpWeights {
  weights: number[];
  lambdaMax: number;
  /** Consistency ratio; above 0.10 the judgements contradict each other. 0 for one or two criteria. */
  ratio: number;
  /** The pair whose judgement departs most from the weights. */
  worst: [number, number];
}

/**
 * Analytic hierarchy process: the principal eigenvector of a positive reciprocal matrix of pairwise judgements, by
 * power iteration. Source: Saaty (1980).
 */
export function ahpWeights(matrix: readonly (readonly number[])[]): AhpWeights {
  const n = matrix.length;
  let weights = new Array<number>(n).fill(1 / n);
  let lambdaMax = n;
  for (let step = 0; step < 1000; step++) {
    const product = matrix.map((row) => row.reduce((sum, x, j) => sum + x * weights[j]!, 0));
    const next = product.reduce((a, b) => a + b, 0);
    const moved = Math.max(...product.map((x, i) => Math.abs(x / next - weights[i]!)));
    weights = product.map((x) => x / next);
    lambdaMax = next;
    if (moved < 1e-15) break;
  }
  const index = n > 1 ? (lambdaMax - n) / (n - 1) : 0;
  const random = randomIndex[Math.min(n, randomIndex.length) - 1]!;
  return { weights, lambdaMax, ratio: random > 0 ? index / random : 0, worst: worstPair(matrix, weights) };
}

/** The geometric mean of the judgements of several experts, cell by cell: reciprocal where each matrix is. Source: Aczél and Saaty (1983). */
export function meanJudgements(matrices: readonly (readonly (readonly number[])[])[]): number[][] {
  const first = matrices[0]!;
  return first.map((row, i) =>
    row.map((_, j) =>
      nthRoot(
        matrices.reduce((product, matrix) => product * matrix[i]![j]!, 1),
        matrices.length,
      ),
    ),
  );
}

/** The root of a positive number by Newton's method, with the same bits on every machine. */
function nthRoot(x: number, n: number): number {
  let root = Math.max(1, x);
  for (let step = 0; step < 2000; step++) {
    let below = x;
    for (let k = 1; k < n; k++) below /= root;
    const next = ((n - 1) * root + below) / n;
    if (Math.abs(next - root) <= 1e-16 * root) return next;
    root = next;
  }
  return root;
}

function worstPair(matrix: readonly (readonly number[])[], weights: readonly number[]): [number, number] {
  let worst: [number, number] = [0, 0];
  let most = -1;
  matrix.forEach((row, i) => {
    row.forEach((judged, j) => {
      const ratio = (judged * weights[j]!) / weights[i]!;
      const error = Math.max(ratio, 1 / ratio);
      if (j > i && error > most) [most, worst] = [error, [i, j]];
    });
  });
  return worst;
}

/** Budget allocation: the mean of the points that experts gave, each expert's brought to a sum of 1. */
export function budgetWeights(experts: readonly (readonly number[])[]): number[] {
  const shares = experts.map((points) => {
    const sum = points.reduce((a, b) => a + b, 0);
    return points.map((x) => x / sum);
  });
  return shares[0]!.map((_, k) => shares.reduce((sum, e) => sum + e[k]!, 0) / shares.length);
}

/** Judgements by people: the numbers of each row in the order of `ids`, and the place of the row. */
export interface Judgements {
  ids: readonly string[];
  rows: readonly (readonly number[])[];
  at: (row: number, column?: number) => Place;
}

/** A judgement, written as a number or a fraction such as 1/3; NaN for anything else. */
export function judgementOf(written: string | number): number {
  const [above, below] = String(written).split('/');
  const number = below === undefined ? Number(above) : Number(above) / Number(below);
  return String(written).trim() === '' ? Number.NaN : number;
}

/**
 * Reads a table of judgements: a header of ids in any order and a row of numbers each. A first column `id` (of a
 * matrix) or `expert` (of points) names the rows.
 *
 * @param wanted the ids it must have, in the order of the result; any ids where not given
 */
export function readJudgements(
  table: InputTable,
  by: 'ahp' | 'budget',
  wanted?: readonly string[],
): { judgements: Judgements; problems: Problem[] } {
  const named = table.header[0] === (by === 'ahp' ? 'id' : 'expert');
  const header = table.header.slice(named ? 1 : 0);
  const ids = wanted ?? header;
  const found: Problem[] = [
    ...ids.filter((id) => !header.includes(id)).map((id) => problems.absentColumn(table.file, id)),
    ...header.filter((id) => !ids.includes(id)).map((id) => problems.unknownColumn(table.file, id, ids)),
  ];
  const labels = table.rows.map((row, i) => (named && by === 'ahp' ? row.cells[0]!.trim() : header[i]));
  const order = by === 'ahp' && wanted ? wanted.map((id) => labels.indexOf(id)) : table.rows.map((_, i) => i);
  const written = order.filter((i) => i >= 0 && i < table.rows.length).map((i) => table.rows[i]!);
  const place = (row: number, column?: number): Place => ({
    file: table.file,
    ...(written[row] ? { line: written[row].line } : {}),
    ...(column === undefined ? {} : { column: ids[column]! }),
  });
  const rows = written.map((row) => ids.map((id) => judgementOf(row.cells[table.header.indexOf(id)] ?? '')));
  if (found.length === 0) {
    rows.forEach((row, i) => {
      row.forEach((x, j) => {
        if (Number.isFinite(x) && (by === 'ahp' ? x > 0 : x >= 0)) return;
        found.push(
          problems.textInNumbers(place(i, j), written[i]!.cells[table.header.indexOf(ids[j]!)] ?? ''),
        );
      });
    });
  }
  return { judgements: { ids, rows, at: place }, problems: found };
}

/** Why rows are no matrix of pairwise judgements: it is square and reciprocal. */
export function matrixProblems(judgements: Judgements): Problem[] {
  const { ids, rows, at } = judgements;
  const ragged = shapeProblems(judgements);
  if (rows.length !== ids.length) {
    const square = { en: `${ids.length} rows, as many as columns`, zh: `与列数相同的 ${ids.length} 行` };
    return [problems.badCell(at(0), String(rows.length), square)];
  }
  if (ragged.length > 0) return ragged;
  for (const [i, row] of rows.entries()) {
    for (const [j, x] of row.entries()) {
      const back = rows[j]![i]!;
      // A relative error of 1% is allowed, so that 0.33 may be written for a third. 1/0 against 0 is no number.
      if (j <= i && !(Math.abs(x * back - 1) <= 0.0101)) {
        return [problems.notReciprocal(at(i, j), ids[i]!, ids[j]!, x, back)];
      }
    }
  }
  return [];
}

/** Pairwise comparisons to weights; the matrix must be square, reciprocal and consistent. */
export function pairwiseWeights(judgements: Judgements): { ahp?: AhpWeights; problems: Problem[] } {
  const { ids, rows, at } = judgements;
  const wrong = matrixProblems(judgements);
  if (wrong.length > 0) return { problems: wrong };
  const ahp = ahpWeights(rows);
  if (ahp.ratio <= maxConsistencyRatio) return { ahp, problems: [] };
  const [i, j] = ahp.worst;
  return { problems: [problems.inconsistent(at(i, j), ahp.ratio, ids[i]!, ids[j]!)] };
}

/** Budget allocation: points of experts to weights; every expert must give some. */
export function budgetPointWeights(judgements: Judgements): { weights?: number[]; problems: Problem[] } {
  const { rows, at } = judgements;
  const some = { en: 'at least one row of points', zh: '至少一行打分' };
  if (rows.length === 0) return { problems: [problems.badCell(at(0), '0', some)] };
  const found = shapeProblems(judgements);
  const above = { en: 'points that add up to more than zero', zh: '合计大于零的打分' };
  rows.forEach((row, i) => {
    if (row.every((x) => x === 0)) found.push(problems.badCell(at(i), '0', above));
  });
  return found.length > 0 ? { problems: found } : { weights: budgetWeights(rows), problems: [] };
}

/** Rows that do not have a number for each id. */
export function shapeProblems({ ids, rows, at }: Judgements): Problem[] {
  const many = {
    en: `${ids.length} numbers: ${ids.join(', ')}`,
    zh: `${ids.length} 个数：${ids.join('、')}`,
  };
  return rows.flatMap((row, i) =>
    row.length === ids.length ? [] : [problems.badCell(at(i), String(row.length), many)],
  );
}
