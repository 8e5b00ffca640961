import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { type Panel, type Plan, UserError } from '../../../src/edition/index.js';
import { buildIndex, loadSolver, type Solve, settleWeights } from '../../../src/engine/index.js';
import { explain, type Receipt } from '../../../src/release/explain/explain.js';
import type { FormulaStep } from '../../../src/release/explain/explainFormula.js';
import { subjectsOf } from '../../../src/release/find.js';
import type { Release } from '../../../src/release/readRelease.js';
import { fromChoices } from '../../conformance/fromChoices.js';
import { randomSample, sampleOf } from '../../conformance/sample.js';
import { chinaRelease, example, releaseOf } from '../../helpers/editions.js';
import { calculated, noCalc, poison } from '../../helpers/office.js';
import { inBrackets } from '../../helpers/programs.js';
import { times } from '../../helpers/thorough.js';

/** Comes to a number by JavaScript's own arithmetic, as a spreadsheet would. */
function byHand(expression: string): number {
  const numbers: number[] = [];
  const form = expression.replace(/(?<![\w.])\d+(\.\d+)?(e[+-]?\d+)?/g, (number) => {
    numbers.push(Number(number));
    return `x[${numbers.length - 1}]`;
  });
  const known = compiled.get(form) ?? compile(form);
  compiled.set(form, known);
  return known(numbers);
}

/** The functions of expressions that differ in their numbers only: compiling takes longer than calculating. */
const compiled = new Map<string, (x: readonly number[]) => number>();

function compile(form: string): (x: readonly number[]) => number {
  const script = form
    .replaceAll('^', '**')
    .replace(/\b(sqrt|exp|min|max)\(/g, 'Math.$1(')
    .replace(/\bln\(/g, 'Math.log(')
    .replace(/\bif\(/g, 'either(');
  const either = (condition: boolean, yes: number, no: number) => (condition ? yes : no);
  const median = (...list: number[]) => {
    const sorted = list.toSorted((a, b) => a - b);
    const middle = sorted.length >> 1;
    return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  };
  // Half away from zero, on the decimal that the double stands for.
  const round = (x: number, digits: number) =>
    Math.sign(x) * Number(`${Math.round(Number(`${Math.abs(x)}e${digits}`))}e-${digits}`);
  const named = { either, median, round, normsinv };
  return new Function(...Object.keys(named), `return (x) => ${script};`)(...Object.values(named));
}

/** The quantile of the standard normal distribution, by halving: the density is integrated by Simpson's rule. */
function normsinv(p: number): number {
  const below = (z: number) => {
    const step = z / 400;
    const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    let sum = density(0) + density(z);
    for (let i = 1; i < 400; i++) sum += (i % 2 === 1 ? 4 : 2) * density(i * step);
    return 0.5 + (sum * step) / 3;
  };
  let [low, high] = [-9, 9];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (below(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** What a reader with a calculator finds wrong in a receipt. */
function faults(r: Receipt): string[] {
  const where = `${r.reference} ${r.aggregate}`;
  if (r.value === null) return r.formula.length === 0 ? [] : [`${where}: a formula of nothing`];
  // The logarithm of zero on a scale without a cap is no number that anybody can write.
  if (!Number.isFinite(r.value)) return [];
  const last = r.formula.at(-1);
  if (last?.value !== r.value) return [`${where}: ends in ${last?.value}, not ${r.value}`];
  const wrong = r.formula.filter((s) => !near(byHand(s.expression), s.value));
  const alien = strangeNumbers(r);
  return [
    ...wrong.map((s) => `${where}: ${s.expression} is ${byHand(s.expression)}, not ${s.value}`),
    ...(alien.length > 0 ? [`${where}: nobody says where ${alien} come from`] : []),
  ];
}

/** Long numbers in the first step of a leaf or a node that neither its parts, members and raw figure have nor `given`. */
function strangeNumbers(r: Receipt): string[] {
  const known = new Set(
    [
      ...r.parts.flatMap((p) => [p.value, p.weight]),
      ...r.members.map((m) => m.value),
      r.raw?.value,
      r.raw?.treated,
      ...r.formula.flatMap((s) => [s.value, ...Object.values(s.given)]),
    ].map((x) => String(Math.abs(Number(x)))),
  );
  const loose = r.formula.filter((s) => ['scale', 'turn', 'rescale', 'roll-up'].includes(s.step));
  const numbers = loose.flatMap((s) => s.expression.match(/\d+\.\d{7,}(e[+-]\d+)?/g) ?? []);
  return numbers.filter((n) => !known.has(n));
}

/** What is wrong in the receipts of a release: of all of its figures, or of the last period of every so many places. */
const allFaults = (release: Release, every = 1) =>
  placesOf(release, every).flatMap((subject) =>
    release.plan.periods
      .slice(every > 1 ? -1 : release.plan.first)
      .flatMap((period) =>
        release.plan.nodes.flatMap((n) => faults(explain(release, subject, period, n.id))),
      ),
  );

const placesOf = ({ plan }: Release, every: number) => subjectsOf(plan).filter((_, i) => i % every === 0);

/** A release of a plan and a panel that was never written. */
function unwritten(plan: Plan, panel: Panel, solve: Solve): Release {
  const settled = settleWeights(plan, panel, solve);
  const none = {
    geocoding: [],
    unplaced: [],
    ingested: [],
    totals: [],
    noise: [],
    uncertainty: [],
    pairs: [],
    choices: [],
    map: undefined,
    raw: undefined,
  };
  const records = new Float64Array(panel.values.length).fill(Number.NaN);
  return {
    ...none,
    folder: '',
    manifest: { id: 'x', software: {}, sources: [], inputs: [], files: [] } as unknown as Release['manifest'],
    plan: settled,
    panel,
    index: buildIndex(settled, panel, solve),
    records,
    observed: [],
    solve,
    read: () => Promise.reject(new Error('no files')),
  };
}

describe('whoever has a calculator comes to figures from their receipts alone', async () => {
  const solve = await loadSolver();
  const choices: { name: string; release(): Release }[] = [];
  fromChoices((name, method, shape, branches) => {
    const { plan, panel } = sampleOf(method, { units: 9, ...shape }, branches);
    let made: Release | undefined;
    choices.push({ name, release: () => (made ??= unwritten(plan, panel, solve)) });
    return { name, run: () => undefined };
  });

  it('whatever an edition chooses', { timeout: 240_000 }, () => {
    expect(choices.length).toBeGreaterThan(100);
    const wrong = choices.flatMap(({ name, release }) =>
      allFaults(release(), times(4, 1)).map((f) => `${name}: ${f}`),
    );
    expect(wrong).toEqual([]);
  });

  it.skipIf(noCalc)(
    `and so does a spreadsheet, for every form of expression${inBrackets(noCalc)}`,
    { timeout: 240_000 },
    async () => {
      const forms = new Map<string, FormulaStep>();
      for (const { release } of choices) {
        const [subject] = subjectsOf(release().plan).slice(3);
        for (const { id } of release().plan.nodes) {
          for (const step of explain(release(), subject!, undefined, id).formula) {
            const form = `${step.step} ${step.expression.replace(/[\d.]+(e[+-]\d+)?/g, '#')}`;
            if (Number.isFinite(step.value)) forms.set(form, step);
          }
        }
      }
      const steps = [...forms.values()];
      expect(steps.length).toBeGreaterThan(80);
      const formulas = steps.map(({ expression: formula }, row) => {
        const cell = { formula, formulaResult: poison, type: 'formula', value: poison };
        return [`${row},0`, cell] as const;
      });
      const sheet = { name: 'steps', rows: steps.map(() => [poison]), cells: new Map(formulas) };
      const { sheets } = await calculated(await writeXlsx({ sheets: [sheet] } as never));
      const wrong = steps.filter((s, row) => !near(Number(sheets[0]!.rows[row]![0]), s.value));
      expect(wrong.map((s, i) => `${s.expression} is ${sheets[0]!.rows[i]![0]}`)).toEqual([]);
    },
  );

  it('in editions whose tree, weights, figures and choices come from a seed', { timeout: 240_000 }, () => {
    const tried = Array.from({ length: times(6, 16) }, (_, i) => wayward(i + 1));
    expect(tried.filter((t) => t !== undefined).length).toBeGreaterThan(tried.length / 2);
    expect(tried.flatMap((t) => t ?? [])).toEqual([]);
  });

  /** Faults of the edition of a seed; undefined where it has no index. */
  function wayward(seed: number): string[] | undefined {
    const { plan, panel } = randomSample(seed);
    try {
      return allFaults(unwritten(plan, panel, solve), times(3, 1)).map((f) => `seed ${seed}: ${f}`);
    } catch (error) {
      if (error instanceof UserError) return undefined;
      throw error;
    }
  }

  it('in the example', async () => {
    expect(allFaults(await releaseOf(example))).toEqual([]);
  });

  it('of the cities of China', { timeout: 240_000 }, async (test) => {
    const release = await chinaRelease();
    if (typeof release === 'string') return test.skip(release);
    expect(allFaults(release)).toEqual([]);
  });
});
