import { writeFile } from 'node:fs/promises';
import { type Robustness, runStudy, type Study } from '../analysis/index.js';
import {
  joinOrders,
  type Plan,
  problems,
  type RobustnessSource,
  readYaml,
  robustnessSchema,
  UserError,
  variantsOf,
} from '../edition/index.js';
import { buildIndex, type Solve, settle } from '../engine/index.js';
import { robustnessText } from '../publish/index.js';
import { uncertaintyCsv } from '../release/index.js';
import { openEdition, prepare, readText } from '../signals/index.js';
import { type Common, languageOf, print } from './common.js';
import { withLines } from './locate.js';
import { progressBar } from './progress.js';

/** `iplus robustness EDITION [--spec FILE] [--out FILE.csv]`: how sure the ranks are, and what they hang on. */
export async function robustness(
  folder: string,
  options: Common & { spec?: string; out?: string },
): Promise<void> {
  const lang = languageOf(options);
  const bar = progressBar(lang);
  const spec = options.spec === undefined ? {} : readSpec(options.spec);
  const opened = openEdition(folder);
  try {
    const { plan, panel } = await prepare(opened, bar.report);
    const { plans, problems: unresolved } = variantsOf(opened.edition, opened.tables, plan, spec);
    if (unresolved.length > 0) throw new UserError(unresolved);
    const variants: Study['variants'][number][] = [];
    let solver: Solve | undefined;
    for (const { name, plan: unsettled } of plans) {
      const { plan, solve } = await withLines(opened.edition, () => settle(unsettled, panel));
      const index = await withLines(opened.edition, () => buildIndex(plan, panel, solve));
      variants.push({ name, plan, index });
      solver ??= solve;
    }
    const study = { ...studyOf(plan, spec, variants), solve: solver };
    let stopped = false;
    process.once('SIGINT', () => {
      stopped = true;
    });
    const found = await runStudy(study, async (done) => {
      bar.report(done, study.replicates, { en: 'replicates', zh: '次重复' });
      await new Promise(setImmediate);
      return !stopped;
    });
    bar.stop();
    const period = plan.periods[plan.first + study.period]!;
    if (options.out)
      await writeFile(options.out, uncertaintyCsv(plan, [{ period, intervals: found.intervals }]));
    print(options, jsonOf(plan, study, found, period), () =>
      robustnessText(plan, study, found, period, lang),
    );
  } finally {
    bar.stop();
  }
}

function readSpec(path: string): RobustnessSource {
  const { text, problems: unread } = readText(path, path);
  if (text === undefined) {
    const what = { en: 'a robustness specification', zh: '稳健性分析说明文件' };
    throw new UserError(unread.length > 0 ? unread : [problems.absentFile(path, what)]);
  }
  const read = readYaml(path, text, robustnessSchema, Object.keys(robustnessSchema.shape));
  if (!read.value || read.problems.length > 0) throw new UserError(read.problems);
  return read.value;
}

function studyOf(plan: Plan, spec: RobustnessSource, variants: Study['variants']): Study {
  const published = plan.periods.slice(plan.first);
  const wanted = spec.period === undefined ? published.at(-1)! : String(spec.period);
  const period = published.indexOf(wanted);
  if (period < 0) {
    const at = { file: 'robustness.yaml', path: 'period' };
    throw new UserError([problems.badPeriod(at, wanted, published.join(', '))]);
  }
  const others = (spec.aggregate ?? []).map((name) => ({ name, ...joinOrders[name]! }));
  return {
    variants,
    joins: others.length === 0 ? [] : [{ name: 'arithmetic', aggregate: 'arithmetic', order: 1 }, ...others],
    noise: spec.weights?.noise ?? 0.25,
    dropIndicators: spec['drop-indicators'] ?? false,
    sensitivity: true,
    replicates: spec.replicates ?? 1000,
    seed: spec.seed ?? 1,
    period,
  };
}

function jsonOf(plan: Plan, study: Study, found: Robustness, period: string): object {
  return {
    edition: plan.edition,
    period,
    replicates: found.done,
    partial: found.done < study.replicates,
    seed: study.seed,
    noise: study.noise,
    variants: study.variants.map((v) => v.name),
    joins: study.joins.map((j) => j.name),
    intervals: found.intervals.map(({ unit, ...interval }) => ({
      unit: plan.units[unit]!.code,
      ...interval,
    })),
    sensitivity: found.sensitivity,
  };
}
