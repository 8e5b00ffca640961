import type { Lang, Text } from '../../edition/index.js';
import type { FormulaStep, FormulaStepName, GivenName, Receipt } from '../../release/index.js';

const steps: Record<FormulaStepName, Text> = {
  compute: { en: 'computed', zh: '计算' },
  divide: { en: 'divided', zh: '除以分母' },
  fill: { en: 'filled in', zh: '填补' },
  treat: { en: 'outlier treated', zh: '离群值处理' },
  turn: { en: 'turned: less of it scores higher', zh: '反向：越少得分越高' },
  base: { en: 'base', zh: '基数' },
  scale: { en: 'score', zh: '得分' },
  reversed: { en: 'reversed: of the other polarity', zh: '反向取值：极性相反' },
  moved: { en: 'on the other range', zh: '换域' },
  standard: { en: 'standardised', zh: '标准化' },
  mean: { en: 'mean', zh: '平均' },
  variance: { en: 'variance', zh: '方差' },
  lowest: { en: 'lowest', zh: '最低' },
  condition: { en: 'condition holds (1) or not (0)', zh: '条件成立为1，否则为0' },
  near: { en: 'distance to the worst', zh: '与最劣的距离' },
  far: { en: 'distance to the best', zh: '与最优的距离' },
  aggregate: { en: 'aggregated', zh: '合成' },
  rescale: { en: 'on the scale of the node', zh: '换算到节点尺度' },
  round: { en: 'rounded', zh: '四舍五入' },
  'roll-up': { en: 'members', zh: '成员汇总' },
};

const givens: Record<GivenName, Text> = {
  min: { en: 'min', zh: '最小值' },
  max: { en: 'max', zh: '最大值' },
  mean: { en: 'mean', zh: '均值' },
  sd: { en: 'sd', zh: '标准差' },
  median: { en: 'median', zh: '中位数' },
  mad: { en: 'median absolute deviation', zh: '绝对中位差' },
  smaller: { en: 'smaller values', zh: '较小者个数' },
  equal: { en: 'equal values', zh: '相等者个数' },
  n: { en: 'n', zh: '个数' },
  low: { en: 'low', zh: '下界' },
  high: { en: 'high', zh: '上界' },
  target: { en: 'target', zh: '目标' },
  reference: { en: 'reference', zh: '参照' },
  share: { en: 'share', zh: '比例' },
  base: { en: 'base', zh: '基数' },
  level: { en: 'level of the framework when it starts', zh: '加入时的体系水平' },
  'fence-low': { en: 'lower fence', zh: '下界限' },
  'fence-high': { en: 'upper fence', zh: '上界限' },
  lambda: { en: 'λ', zh: 'λ' },
  wins: { en: 'wins', zh: '胜' },
  losses: { en: 'losses', zh: '负' },
};

/** Longer expressions are long sums, whose terms stand in the receipt as they are. */
const longest = 400;

/** The steps of a formula, a line each: the result, the formula with its numbers, its value, and where the numbers come from. */
export function formulaLines({ formula }: Pick<Receipt, 'formula'>, lang: Lang): string[] {
  return formula
    .filter((s) => s.expression.length <= longest)
    .map((s) => {
      const of = s.of === undefined ? '' : ` [${s.of}]`;
      const given = givenText(s, lang);
      return `${steps[s.step][lang]}${of} = ${readableExpression(s.expression)} = ${shortNumber(s.value)}${given}`;
    });
}

function givenText({ given }: FormulaStep, lang: Lang): string {
  const list = Object.entries(given).map(
    ([name, x]) => `${givens[name as GivenName][lang]} ${shortNumber(x)}`,
  );
  if (list.length === 0) return '';
  return lang === 'zh' ? `（${list.join('，')}）` : ` (${list.join(', ')})`;
}

/** An expression as it is written by hand, numbers to nine digits. */
export function readableExpression(expression: string): string {
  return expression
    .replace(/\d+(\.\d+)?(e[+-]?\d+)?/g, (number) => shortNumber(Number(number)))
    .replaceAll(' * ', ' × ')
    .replaceAll(' / ', ' ÷ ')
    .replaceAll('-', '−');
}

function shortNumber(x: number): string {
  return String(Number(x.toPrecision(9))).replace('-', '−');
}
