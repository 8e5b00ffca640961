import { checkLength, nearestWord, problems, publishedPeriods, UserError } from '../../edition/index.js';
import { subjectsOf } from '../find.js';
import { readingOf } from '../readings.js';
import type { Release } from '../readRelease.js';
import { definitions } from '../tables/definitions.js';
import { explain, type Receipt } from './explain.js';
import { joinReference, referredSubject, resultAt, splitReference } from './reference.js';
import { type TableReceipt, tableReceipt } from './tableReceipt.js';

/** The receipt of a figure of the index, or of a figure of one of the other tables. */
export type AnyReceipt = Receipt | TableReceipt;

/**
 * The receipt of any figure of a release by its reference, a short text that is stable across releases:
 *
 * - `results/UNIT/PERIOD/NODE`, UNIT the code of a unit, a group or the total (`LEVEL:CODE` where two levels have it)
 * - `analysis/TABLE/KEY…/COLUMN`, the key columns of a table of `analysis/` in the order of `tableKeys`
 * - `movers/UNIT/COLUMN`, `uncertainty/LEVEL/UNIT/PERIOD/COLUMN`, `compare/ORDER/PLACE/COLUMN`,
 *   `pairs/UNIT/OTHER/PERIOD/COLUMN`, `choices/FACTOR/PERIOD/COLUMN`
 * - `readings/VARIANT/…`, any of these in the release of a variant within the release
 *
 * Parts are escaped as in an address where they must be; an empty key is `_`.
 *
 * @throws UserError for a reference that names no figure, with similar references
 */
export async function receiptOf(release: Release, reference: string): Promise<AnyReceipt> {
  checkLength('REFERENCE', reference, 'reference');
  const within = readingOf(release, reference);
  if (within) return receiptOf(within.release, within.reference);
  const [kind = '', ...rest] = splitReference(reference);
  if (kind === 'results') return resultReceipt(release, reference, rest);
  if (kind === 'analysis') return tableReceipt(release, reference, rest[0] ?? '', rest.slice(1));
  if (topLevelTables.includes(kind)) return tableReceipt(release, reference, kind, rest);
  const near = nearestWord(kind, ['results', 'analysis', ...topLevelTables]);
  const mended = near === undefined ? undefined : joinReference([near, ...rest]);
  const leads = mended !== undefined && (await receiptOf(release, mended).then(yes, no));
  throw new UserError([problems.badReference(reference, 'results/UNIT/PERIOD/NODE', leads ? [mended] : [])]);
}

/** Tables whose files stand beside results.csv. */
const topLevelTables: readonly string[] = Object.values(definitions)
  .filter((definition) => 'topLevel' in definition)
  .map(({ name }) => name);

const yes = () => true;
const no = () => false;

/** Whether a text is a reference rather than a name: it has parts. */
export function isReference(text: string): boolean {
  return text.includes('/');
}

function resultReceipt(release: Release, reference: string, parts: readonly string[]): Receipt {
  const { plan } = release;
  const found = resultAt(plan, reference);
  if (found) return explain(release, found.subject, found.period, found.node);
  const [unit = '', period = '', node = ''] = parts;
  const periods = publishedPeriods(plan);
  const nodes = plan.nodes.map((n) => n.id);
  const codes = subjectsOf(plan).map((s) => s.code);
  const mended = [
    referredSubject(plan, unit) ? unit : nearestWord(unit, codes),
    periods.includes(period) ? period : (nearestWord(period, periods) ?? periods.at(-1)!),
    nodes.includes(node) ? node : (nearestWord(node, nodes) ?? nodes[0]!),
  ];
  const near = mended.every((part) => part !== undefined) ? [joinReference(['results', ...mended])] : [];
  throw new UserError([problems.badReference(reference, 'results/UNIT/PERIOD/NODE', near)]);
}
