import { type FoundRows, problems, UserError } from '../edition/index.js';
import {
  explain,
  findSubject,
  isReference,
  type Receipt,
  receiptOf,
  withdrawalOf,
} from '../release/index.js';
import { openEdition, rawRows } from '../signals/index.js';
import { rawRowsText, receiptText, tableReceiptText, withdrawnText } from '../words/index.js';
import { languageOf, print, type VariantOption } from './common.js';
import { onlyRelease } from './onlyRelease.js';
import { computing, openWithProgress } from './openWithProgress.js';
import { withNotice } from './progress.js';

type Options = VariantOption & { release?: string; edition?: string; rows?: number | true };

/**
 * `iplus explain UNIT [PERIOD] [NODE]` or `iplus explain REFERENCE`: a figure with its formula, components, raw counts,
 * files and hashes; with --rows and --edition also the raw rows. Of a withdrawn vintage that is said first.
 */
export async function explainCommand(
  unit: string,
  period: string | undefined,
  node: string | undefined,
  options: Options,
): Promise<void> {
  const lang = languageOf(options);
  const release = await openWithProgress(
    options.release ?? onlyRelease((dir) => `--release ${dir}`),
    options,
  );
  const byName = period !== undefined || !isReference(unit);
  const receipt = byName
    ? explain(release, findSubject(release.plan, unit), period, node)
    : await withNotice(options, computing, () => receiptOf(release, unit));
  const withdrawn = await withdrawalOf(release);
  const first = withdrawn ? [withdrawnText(withdrawn, lang)] : [];
  const own = withdrawn && { withdrawn };
  if (receipt.kind === 'table') {
    if (options.rows !== undefined) throw noRowsError();
    return print(options, { ...receipt, ...own }, () =>
      [...first, tableReceiptText(receipt, lang)].join('\n\n'),
    );
  }
  const rows = options.rows === undefined ? undefined : await rowsOf(receipt, options);
  print(options, { ...receipt, ...own, ...(rows && { rows }) }, () => {
    const shown = rows?.map((found) => rawRowsText(found, lang)) ?? [];
    return [...first, receiptText(receipt, lang), ...shown].join('\n\n');
  });
}

/** The raw rows behind an indicator of a unit, read from the edition. */
async function rowsOf(receipt: Receipt, options: Options): Promise<FoundRows[]> {
  if (!receipt.raw || receipt.raw.rows.length === 0) throw noRowsError();
  if (options.edition === undefined) {
    const expected = {
      en: 'the folder of the edition, to read its records',
      zh: '版本文件夹（从中读取记录）',
    };
    throw new UserError([problems.badOption('--edition', '', expected)]);
  }
  const open = openEdition(options.edition, options.variant);
  const limit = typeof options.rows === 'number' ? options.rows : 20;
  const found: FoundRows[] = [];
  for (const wanted of receipt.raw.rows) found.push(await rawRows(open, wanted, limit));
  return found;
}

function noRowsError(): UserError {
  const expected = {
    en: 'an indicator of one unit, which has raw rows',
    zh: '单个单元的某一指标（才有原始行）',
  };
  return new UserError([problems.badOption('--rows', '', expected)]);
}
