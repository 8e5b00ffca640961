import {
  headlinePeriod,
  type KemenyOrder,
  kemenyOrder,
  type LeftOut,
  leaveOneOut,
  type Robustness,
  runStudy,
  type Study,
  solverOf,
} from '../analysis/index.js';
import {
  type Edition,
  guardCell,
  type Panel,
  type Plan,
  parseRobustness,
  problems,
  publishedPeriods,
  type RobustnessSource,
  UserError,
  type VariedChoices,
  variantsOf,
} from '../edition/index.js';
import { buildIndex, type Index, loadSolver, settle } from '../engine/index.js';
import { readEdition, withLines } from '../pipeline/index.js';
import { leftOutTable, uncertaintyTable } from '../release/index.js';
import { readText } from '../signals/index.js';
import { csvOfTable } from '../tables/index.js';
import { robustnessText } from '../terminal/index.js';
import { languageOf, print, type VariantOption } from './common.js';
import { progressBar } from './progress.js';
import { computeInPool } from './studyPool.js';
import { writeOut } from './writeOut.js';

interface Options extends VariantOption {
  spec?: string;
  out?: string;
  leftOut?: string;
  workers?: number;
}

/**
 * `iplus robustness EDITION [--spec FILE] [--out FILE] [--left-out FILE]`: how uncertain the ranks are, and what they
 * depend on.
 */
export async function robustnessCommand(folder: string, options: Options): Promise<void> {
  const lang = languageOf(options);
  const bar = progressBar(lang);
  const file = options.spec ?? 'robustness.yaml';
  const spec = options.spec === undefined ? {} : readSpec(options.spec);
  try {
    const { opened, plan, panel } = await readEdition(folder, bar.report, options.variant);
    const resolved = variantsOf(opened.edition, opened.tables, plan, spec, file);
    if (!resolved.varied) throw new UserError(resolved.problems);
    const varied = await settledVariants(resolved.varied, panel, opened.edition);
    const solve = await solverOf({ plan, ...varied });
    const index = await withLines(opened.edition, () => buildIndex(plan, panel, solve));
    const study = { ...studyOf({ plan, index }, spec, varied, file), panel };
    const found = await untilInterrupted((going) =>
      runStudy(study, {
        published: index,
        solve,
        run: computeInPool(options.workers === undefined ? {} : { workers: options.workers }),
        goOn: async (done) => {
          bar.report?.(done, study.replicates, { en: 'replicates', zh: '次重复' });
          await new Promise(setImmediate);
          return going();
        },
      }),
    );
    bar.report?.(0, 0, { en: 'Leaving out each node in turn', zh: '正在逐一剔除各节点' });
    const left = leaveOneOut(plan, index, study.period, solve);
    const nearest = kemenyOrder(plan, index, study.period, await loadSolver());
    const period = plan.periods[plan.first + study.period]!;
    const { intervals, groups } = found;
    bar.stop();
    // People open them: a code is never a formula.
    if (options.out) {
      const table = uncertaintyTable(plan, [{ period, intervals, groups }], study.tops);
      await writeOut('--out', options.out, csvOfTable(table, guardCell));
    }
    if (options.leftOut) {
      await writeOut('--left-out', options.leftOut, csvOfTable(leftOutTable(plan, period, left), guardCell));
    }
    print(options, jsonOf(study, spec, found, { left, nearest }, period), () =>
      robustnessText(study, varied, found, { left, nearest }, period, lang),
    );
  } finally {
    bar.stop();
  }
}

/** Determines the data-driven weights of each alternative from its own scores. */
async function settledVariants(
  varied: VariedChoices,
  panel: Panel,
  edition: Edition,
): Promise<VariedChoices> {
  const plans: Plan[] = [];
  for (const plan of varied.variants.plans) {
    plans.push((await withLines(edition, () => settle(plan, panel))).plan);
  }
  return { ...varied, variants: { ...varied.variants, plans } };
}

/** Runs work that polls whether to continue; the first Ctrl-C stops it, and a second one ends the program. */
async function untilInterrupted<T>(work: (going: () => boolean) => Promise<T>): Promise<T> {
  let going = true;
  const stop = () => {
    going = false;
  };
  process.once('SIGINT', stop);
  try {
    return await work(() => going);
  } finally {
    process.removeListener('SIGINT', stop);
  }
}

function readSpec(path: string): RobustnessSource {
  const { text, problems: unread } = readText(path, path);
  if (text === undefined) {
    const what = { en: 'a robustness specification', zh: '稳健性分析说明文件' };
    throw new UserError(unread.length > 0 ? unread : [problems.absentFile(path, what)]);
  }
  const read = parseRobustness(path, text);
  if (!read.value) throw new UserError(read.problems);
  return read.value;
}

/** The study that a specification asks for: of the period of headlines unless told. */
function studyOf(
  of: { plan: Plan; index: Index },
  spec: RobustnessSource,
  varied: VariedChoices,
  file: string,
): Omit<Study, 'panel'> {
  const { plan } = of;
  const published = publishedPeriods(plan);
  const wanted = spec.period === undefined ? undefined : String(spec.period);
  const period = wanted === undefined ? headlinePeriod(of) : published.indexOf(wanted);
  if (period < 0) {
    throw new UserError([problems.badPeriod({ file, path: 'period' }, wanted!, published.join(', '))]);
  }
  const target = spec['sensitivity-of'];
  return {
    plan,
    period,
    ...varied,
    dropIndicators: spec['drop-indicators'] ?? false,
    sensitivity: true,
    target: target === undefined ? -1 : unitOf(plan, target, { file, path: 'sensitivity-of' }),
    replicates: spec.replicates ?? 1024,
    seed: spec.seed ?? 1,
    tops: spec.top ?? [10],
    pairs: (spec.pairs ?? []).map((pair, i) => {
      const [a, b] = pair.map((code) => unitOf(plan, code, { file, path: `pairs.${i}` }));
      return [a!, b!];
    }),
  };
}

function unitOf(plan: Plan, code: string, at: { file: string; path: string }): number {
  const codes = plan.units.map((u) => u.code);
  if (!codes.includes(code)) {
    throw new UserError([problems.unknownCode(at, { en: 'unit', zh: '单元' }, code, codes)]);
  }
  return codes.indexOf(code);
}

function jsonOf(
  study: Study,
  spec: RobustnessSource,
  found: Robustness,
  { left, nearest: { nearest, published } }: { left: readonly LeftOut[]; nearest: KemenyOrder },
  period: string,
): object {
  const { plan } = study;
  const code = (unit: number) => plan.units[unit]!.code;
  const change = (c: LeftOut['rises']) => (c ? { unit: code(c.unit), places: Math.abs(c.places) } : null);
  return {
    edition: plan.edition,
    period,
    replicates: found.done,
    partial: found.done < study.replicates,
    failed: found.failed,
    seed: study.seed,
    varied: {
      imputation: ['own', ...(spec.impute ?? [])],
      treatment: ['own', ...(spec.treat ?? [])],
      normalisation: ['own', ...(spec.normalise ?? [])],
      aggregation: ['own', ...(spec.aggregate ?? [])],
      weights: spec.weights ?? { noise: 0.25 },
      indicators: study.dropIndicators,
    },
    top: study.tops,
    intervals: found.intervals.map(({ unit, ...interval }) => ({ unit: code(unit), ...interval })),
    groups: Object.fromEntries(
      plan.groupings.map(({ column, groups }, j) => [
        column,
        found.groups[j]!.map(({ unit, ...interval }) => ({ unit: groups[unit]!.code, ...interval })),
      ]),
    ),
    pairs: found.pairs.map(({ a, b, above }) => ({ a: code(a), b: code(b), above })),
    sensitivityOf: study.target < 0 ? 'mean rank shift' : code(study.target),
    sensitivity: found.sensitivity,
    leftOut: left.map(({ node, shift, largest, rises, falls }) => ({
      id: plan.nodes[node]!.id,
      shift,
      largest,
      rises: change(rises),
      falls: change(falls),
    })),
    nearestOrder: {
      publishedContradicts: published,
      ...('reason' in nearest
        ? nearest
        : {
            contradicts: nearest.contradicts,
            ranks: Object.fromEntries(
              [...nearest.ranks].flatMap((rank, c) => (rank > 0 ? [[code(c), rank]] : [])),
            ),
          }),
    },
  };
}
