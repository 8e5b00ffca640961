import { weigh } from '../analysis/index.js';
import {
  budgetPointWeights,
  dataFamilies,
  pairwiseWeights,
  problems,
  readJudgements,
  UserError,
} from '../edition/index.js';
import { parseTable, readText } from '../signals/index.js';
import { judgementsText, weighText } from '../terminal/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { onlyRelease } from './onlyRelease.js';
import { computing, openWithProgress } from './openWithProgress.js';
import { withNotice } from './progress.js';

/** `iplus weigh [RELEASE] [--by FAMILY] [--over PERIODS]`: weights derived from the data, compared with the edition's. */
export async function weighCommand(
  folder: string | undefined,
  options: CommonOptions & { by?: string; over: 'base-period' | 'all-periods' },
): Promise<void> {
  const { plan, index } = await openWithProgress(folder ?? onlyRelease((dir) => dir), options);
  const families = dataFamilies.filter((by) => options.by === undefined || by === options.by);
  if (families.length === 0) {
    const way = { en: 'way', zh: '方法' };
    throw new UserError([problems.unknownCode({ file: '--by' }, way, options.by!, dataFamilies)]);
  }
  const found = await withNotice(options, computing, () => weigh(plan, index, options.over, families));
  const named = found.map((one) => ({
    ...one,
    node: plan.nodes[one.node]!.id,
    children: one.children.map((c) => ({ ...c, node: plan.nodes[c.node]!.id })),
  }));
  print(options, named, () => weighText(plan, found, families, languageOf(options)));
}

/**
 * `iplus weigh-judgements TABLE --kind ahp|budget`: weights from a pairwise comparison matrix (a header of ids, a row
 * for each of them) or from experts' points (a row per expert), read like the tables of an edition.
 */
export function judgedCommand(path: string, options: CommonOptions & { kind: 'ahp' | 'budget' }): void {
  const { text, problems: unread } = readText(path, path);
  const what = { en: 'a table of judgements', zh: '判断表' };
  if (text === undefined) throw new UserError(unread.length > 0 ? unread : [problems.absentFile(path, what)]);
  const parsed = parseTable(path, text);
  if (!parsed.table || parsed.problems.length > 0) throw new UserError(parsed.problems);
  const read = readJudgements(parsed.table, options.kind);
  const pairs = options.kind === 'ahp' ? pairwiseWeights(read.judgements) : undefined;
  const points = options.kind === 'budget' ? budgetPointWeights(read.judgements) : undefined;
  const found = read.problems.length > 0 ? read.problems : [...(pairs?.problems ?? points?.problems ?? [])];
  if (found.length > 0) throw new UserError(found);
  const { ids } = read.judgements;
  const ahp = pairs?.ahp;
  const weights = ahp?.weights ?? points!.weights!;
  const json = { ids, weights, ...(ahp ? { lambdaMax: ahp.lambdaMax, ratio: ahp.ratio } : {}) };
  print(options, json, () => judgementsText(ids, weights, ahp, languageOf(options)));
}
