import { type Weigher, weigh, weighers } from '../analysis/index.js';
import { problems, UserError } from '../edition/index.js';
import { ahpWeights, budgetWeights } from '../engine/index.js';
import { judgedText, weighText } from '../publish/index.js';
import { openRelease } from '../release/index.js';
import { parseTable, readText } from '../signals/index.js';
import { type Common, languageOf, print } from './common.js';
import { onlyRelease } from './onlyRelease.js';

/** `iplus weigh [RELEASE] --by entropy|variation|critic|pca`: the weights the data would give, beside the edition's. */
export async function weighCommand(
  folder: string | undefined,
  options: Common & { by: string },
): Promise<void> {
  const { plan, index } = await openRelease(folder ?? onlyRelease((dir) => dir));
  if (!(options.by in weighers)) {
    const known = Object.keys(weighers);
    throw new UserError([
      problems.unknownCode({ file: '--by' }, { en: 'way', zh: '方法' }, options.by, known),
    ]);
  }
  const found = weigh(plan, index, index.periods - 1, options.by as Weigher);
  const named = found.map(({ node, units, children }) => ({
    node: plan.nodes[node]!.id,
    units,
    children: children.map((c) => ({ ...c, node: plan.nodes[c.node]!.id })),
  }));
  print(options, named, () => weighText(plan, found, options.by, languageOf(options)));
}

/**
 * `iplus weigh-judgements TABLE --kind ahp|budget`: weights from a pairwise matrix (a header of ids, a row for each
 * of them) or from experts' points (a row an expert). Contradictory pairwise judgements (ratio above 0.10) are refused.
 */
export function judgedCommand(path: string, options: Common & { kind: string }): void {
  const { ids, rows } = numbers(path);
  if (options.kind === 'ahp' && rows.length !== ids.length) {
    const square = { en: `${ids.length} rows, as many as columns`, zh: `与列数相同的 ${ids.length} 行` };
    throw new UserError([problems.badCell({ file: path }, String(rows.length), square)]);
  }
  const ahp = options.kind === 'ahp' ? ahpWeights(rows) : undefined;
  const weights = ahp?.weights ?? budgetWeights(rows);
  if (ahp && ahp.ratio > 0.1) {
    const [i, j] = ahp.worst;
    throw new UserError([
      problems.inconsistent(
        { file: path, line: i + 2, column: ids[j] ?? '' },
        ahp.ratio,
        ids[i] ?? '',
        ids[j] ?? '',
      ),
    ]);
  }
  const json = { ids, weights, ...(ahp ? { lambdaMax: ahp.lambdaMax, ratio: ahp.ratio } : {}) };
  print(options, json, () => judgedText(ids, weights, ahp, languageOf(options)));
}

/** A table of numbers: the ids of its header and its rows. */
function numbers(path: string): { ids: string[]; rows: number[][] } {
  const { text, problems: unread } = readText(path, path);
  const what = { en: 'a table of judgements', zh: '判断表' };
  if (text === undefined) throw new UserError(unread.length > 0 ? unread : [problems.absentFile(path, what)]);
  const parsed = parseTable(path, text);
  const bad = (parsed.table?.rows ?? []).flatMap((row) =>
    row.cells.flatMap((cell, i) => {
      const at = { file: path, line: row.line, column: parsed.table!.header[i]! };
      return Number(cell) > 0 ? [] : [problems.textInNumbers(at, cell)];
    }),
  );
  if (!parsed.table || parsed.problems.length + bad.length > 0)
    throw new UserError([...parsed.problems, ...bad]);
  return { ids: parsed.table.header, rows: parsed.table.rows.map((row) => row.cells.map(Number)) };
}
