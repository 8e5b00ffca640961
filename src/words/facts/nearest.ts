import type { NearestWeights, Unsuitable } from '../../analysis/index.js';
import { type Plan, publishedPeriods, type Text } from '../../edition/index.js';
import { type Subject, subjectsOf } from '../../release/index.js';
import type { CitedFigure, FactOf } from './fact.js';
import { totalOf } from './view.js';

const unsuitableReasons: Record<Unsuitable, Text> = {
  leaf: { en: 'it is an indicator and has no children to weigh', zh: '该节点是指标，没有可赋权的下级' },
  aggregate: {
    en: 'its way to aggregate is not linear in the weights (with --leaves: all means have to be arithmetic)',
    zh: '其合成方式对权重并非线性（使用 --leaves 时须全部为算术平均）',
  },
  zero: {
    en: 'a child that is not above zero has no place in a mean that is not arithmetic',
    zh: '非算术平均中有下级得分不大于零',
  },
  gaps: {
    en: 'weights are reweighted over the available children, so that they differ between units',
    zh: '缺失下级的权重转由其他下级承担，各单元的实际权重不同',
  },
  cases: {
    en: 'its weights differ by period or group: one set of weights is no answer',
    zh: '其权重因时期或组而异，无法以一组权重作答',
  },
  'no-score': { en: 'one of the units has no score here', zh: '其中有单元在此没有得分' },
  margin: { en: 'a margin in points goes with an arithmetic mean alone', zh: '分差只适用于算术平均' },
  bounds: { en: 'no weights between these bounds add up to 1', zh: '此上下限内的权重之和不可能为 1' },
};

/** The most parts whose weights are told in a sentence. */
const mostWeights = 4;

/** What was found of the weights nearest to the edition's under which units stand in an order: it rests on an index built with them, or on a proof. */
export function nearestWeightsFact(plan: Plan, found: NearestWeights): FactOf<'nearest-weights'> {
  const units = new Map(
    subjectsOf(plan).flatMap((s) => (s.level === plan.level ? [[s.number, s] as const] : [])),
  );
  const unit = (c: number): Subject => units.get(c)!;
  const rank = (n: number): CitedFigure | undefined =>
    n > 0 ? { value: n, unit: 'rank', from: 'computed', references: [] } : undefined;
  const share = (part: number): CitedFigure => ({
    value: 100 * part,
    unit: 'percent',
    from: 'computed',
    references: [],
  });
  const changed = found.parts
    .filter(({ before, after }) => Math.abs(after - before) > 5e-4)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
  return {
    place: totalOf({ plan }),
    period: publishedPeriods(plan)[found.period]!,
    node: plan.nodes[found.node]!.id,
    importance: 0.5,
    novelty: 0.5,
    kind: 'nearest-weights',
    verdict: found.status,
    why: found.why && unsuitableReasons[found.why],
    weights: changed.slice(0, mostWeights).map(({ node, before, after }) => ({
      part: plan.nodes[node]!.title,
      before: share(before),
      after: share(after),
    })),
    more: changed.length > mostWeights,
    ranks: found.ranks.map((of) => ({
      unit: unit(of.unit),
      before: rank(of.before),
      after: rank(of.after),
    })),
    holds: found.holds,
    dominated: (found.proof?.dominated ?? []).map(([a, b]) => ({ above: unit(a), below: unit(b) })),
    mixture: (found.proof?.mixture ?? []).map(({ pair: [a, b], share: part }) => ({
      above: unit(a),
      below: unit(b),
      share: share(part),
    })),
  };
}
