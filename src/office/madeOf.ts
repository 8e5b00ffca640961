/** A column of figures by unit and period; a place without one is NaN. All columns of a table are equally long. */
export interface FigureColumn {
  figures: Float64Array;
}

/** Fewest rows by which a column is known to be made of others. */
const leastRows = 5;

/** Whether a column is 1, 2, 3 … in the order of another one, or the other way round. */
export function isRankOf(columns: readonly FigureColumn[], c: number): boolean {
  const rows = [...columns[c]!.figures.keys()].filter((r) => !Number.isNaN(columns[c]!.figures[r]!));
  const ranks = rows.map((r) => columns[c]!.figures[r]!);
  const isOrder =
    rows.length >= leastRows &&
    ranks.every((rank) => Number.isInteger(rank) && rank >= 1 && rank <= rows.length) &&
    new Set(ranks).size === rows.length;
  if (!isOrder) return false;
  const byRank = rows.toSorted((a, b) => columns[c]!.figures[a]! - columns[c]!.figures[b]!);
  return columns.some(({ figures }, other) => {
    if (other === c) return false;
    const inOrder = byRank.map((r) => figures[r]!);
    const steps = inOrder.slice(1).map((x, i) => Math.sign(x - inOrder[i]!));
    // Two columns of ranks are not known to be ranks of each other.
    const isOther =
      new Set(inOrder).size > 1 && !inOrder.every((x) => Number.isInteger(x) && x >= 1 && x <= rows.length);
    return isOther && (steps.every((s) => s <= 0) || steps.every((s) => s >= 0));
  });
}

/**
 * Whether a column is the mean or the sum of those behind or before it, or the logarithm or a multiple of another one. A mean may
 * leave out parts that are missing.
 */
export function madeOf(
  columns: readonly FigureColumn[],
  c: number,
): 'mean' | 'sum' | 'logarithm' | 'multiple' | undefined {
  const { figures } = columns[c]!;
  const rows = [...figures.keys()].filter((r) => !Number.isNaN(figures[r]!));
  if (!hasDifferent(rows, figures)) return undefined;
  const near = closeness(rows, figures);
  return addedUp(columns, c, rows, near) ?? functionOf(columns, c, rows, near);
}

type IsNear = (figure: number, row: number) => boolean;

/** What is near a figure of a column: within 0.1 %, or half of its last decimal where that is little beside its differences. */
function closeness(rows: readonly number[], figures: Float64Array): IsNear {
  let [least, most, decimals] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const r of rows) {
    least = Math.min(least, figures[r]!);
    most = Math.max(most, figures[r]!);
    decimals = Math.max(decimals, /\.(\d+)$/.exec(String(figures[r]))?.[1]?.length ?? 0);
  }
  const half = Number(`5e-${decimals + 1}`) * (1 + 1e-9);
  const rounded = most - least >= 40 * half && rows.length >= 2 * leastRows ? half : 0;
  return (figure, r) => Math.abs(figure - figures[r]!) <= Math.max(rounded, Math.abs(figures[r]!) / 1000);
}

function addedUp(
  columns: readonly FigureColumn[],
  c: number,
  rows: readonly number[],
  isNear: IsNear,
): 'mean' | 'sum' | undefined {
  for (const step of [1, -1] as const) {
    const beside = columns[c + step]?.figures;
    // Nearly always the first rows show that it is none.
    const first = rows.filter((r) => beside && !Number.isNaN(beside[r]!)).slice(0, leastRows);
    const parts = first.map(() => ({ sum: 0, count: 0 }));
    for (let n = 1; first.length === leastRows && columns[c + n * step]; n++) {
      for (const [i, r] of first.entries()) add(parts[i]!, columns[c + n * step]!.figures[r]!);
      if (n < 2) continue;
      const isSum = (of: Part, r: number) => of.count === n && isNear(of.sum, r);
      const isMean = (of: Part, r: number) => of.count === 0 || isNear(of.sum / of.count, r);
      for (const [what, is] of [
        ['sum', isSum],
        ['mean', isMean],
      ] as const) {
        if (!first.every((r, i) => is(parts[i]!, r))) continue;
        const all = rows.map((r) => partOf(columns, c, n * step, r));
        const several = all.filter(({ count }) => count > 1).length;
        const near = all.filter((of, i) => is(of, rows[i]!)).length;
        if (several >= leastRows && near >= leastShare(rows.length)) return what;
      }
    }
  }
  return undefined;
}

/** Of many rows a few may be off, where the parts were rounded themselves. */
const leastShare = (rows: number) => (rows < 40 ? rows : 0.95 * rows);

interface Part {
  sum: number;
  count: number;
}

function add(part: Part, figure: number): void {
  if (Number.isNaN(figure)) return;
  part.sum += figure;
  part.count++;
}

/** The figures in a row of so many columns behind a column, or before it where their number is negative. */
function partOf(columns: readonly FigureColumn[], c: number, many: number, row: number): Part {
  const part = { sum: 0, count: 0 };
  for (let n = 1; n <= Math.abs(many); n++) add(part, columns[c + Math.sign(many) * n]!.figures[row]!);
  return part;
}

/** Whether a column is the logarithm of another one, or a multiple of one before it. */
function functionOf(
  columns: readonly FigureColumn[],
  c: number,
  rows: readonly number[],
  isNear: IsNear,
): 'logarithm' | 'multiple' | undefined {
  const { figures } = columns[c]!;
  for (const [o, { figures: of }] of columns.entries()) {
    if (o === c) continue;
    if (logarithms.some((log) => rows.every((r) => isNear(log(of[r]!), r)))) return 'logarithm';
    const reference = rows.find((r) => of[r] !== 0)!;
    const factor = figures[reference]! / of[reference]!;
    if (o < c && rows.every((r) => isNear(of[r]! * factor, r))) return 'multiple';
  }
  return undefined;
}

const logarithms = [Math.log, Math.log10, Math.log1p];

/** Whether a column has as many different figures as are needed to know what it is made of. */
function hasDifferent(rows: readonly number[], figures: Float64Array): boolean {
  const different = new Set<number>();
  return rows.some((r) => different.add(figures[r]!).size >= leastRows);
}
