import {
  type AggregateDetails,
  formulaTree,
  isReversed,
  type MissingRule,
  namesIn,
  type Plan,
  type PlanNode,
  sumOfEnds,
} from '../../edition/index.js';
import { aggregates, hasGroupWeights } from '../../engine/index.js';
import { dependsOnGaps, inCells } from './computedFormulas.js';
import { roundedFormula } from './tolerance.js';

/** The cells a node's formula reads: its children's values and shares, and how many of them it needs. */
export interface AggregateCells {
  values: string;
  shares: string;
  needed: string;
  /** What the weights of the children add up to as written; for a weighted sum. */
  total: string;
}

/** A formula without its equals sign; `array` where it must be calculated as one. */
interface LiveFormula {
  formula: string;
  array: boolean;
}

/**
 * The formula of a score that needs no steps before it, as far as a spreadsheet can follow it, with the engine's missing rule: a
 * missing child is an empty text, a child without weight does not count, below the number needed the node is empty. Other scores
 * (with several steps, comparing units, or by place) are values.
 */
function directFormula(cells: AggregateCells, node: PlanNode): LiveFormula | undefined {
  if (node.details?.of === 'formula') return nodeFormula(cells, node, node.details);
  const [only, ...others] = aggregates[node.aggregate].steps?.(node) ?? [];
  if (!only || others.length > 0) return undefined;
  const term = only.formula;
  if ('of' in term && term.of.is !== 'x') return undefined;
  switch (term.is) {
    case 'mean':
      return meanFormula(cells, term.order, node.missing);
    case '*':
      // A weighted sum: the mean times what the weights add up to.
      return node.details?.of === 'weighted-sum'
        ? meanFormula(cells, 1, node.missing, `${cells.total}*`)
        : undefined;
    case 'median':
      return withGuard(cells, weightedMedian(cells), true);
    case 'lowest':
      return withGuard(cells, `MIN(IF(${presentChildren(cells)},${cells.values}))`, true);
    case 'highest':
      return withGuard(cells, `MAX(IF(${presentChildren(cells)},${cells.values}))`, true);
    default:
      return undefined;
  }
}

/** A formula of the edition with the cells of the children; what goes over units, and what depends on which cells are empty, has none. */
function nodeFormula(
  cells: AggregateCells,
  { children }: PlanNode,
  details: Extract<AggregateDetails, { of: 'formula' }>,
): LiveFormula | undefined {
  const tree = formulaTree(details.formula);
  const names = namesIn(tree);
  const cellOf = (name: string) =>
    `INDEX(${cells.values},${children.indexOf(details.children[names.indexOf(name)]!) + 1})`;
  // The sheet of a node has the children of one unit in a row, not those of another.
  if (dependsOnGaps(tree) || details.units) return undefined;
  const written = inCells(tree, 0, (part) => (part.is === 'name' ? cellOf(part.name) : undefined));
  if (written === undefined) return undefined;
  const whole = `IF(AND(${names.map((name) => `ISNUMBER(${cellOf(name)})`).join(',')}),${written},"")`;
  return { formula: `IFERROR(${whole},"")`, array: false };
}

/** The formula of a node; undefined where it has none. */
export function aggregateFormula(node: PlanNode, plan: Plan, cells: AggregateCells): LiveFormula | undefined {
  const values = childValues(node, plan, cells.values);
  const live = hasScoreFormula(node, plan) ? directFormula({ ...cells, values }, node) : undefined;
  return (
    live && {
      array: live.array || values !== cells.values,
      formula: roundedFormula(live.formula, node.round),
    }
  );
}

/** The children's cells as the node takes them: those of the other polarity reversed. */
function childValues({ children }: PlanNode, plan: Plan, cells: string): string {
  const reversed = children.map((h) => isReversed(plan, h));
  if (!reversed.includes(true)) return cells;
  const ends = children.map((h, i) => (reversed[i] ? sumOfEnds(plan, h)! : 0));
  const signs = reversed.map((is) => (is ? -1 : 1));
  return `IF(ISNUMBER(${cells}),{${ends}}+{${signs}}*${cells},"")`;
}

/** Whether the score of a node has a formula: one on a scale of its own or with weights by group has none, nor has one that takes other figures than its children show. */
export function hasScoreFormula(node: PlanNode, plan: Plan): boolean {
  const { rescale, children } = node;
  const shown = children.every((h) => plan.nodes[h]!.rescale?.passOn !== 'aggregated');
  return (
    rescale === null &&
    shown &&
    !hasGroupWeights(node) &&
    directFormula({ values: '', shares: '', needed: '', total: '' }, node) !== undefined
  );
}

/** 1 for each child that has a value and weighs something. */
function presentChildren({ values, shares }: AggregateCells): string {
  return `(${shares}>0)*ISNUMBER(${values})`;
}

function withGuard(cells: AggregateCells, formula: string, array: boolean): LiveFormula {
  return { formula: `IF(SUMPRODUCT(${presentChildren(cells)})<${cells.needed},"",${formula})`, array };
}

/**
 * The weighted mean of order p: Σ w·x, exp Σ w·ln x, or (Σ w·x^p)^(1/p), by the weight of those present or of all.
 * @param times a factor before an arithmetic mean, with its asterisk
 */
function meanFormula(cells: AggregateCells, p: number, missing: MissingRule, times = ''): LiveFormula {
  const absent = missing.weights;
  const { values: x, shares: w } = cells;
  if (p === 1) {
    const by = absent !== 'keep' ? `/SUMPRODUCT(${w}*ISNUMBER(${x}))` : '';
    return withGuard(cells, `${times}SUMPRODUCT(${w},${x})${by}`, false);
  }
  const here = presentChildren(cells);
  const by = absent !== 'keep' ? `/SUM(IF(${here},${w}))` : '';
  const sum = (term: string) => `SUM(IF(${here},${w}*${term}))${by}`;
  const joined = p === 0 ? `EXP(${sum(`LN(${x})`)})` : `(${sum(`${x}^(${p})`)})^(1/(${p}))`;
  const positive = p > 0 ? joined : `IF(SUM(IF(${here},--(${x}=0)))>0,0,${joined})`;
  return withGuard(cells, `IF(SUM(IF(${here},--(${x}<0)))>0,"",${positive})`, true);
}

/**
 * Half the sum of two values: the least whose cumulative weight reaches half of the whole, and the least whose
 * passes it. They differ only where the weight is exactly half.
 */
function weightedMedian(cells: AggregateCells): string {
  const { values: x, shares: w } = cells;
  const here = presentChildren(cells);
  const whole = `SUM(${here}*${w})`;
  const upTo = `MMULT((${x}<=TRANSPOSE(${x}))*ISNUMBER(${x}),TRANSPOSE(${w}*ISNUMBER(${x})))`;
  const least = (test: string) => `MIN(IF(TRANSPOSE(${here})*(${upTo}${test}),TRANSPOSE(${x})))`;
  return `(${least(`>=${whole}*(0.5-1E-12)`)}+${least(`>${whole}*(0.5+1E-12)`)})/2`;
}
