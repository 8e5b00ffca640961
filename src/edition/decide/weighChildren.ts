import type { Aggregate } from '../aggregateOptions.js';
import type { InputTable } from '../exchange/table.js';
import type { Place, Problem } from '../problems/problem.js';
import { problems } from '../problems/problems.js';
import type { ChildSource } from '../schema/schema.js';
import type { NodeWeighSource } from '../schema/weighSchema.js';
import {
  ahpWeights,
  budgetPointWeights,
  type Judgements,
  judgementOf,
  matrixProblems,
  meanJudgements,
  pairwiseWeights,
  readJudgements,
  shapeProblems,
} from './judgements.js';
import { decideWeighing, isFromData, suitedWeighing, type Weighing } from './weighing.js';

/** The declarations of a node about the weights of its children. */
interface Parent {
  id: string;
  at: Place;
  weigh?: NodeWeighSource;
  children: readonly { id: string; written?: string; weight?: number }[];
}

/** The tables, and `take`, which records each default taken. */
interface WeighingContext {
  tables: ReadonlyMap<string, InputTable>;
  take: <T>(path: string, given: T | undefined, fallback: T) => T;
}

type Judged = Extract<NodeWeighSource, { by: 'ahp' | 'budget' }>;

/**
 * The weights of the children of a node as shares of 1, and their origin. Judgements and points are converted here. Weights
 * that are computed from the data keep the given values until then: the importances for `optimised`, unused otherwise.
 *
 * @param level applies where the node declares nothing
 */
export function weighChildren(
  node: Parent,
  aggregate: Aggregate,
  level: Weighing,
  around: WeighingContext,
): { weights: number[]; weighing: Weighing; problems: Problem[] } {
  const { children, weigh, id, at } = node;
  if (children.length === 0) return { weights: [], weighing: { by: 'given' }, problems: [] };
  if (isByJudgement(weigh)) {
    const judged = weighByJudgement(node, weigh, around);
    return { weights: children.map(() => 1 / children.length), weighing: { by: 'equal' }, ...judged };
  }
  const declared =
    weigh === undefined ? level : decideWeighing(withoutCases(weigh), `${id}.weigh`, around.take);
  const { problems: found, ...suited } = suitedWeighing(declared, aggregate, node);
  let { weighing } = suited;
  const weights = children.map((c) => (weighing.by === 'equal' ? 1 : (c.weight ?? 1)));
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum <= 0) found.push(problems.zeroWeights(at, id));
  const unwritten = children.filter((c) => c.weight === undefined);
  if (weighing.by === 'given' && unwritten.length === 0) {
    if (!addsUp(weights)) found.push(problems.weights(at, id, Number(sum.toPrecision(6))));
    weighing = { by: 'given', ...shareSum(weights, sum) };
  }
  if (weighing.by === 'as-given') {
    if (aggregate !== 'arithmetic') found.push(problems.asGivenAggregate(at, id, aggregate));
    if (unwritten.length > 0)
      found.push(
        problems.halfFamily(
          at,
          id,
          unwritten.map((c) => c.id),
        ),
      );
    weighing = { by: 'as-given', sum: exactSum(sum) };
  }
  return {
    weights: weights.map((w) => (sum > 0 ? w / sum : 0)),
    weighing: isFromData(weighing) ? { ...weighing } : weighing,
    problems: found,
  };
}

type Plain = Exclude<NodeWeighSource, Judged | { by: 'given' }>;

/** Cases are decided once periods and groups are known. */
const withoutCases = (weigh: Exclude<NodeWeighSource, Judged>): Plain =>
  typeof weigh === 'object' && weigh.by === 'given' ? 'given' : weigh;

/** A sum of decimals without the error of adding doubles. */
const exactSum = (sum: number) => Number(sum.toPrecision(12));

/** The sum of weights that look like shares, where it is neither 1 nor 100. */
function shareSum(weights: readonly number[], sum: number): { sum?: number } {
  const whole = weights.every((w) => w < 1) ? 1 : 100;
  const looksLike = whole === 1 || (weights.every((w) => w > 1) && sum > 90 && sum < 110);
  return looksLike && exactSum(sum) !== whole ? { sum: exactSum(sum) } : {};
}

/** Whether people judge the weights. */
export function isByJudgement(weigh: NodeWeighSource | undefined): weigh is Judged {
  return typeof weigh === 'object' && (weigh.by === 'ahp' || weigh.by === 'budget');
}

/** The files of judgements and points that the nodes of a tree name. */
export function judgementTables(node: ChildSource): string[] {
  if (!('children' in node)) return [];
  const { weigh } = node;
  const own = typeof weigh === 'object' && 'table' in weigh && weigh.table ? [weigh.table] : [];
  return [...new Set([...own, ...node.children.flatMap(judgementTables)])];
}

/** Judgements or points, from the edition or from a table, to weights. */
function weighByJudgement(
  node: Parent,
  judged: Judged,
  { tables }: WeighingContext,
): { weights?: number[]; weighing?: Weighing; problems: Problem[] } {
  const { by, rows, table: name, experts } = judged;
  const table = name === undefined ? undefined : tables.get(name);
  if ([rows, name, experts].filter((source) => source !== undefined).length !== 1) {
    return { problems: [problems.noJudgements(node.at, by)] };
  }
  if (name !== undefined && !table) {
    return { problems: [problems.absentFile(name, { en: 'a table of judgements', zh: '判断表' })] };
  }
  const ids = node.children.map((c) => c.written ?? c.id);
  if (judged.experts) {
    if (!judged.experts.some(counts)) return { problems: [problems.badCell(node.at, '0', someoneCounts)] };
    return judged.by === 'ahp'
      ? weighByMatrices(node, ids, judged.experts)
      : weighByPoints(node, ids, judged.experts);
  }
  const inline: Judgements = {
    ids,
    rows: (rows ?? []).map((row: readonly (string | number)[]) => row.map(judgementOf)),
    at: () => node.at,
  };
  const read = table ? readJudgements(table, by, ids) : { judgements: inline, problems: [] };
  if (read.problems.length > 0) return { problems: read.problems };
  if (by === 'ahp') {
    const { ahp, problems: bad } = pairwiseWeights(read.judgements);
    if (!ahp) return { problems: bad };
    const { weights, ratio, lambdaMax } = ahp;
    return { weights, weighing: { by, table: name ?? null, ratio, lambdaMax }, problems: [] };
  }
  const { weights, problems: bad } = budgetPointWeights(read.judgements);
  if (!weights) return { problems: bad };
  return {
    weights,
    weighing: { by, table: name ?? null, experts: read.judgements.rows.length },
    problems: [],
  };
}

const counts = (expert: { counts?: boolean | undefined }) => expert.counts !== false;
const someoneCounts = { en: 'at least one expert who counts', zh: '至少一位计入的专家' };
type Experts<By extends Judged['by']> = NonNullable<Extract<Judged, { by: By }>['experts']>;

/** Where in edition.yaml an expert of a node stands. */
const expertAt = ({ at }: Parent, expert: number): Place => ({
  ...at,
  path: `${at.path}.weigh.experts.${expert}`,
});

/** The weights of the geometric mean of the matrices of those experts that count. */
function weighByMatrices(
  node: Parent,
  ids: readonly string[],
  experts: Experts<'ahp'>,
): ReturnType<typeof weighByJudgement> {
  const matrices = experts.map(({ rows }) => rows.map((row) => row.map(judgementOf)));
  const wrong = matrices.flatMap((rows, e) => matrixProblems({ ids, rows, at: () => expertAt(node, e) }));
  if (wrong.length > 0) return { problems: wrong };
  const counted = matrices.filter((_, e) => counts(experts[e]!));
  const { ahp, problems: bad } = pairwiseWeights({ ids, rows: meanJudgements(counted), at: () => node.at });
  if (!ahp) return { problems: bad };
  const each = experts.map((expert, e) => ({
    name: expert.name,
    ratio: ahpWeights(matrices[e]!).ratio,
    counts: counts(expert),
  }));
  const { weights, ratio, lambdaMax } = ahp;
  return { weights, weighing: { by: 'ahp', table: null, ratio, lambdaMax, experts: each }, problems: [] };
}

/** The mean of the points of those experts that count. */
function weighByPoints(
  node: Parent,
  ids: readonly string[],
  experts: Experts<'budget'>,
): ReturnType<typeof weighByJudgement> {
  const rows = experts.map(({ points }) => points);
  const wrong = shapeProblems({ ids, rows, at: (row) => expertAt(node, row) });
  if (wrong.length > 0) return { problems: wrong };
  const counted = [...experts.keys()].filter((e) => counts(experts[e]!));
  const { weights, problems: bad } = budgetPointWeights({
    ids,
    rows: counted.map((e) => rows[e]!),
    at: (row) => expertAt(node, counted[row]!),
  });
  if (!weights) return { problems: bad };
  return { weights, weighing: { by: 'budget', table: null, experts: counted.length }, problems: [] };
}

/**
 * Weights that look like shares (all below 1, or a sum near 100) must add up;
 * half a unit in the third decimal of each is allowed for rounding.
 */
export function addsUp(weights: readonly number[]): boolean {
  if (weights.length === 0) return true;
  const sum = weights.reduce((a, b) => a + b, 0);
  const slack = weights.length * 0.0005;
  if (weights.every((w) => w < 1)) return Math.abs(sum - 1) <= slack;
  if (weights.every((w) => w > 1) && sum > 90 && sum < 110) return Math.abs(sum - 100) <= slack * 100;
  return true;
}
