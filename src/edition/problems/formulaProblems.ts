import type { Text } from '../text.js';
import type { Place, Problem } from './problem.js';

const marked = (formula: string, at: number, mark: string) =>
  `${formula.slice(0, at)}⟨${mark}⟩${formula.slice(at)}`;

/** Problems of formulas. */
export const formulaProblems = {
  noFormula: (at: Place, formula: string, place: number, found: Text, expected: Text): Problem => ({
    at,
    found: {
      en: `${found.en} at character ${place + 1} of “${formula}”`,
      zh: `“${formula}”第 ${place + 1} 个字符处为${found.zh}`,
    },
    expected,
    mend: {
      en: `mend the formula at the mark: ${marked(formula, place, 'here')}`,
      zh: `请更正标记处：${marked(formula, place, '此处')}`,
    },
  }),
  formulaCircle: (at: Place, path: readonly string[]): Problem => ({
    at,
    found: { en: `formulas in a circle: ${path.join(' → ')}`, zh: `公式循环引用：${path.join(' → ')}` },
    expected: {
      en: 'formulas that lead to figures of the data',
      zh: '公式最终应取自数据中的数值',
    },
    mend: {
      en: `take one of the names out of its formula; of itself a formula may take earlier figures, previous(${path[0]})`,
      zh: `请从其中一个公式中去掉该名称；公式引用自身时，只可取前期数值：previous(${path[0]})`,
    },
  }),
  ambiguousName: (at: Place, name: string): Problem => ({
    at,
    found: { en: `“${name}”, the id of two different figures`, zh: `“${name}”，是两项不同数值的代码` },
    expected: {
      en: 'a name that is only one of: an indicator, a figure of the economy, a contextual indicator',
      zh: '仅为指标、经济数据、背景指标三者之一的代码',
    },
    mend: { en: 'rename one of them', zh: '请为其中之一改名' },
  }),
};

/** Problems of the units of measure in the formulas of an edition. */
export const formulaUnitProblems = {
  unitsDiffer: (at: Place, formula: string, a: Text, b: Text): Problem => ({
    at,
    found: {
      en: `“${formula}”, which adds or compares ${a.en} and ${b.en}`,
      zh: `“${formula}”将“${a.zh}”与“${b.zh}”相加减或比较`,
    },
    expected: { en: 'one unit on both sides', zh: '两边单位相同' },
    mend: {
      en: 'bring them to one unit (multiply by 10000, divide by 100 …), or correct the unit of an indicator',
      zh: '请换算为同一单位（乘以 10000、除以 100 等），或更正指标的单位',
    },
  }),
  unitOfFormula: (at: Place, formula: string, comes: Text, declared: Text, factor?: number): Problem => ({
    at,
    found: {
      en: `“${formula}”, which comes to ${comes.en}, with the unit ${declared.en}`,
      zh: `“${formula}”的结果为“${comes.zh}”，而声明的单位为“${declared.zh}”`,
    },
    expected: { en: 'the unit of what the formula gives', zh: '单位与公式结果一致' },
    mend:
      factor === undefined
        ? { en: 'correct the formula or the unit', zh: '请更正公式或单位' }
        : {
            en: `multiply by ${Number(factor.toPrecision(12))}, or write the unit as ${comes.en}`,
            zh: `请乘以 ${Number(factor.toPrecision(12))}，或将单位改写为“${comes.zh}”`,
          },
  }),
  noUnit: (at: Place, id: string, formula: string): Problem => ({
    at,
    found: { en: `no unit of “${id}”, for “${formula}”`, zh: `公式“${formula}”中，“${id}”没有单位` },
    expected: {
      en: 'a unit of every figure in a formula and of what it gives; 1 for a plain number',
      zh: '公式中各数值及其结果均有单位；无量纲数写 1',
    },
    mend: { en: 'write its unit', zh: '请写明单位' },
  }),
  computedGiven: (at: Place, id: string): Problem => ({
    at,
    found: { en: `figures of “${id}”, which is computed`, zh: `“${id}”由公式计算，却另有数值` },
    expected: { en: 'either a formula or figures', zh: '公式与数值二者取其一' },
    mend: { en: 'remove the figures, or the formula', zh: '请删去数值，或删去公式' },
  }),
};
