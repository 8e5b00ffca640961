import { otherFunctions, type StatisticOverUnits, statisticsOverUnits } from './operations.js';
import type { Language, Parser } from './parse.js';
import type { Token } from './tokens.js';
import { type Expression as Figures, number } from './tree.js';

const periods = { en: 'a number of periods, from 1 to 1000', zh: '时期数（1至1000）' };
const orders = {
  en: 'the order of the quantile, a number from 0 to 1: 0.5 is the median',
  zh: '分位数的阶，0 至 1 的数值：0.5 即中位数',
};
const code = { en: 'a column, a period or a code', zh: '列名、时期或代码' };

const count = (p: Parser): number =>
  Number(
    p.token(({ kind, text }) => {
      const n = Number(text);
      return kind === 'number' && Number.isInteger(n) && n >= 1 && n <= 1000;
    }, periods).text,
  );
const order = (p: Parser): number =>
  Number(
    p.token(({ kind, text }) => kind === 'number' && Number(text) >= 0 && Number(text) <= 1, orders).text,
  );
const countIfGiven = (p: Parser) => (p.take(',') ? count(p) : 1);
/** A column, a period or the code of a unit. */
const word = (p: Parser) => p.token(({ kind }) => kind !== 'sign', code).text;
const wordIfGiven = (p: Parser) => (p.take(',') ? word(p) : undefined);

const before = (p: Parser, a: Figures, by: number): Figures =>
  by === 0 ? a : p.made({ is: 'previous', a, by });

function overUnits(p: Parser, by: StatisticOverUnits, a: Figures, column?: string): Figures {
  return p.made({ is: 'over-units', by, a, ...(column === undefined ? {} : { column }) });
}

/** of(total(x, province), CODE): a statistic over the units of a named group. */
const isOfGroup = (a: Figures): a is Figures & { is: 'over-units' } =>
  a.is === 'over-units' &&
  a.column !== undefined &&
  a.group === undefined &&
  !statisticsOverUnits[a.by].place;

/** The figure of a name in another period, or of another unit. */
const elsewhere = (name: 'at' | 'of', key: 'period' | 'unit') => (p: Parser, token: Token) => {
  const a = p.either();
  p.need(',');
  if (key === 'unit' && isOfGroup(a)) return p.made({ ...a, group: word(p) });
  if (a.is !== 'name' || a[key] !== undefined) {
    const written = otherFunctions[name];
    return p.fail({ en: `the name of a figure first: ${written}`, zh: `首先写数值名称：${written}` }, token);
  }
  return { ...a, [key]: word(p) };
};

/** Whether a comma, a number and the closing bracket follow. */
const isNumberLast = (p: Parser) => p.is(',') && p.next(1)?.kind === 'number' && p.is(')', 2);

/** m + C(r − m), C = A/(A + m/d), A = max(0, s² − m/d̄), s² the variance of the rates weighted by d: Marshall (1991), Applied Statistics 40. */
function shrunk(p: Parser): Figures {
  const cases = p.either();
  p.need(',');
  const people = p.either();
  const column = wordIfGiven(p);
  const total = (of: Figures) => overUnits(p, 'total', of, column);
  const rate = p.apply('/', cases, people);
  const all = p.apply('/', total(cases), total(people));
  const away = p.apply('-', rate, all);
  const squares = p.apply('*', people, p.apply('*', away, away));
  const variance = p.apply('/', total(squares), total(people));
  return p.apply('shrunk', rate, all, variance, overUnits(p, 'average', people, column), people);
}

/** A figure where all others have one too, so that all are of the same units; else missing as the first of them. */
function together(p: Parser, a: Figures, others: readonly Figures[]): Figures {
  const there = others.map((other) => p.apply('=', other, other));
  return p.apply(
    'if',
    there.reduce((all, one) => p.apply('and', all, one)),
    a,
    a,
  );
}

/**
 * The residual of a regression over the units of a period, with a constant: each control takes away what is left of it after the
 * controls before it (Frisch and Waugh 1933; Lovell 1963). Missing where nothing is left of a control.
 */
function residual(p: Parser, token: Token): Figures {
  const all = p.rest(p.either());
  if (all.length < 2) {
    const written = otherFunctions.residual;
    return p.fail({ en: `a figure and its controls: ${written}`, zh: `数值及其控制变量：${written}` }, token);
  }
  const mean = (of: Figures) => overUnits(p, 'average', of);
  const spread = (of: Figures) => overUnits(p, 'deviation', of);
  const centred = all.map((one, i) => {
    const same = together(
      p,
      one,
      all.filter((_, j) => j !== i),
    );
    return p.apply('-', same, mean(same));
  });
  const [y, ...controls] = centred as [Figures, ...Figures[]];
  const after = (of: Figures, k: number): Figures => {
    if (k < 0) return of;
    const [a, x] = [after(of, k - 1), after(controls[k]!, k - 1)];
    const slope = p.apply('/', mean(p.apply('*', a, x)), mean(p.apply('*', x, x)));
    const left = p.apply('>', spread(x), p.apply('*', number(1e-10), spread(controls[k]!)));
    const taken = k === 0 ? slope : p.apply('/', slope, p.apply('if', left, number(1), number(0)));
    return p.apply('-', a, p.apply('*', taken, x));
  };
  return after(y, controls.length - 1);
}

const statistics = Object.keys(statisticsOverUnits) as StatisticOverUnits[];

/** Functions of figures that are written out as a tree of others when they are read, or take another period, unit or group. */
export const figureForms: Language['forms'] = {
  ...Object.fromEntries(
    statistics.map((by) => [by, (p: Parser) => overUnits(p, by, p.either(), wordIfGiven(p))]),
  ),
  quantile: (p) => {
    const a = p.either();
    p.need(',');
    const at = order(p);
    return p.made({ ...overUnits(p, 'quantile', a, wordIfGiven(p)), order: at });
  },
  /** mean(x, 3): the moving mean of this period and those before it. */
  mean: (p, token) => {
    const a = p.either();
    if (!isNumberLast(p)) return p.call('mean', p.rest(a), token);
    p.need(',');
    const over = count(p);
    return p.apply('mean', ...Array.from({ length: over }, (_, i) => before(p, a, over - 1 - i)));
  },
  first: (p) => p.made({ is: 'first', a: p.either() }),
  cumulative: (p) => p.made({ is: 'cumulative', a: p.either() }),
  previous: (p) => before(p, p.either(), countIfGiven(p)),
  growth: (p) => {
    const a = p.either();
    const ratio = p.apply('/', a, before(p, a, countIfGiven(p)));
    return p.apply('*', number(100), p.apply('-', ratio, number(1)));
  },
  group: (p) => {
    const a = p.either();
    p.need(',');
    return overUnits(p, 'total', a, word(p));
  },
  share: (p) => {
    const a = p.either();
    return p.apply('*', number(100), p.apply('/', a, overUnits(p, 'total', a, wordIfGiven(p))));
  },
  z: (p) => {
    const a = p.either();
    const column = wordIfGiven(p);
    const away = p.apply('-', a, overUnits(p, 'average', a, column));
    return p.apply('/', away, overUnits(p, 'deviation', a, column));
  },
  residual,
  /** root(x), root(x, 3): the square root, or the n-th. */
  root: (p) => {
    const [a, n] = [p.either(), p.take(',') ? count(p) : 2];
    return n === 2 ? p.apply('sqrt', a) : p.apply('^', a, number(1 / n));
  },
  shrink: shrunk,
  at: elsewhere('at', 'period'),
  of: elsewhere('of', 'unit'),
};
