import type { Place, Problem } from './problem.js';

/** Problems of the tree and its weights. */
export const treeProblems = {
  weights: (at: Place, node: string, sum: number): Problem => ({
    at,
    found: { en: `the weights below “${node}” add up to ${sum}`, zh: `“${node}”下各权重之和为 ${sum}` },
    expected: {
      en: 'weights that look like shares to add up to 1 (or 100); or plain relative weights',
      zh: '写成份额的权重应合计为 1（或 100）；也可用任意相对权重',
    },
    mend: {
      en: 'correct one of them, or multiply them so that they do not look like shares',
      zh: '请更正其中之一，或改用明显的相对权重',
    },
  }),
  zeroWeights: (at: Place, node: string): Problem => ({
    at,
    found: { en: `no child of “${node}” has a weight above zero`, zh: `“${node}”的下级权重全部为零` },
    expected: { en: 'at least one weight above zero', zh: '至少一个权重大于零' },
    mend: { en: 'give a child a weight, or remove the node', zh: '请为下级赋权，或删除该节点' },
  }),
  halfFamily: (at: Place, parent: string, absent: readonly string[]): Problem => ({
    at,
    found: {
      en: `weights for some children of “${parent}” but none for ${absent.join(', ')}`,
      zh: `“${parent}”的下级只有一部分给出权重，缺少${absent.join('、')}`,
    },
    expected: { en: 'a weight for every child, or for none', zh: '全部下级都给出权重，或都不给出' },
    mend: { en: 'add the missing weights', zh: '请补上缺少的权重' },
  }),
  cycle: (at: Place, path: readonly string[]): Problem => ({
    at,
    found: { en: `a cycle of parents: ${path.join(' → ')}`, zh: `上级关系成环：${path.join(' → ')}` },
    expected: { en: 'every parent to lead up to one root', zh: '逐级向上应到达唯一的根' },
    mend: { en: 'change one parent of the cycle', zh: '请更改环中的一个上级' },
  }),
  orphan: (at: Place, id: string): Problem => ({
    at,
    found: { en: `the indicator “${id}”, which is not in the tree`, zh: `指标“${id}”未挂在框架树上` },
    expected: {
      en: 'every indicator in the tree (or that of a variant), or used as a denominator, an error or in a formula',
      zh: '每个指标位于框架树（或某一变体的框架树）上，或用作分母、误差，或用于公式',
    },
    mend: { en: 'add it to the tree, or remove it', zh: '请将其加入框架树，或删除' },
  }),
  outsideTree: (at: Place, code: string): Problem => ({
    at,
    found: { en: `“${code}”, which is not below the root`, zh: `“${code}”不在根节点之下` },
    expected: {
      en: 'one Aggregate without a parent, and everything else below it',
      zh: '只有一个 Aggregate 没有上级，其余均在其下',
    },
    mend: {
      en: 'give it a parent that leads to the root, or remove it',
      zh: '请为其指定通向根节点的上级，或删除',
    },
  }),
  directionUnsaid: (at: Place, id: string, parent: string): Problem => ({
    at,
    found: {
      en: `no direction for “${id}”, below “${parent}”, whose polarity is opposite to that of the index`,
      zh: `指标“${id}”未写 direction，其上级“${parent}”与总指数极性相反`,
    },
    expected: {
      en: `1 where more of it makes “${parent}” higher, -1 where it makes it lower, whatever that means for the index`,
      zh: `使“${parent}”升高者为 1，使其降低者为 -1，与总指数无关`,
    },
    mend: { en: 'write its direction', zh: '请写明 direction' },
  }),
  twice: (at: Place, id: string): Problem => ({
    at,
    found: { en: `“${id}” defined a second time in the tree`, zh: `“${id}”在框架树中重复定义` },
    expected: { en: 'every id defined once', zh: '每个标识只定义一次' },
    mend: {
      en: `write { node: ${id} } where the same node is a part again, with a weight of its own; or rename one of them`,
      zh: `同一节点再次作为组成部分之处，请写 { node: ${id} }，权重另写；否则请改名`,
    },
  }),
  twiceBelow: (at: Place, id: string, parent: string): Problem => ({
    at,
    found: { en: `“${id}” twice below “${parent}”`, zh: `“${id}”在“${parent}”之下出现两次` },
    expected: { en: 'every part once below one parent', zh: '同一上级之下，各组成部分只出现一次' },
    mend: { en: 'keep one, with the sum of the weights', zh: '请只保留其一，权重相加' },
  }),
  otherPolarity: (at: Place, id: string, parent: string): Problem => ({
    at,
    found: {
      en: `the indicator “${id}” below “${parent}”, whose polarity is opposite to that of its first place`,
      zh: `指标“${id}”位于“${parent}”之下，其极性与该指标首处相反`,
    },
    expected: { en: 'parents of the same polarity', zh: '各上级极性相同' },
    mend: {
      en: 'put it into a node of its own, which is then taken reversed; or add a second indicator with a formula and its own direction',
      zh: '请将其放入单独的节点（将反向取值），或另设一项用公式表示的指标，并写明其 direction',
    },
  }),
  nodeBelowItself: (at: Place, path: readonly string[]): Problem => ({
    at,
    found: { en: `a node below itself: ${path.join(' → ')}`, zh: `节点位于自身之下：${path.join(' → ')}` },
    expected: { en: 'parts that lead down to indicators', zh: '逐级向下应到达指标' },
    mend: { en: 'take one node out of the circle', zh: '请从环中去掉一个节点' },
  }),
  inconsistent: (at: Place, ratio: number, row: string, column: string): Problem => ({
    at,
    found: {
      en: `judgements that contradict each other (consistency ratio ${ratio.toFixed(3)})`,
      zh: `判断相互矛盾（一致性比率 ${ratio.toFixed(3)}）`,
    },
    expected: { en: 'a ratio of at most 0.10', zh: '比率不超过 0.10' },
    mend: {
      en: `look again at “${row}” against “${column}”, which departs most from the others`,
      zh: `请复核“${row}”与“${column}”的比较，它与其余判断偏离最大`,
    },
  }),
  notReciprocal: (at: Place, row: string, column: string, judged: number, back: number): Problem => ({
    at,
    found: {
      en: `“${row}” over “${column}” is ${judged}, and back ${back}`,
      zh: `“${row}”相对“${column}”为 ${judged}，反向为 ${back}`,
    },
    expected: {
      en: row === column ? 'ones on the diagonal' : 'one to be the inverse of the other',
      zh: row === column ? '对角线为 1' : '两者互为倒数',
    },
    mend: { en: 'write 1/x in the place across the diagonal', zh: '请在对角线另一侧写 1/x' },
  }),
  noJudgements: (at: Place, by: string): Problem => ({
    at,
    found: {
      en: `${by} with none or several of rows, table and experts`,
      zh: `${by} 的 rows、table 与 experts 均缺或并存`,
    },
    expected: { en: 'one of rows, table and experts', zh: 'rows、table、experts 三者之一' },
    mend: { en: 'write the rows here, or name a CSV file', zh: '请在此写出各行，或指定 CSV 文件' },
  }),
  casesAggregate: (at: Place, id: string, aggregate: string): Problem => ({
    at,
    found: {
      en: `weights by period or group for “${id}”, which is aggregated by ${aggregate}`,
      zh: `“${id}”按时期或组设权重，但合成方式为 ${aggregate}`,
    },
    expected: { en: 'a weighted mean', zh: '加权平均' },
    mend: {
      en: 'choose aggregate: arithmetic, geometric or harmonic for it, or remove the cases',
      zh: '请将其 aggregate 设为 arithmetic、geometric 或 harmonic，或删去 cases',
    },
  }),
  casesOfShares: (at: Place): Problem => ({
    at,
    found: {
      en: 'weights by group in an index of shares of a base',
      zh: '基期占比指数按组设权重',
    },
    expected: {
      en: 'the same weights for all units: their points add up to those of the whole',
      zh: '各单元权重相同：其点数之和即总体点数',
    },
    mend: {
      en: 'choose another scale (method.normalise), or weights by period alone',
      zh: '请改用其他标准化方法（method.normalise），或只按时期设权重',
    },
  }),
  setsBesideCases: (at: Place, nodes: readonly string[]): Problem => ({
    at,
    found: {
      en: `sets of weights, where those of ${nodes.join(', ')} differ by period or group`,
      zh: `多组权重，而${nodes.join('、')}的权重因时期或组而异`,
    },
    expected: { en: 'noise or dirichlet', zh: 'noise 或 dirichlet' },
    mend: {
      en: 'choose weights: { noise: 0.25 }, which varies the weights of every period and group',
      zh: '请采用 weights: { noise: 0.25 }，各时期、各组的权重都随之变动',
    },
  }),
  caseWithoutWeight: (at: Place, child: string): Problem => ({
    at,
    found: {
      en: `a weight for “${child}”, whose own weight is 0`,
      zh: `为自身权重为 0 的“${child}”设了权重`,
    },
    expected: { en: 'a weight above zero of its own', zh: '其自身权重大于零' },
    mend: {
      en: `give “${child}” a weight, and 0 in a case where it should not count`,
      zh: `请为“${child}”设权重，并在不应计入的 case 中设为 0`,
    },
  }),
  asGivenAggregate: (at: Place, id: string, aggregate: string): Problem => ({
    at,
    found: {
      en: `weights as given for “${id}”, which is aggregated by ${aggregate}`,
      zh: `“${id}”按原样使用权重（as-given），但合成方式为 ${aggregate}`,
    },
    expected: { en: 'an arithmetic mean, which becomes a weighted sum', zh: '算术平均，由此成为加权求和' },
    mend: {
      en: 'choose aggregate: arithmetic for it, or weigh: given',
      zh: '请将其 aggregate 设为 arithmetic，或改用 weigh: given',
    },
  }),
  asGivenKeep: (at: Place, id: string): Problem => ({
    at,
    found: {
      en: `weights as given for “${id}”, where a missing child adds nothing (missing: keep)`,
      zh: `“${id}”按原样使用权重（as-given），而缺失的下级不计（missing: keep）`,
    },
    expected: {
      en: 'a rule that needs all children, or shares the weight of the absent',
      zh: '要求下级齐全，或由其他下级分担缺失者的权重',
    },
    mend: {
      en: 'set missing: { weights: reweight } for it',
      zh: '请为其设置 missing: { weights: reweight }',
    },
  }),
  saidTwice: (at: Place, id: string, option: string): Problem => ({
    at,
    found: {
      en: `${option} of “${id}” a second time, in addition to that of the indicator itself`,
      zh: `“${id}”的 ${option} 在指标处已写明，此处重复`,
    },
    expected: { en: 'each choice of an indicator once', zh: '指标的每项选择只写一次' },
    mend: { en: 'remove one of the two', zh: '请删去其中之一' },
  }),
};
