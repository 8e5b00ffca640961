import { columnIndex } from './address.js';
import type { Cell, Sheet } from './sheet.js';

const quoted = `(?:'((?:[^']|'')+)'|([\\p{L}\\d_.]+))!\\$?([A-Z]{1,3})\\$?(\\d+)`;
const plain = new RegExp(`^${quoted}$`, 'u');
const guarded = /^IF\(ISNUMBER\((.+)\),\1,"NA"\)$/;

/**
 * Resolves a formula that merely refers to another cell (`Framework!E5`, or the same where it is a number), so that a
 * change counts even where the program that made it did not recalculate. Any other formula counts with its cached
 * result.
 */
export function resolveReference(
  cell: Cell | undefined,
  sheetOf: (name: string) => Sheet | undefined,
  steps = 0,
): Cell | undefined {
  if (!cell?.formula || steps > 20) return cell;
  const inner = guarded.exec(cell.formula)?.[1];
  const [, inQuotes, bare, letters, row] = plain.exec(inner ?? cell.formula) ?? [];
  if (letters === undefined) return cell;
  const sheet = sheetOf(inQuotes?.replaceAll("''", "'") ?? bare!);
  if (!sheet) return cell;
  const target = resolveReference(sheet.rows[Number(row) - 1]?.[columnIndex(letters)], sheetOf, steps + 1);
  const { formula: _, ...own } = cell;
  if (inner !== undefined && target?.kind !== 'number') return { ...own, kind: 'text', raw: 'NA' };
  if (!target) return { ...own, kind: 'number', raw: '0' };
  return { ...target, style: cell.style };
}
