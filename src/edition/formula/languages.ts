import type { Text } from '../text.js';
import { figureForms } from './figureForms.js';
import { operations } from './operations.js';
import { type Language, parse } from './parse.js';
import { FormulaFault } from './tokens.js';
import { type FormulaTree, nodesOf } from './tree.js';

const comparisons = ['=', '≠', '<', '>', '≤', '≥'];

const written = Object.entries(operations).filter(([, operation]) => 'written' in operation);

/** Formulas over figures: computed indicators, nodes, published statements. */
const figures: Language = {
  lexicon: 'figures',
  longest: 2000,
  deepest: 100,
  anyCase: false,
  operators: ['or', 'and', ...comparisons, '+', '-', '*', '/', '^'],
  constants: [],
  reserved: [],
  functions: Object.fromEntries(written.map(([name, operation]) => [name, operation.arguments])),
  forms: figureForms,
  openings: {},
  keepsNumbers: false,
  operand: { en: 'a number, a name or a bracket', zh: '数值、名称或括号' },
  operator: {
    en: 'an operator (+ − * / ^, a comparison) or the end',
    zh: '运算符（+ − * / ^ 或比较符号）或结尾',
  },
};

/** What a place refuses of formulas. */
interface Refusal {
  refuses: (node: FormulaTree) => boolean;
  found?: Text;
  expected: Text;
}

/** What each place where a formula may stand takes of the language. */
const refusals = {
  /** The scores of the children of one period, of one unit or over all of them. */
  node: {
    refuses: (node) =>
      node.is === 'previous' ||
      node.is === 'first' ||
      node.is === 'cumulative' ||
      (node.is === 'name' && node.period !== undefined) ||
      (node.is === 'over-units' && node.column !== undefined),
    found: { en: 'another period or a group', zh: '其他时期或分组' },
    expected: {
      en: 'the scores of the children of the same period, without previous, first, cumulative, growth, at and columns of groups',
      zh: '同一时期各下级的得分，不含 previous、first、cumulative、growth、at 与分组列',
    },
  },
  /** Published figures: operations on figures and numbers, of no other period or place. */
  published: {
    refuses: (node) =>
      !['number', 'name', 'apply'].includes(node.is) ||
      (node.is === 'name' && (node.period ?? node.unit) !== undefined),
    expected: {
      en: 'a formula such as 100 × (b / a − 1), of figures of this list',
      zh: '由本表数据组成的公式，如 100 × (b / a − 1)',
    },
  },
} as const satisfies Record<string, Refusal>;

/**
 * Parses a formula over figures.
 *
 * @param place where it stands; absent: a computed indicator, which may use the whole language
 * @throws FormulaFault where the text is no formula, or none for its place
 */
export function parseFormula(text: string, place?: keyof typeof refusals): FormulaTree {
  const tree = parse(text, figures) as FormulaTree;
  const refusal: Refusal | undefined = place && refusals[place];
  if (refusal && nodesOf(tree).some(refusal.refuses))
    throw new FormulaFault(0, refusal.found ?? text, refusal.expected);
  return tree;
}
