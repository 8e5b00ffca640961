import type { ColumnRole, UnassignedColumn } from './column.js';
import { assignRowKeys } from './rowKeys.js';
import { codeWords, headers } from './vocabulary.js';

/** Names the columns of codes and names of the units where no header does. */
export function assignUnitNames(
  all: readonly UnassignedColumn[],
  roles: ColumnRole[],
  cells: (c: number) => string[],
): void {
  assignCodes(all, roles, cells);
  const named = roles.flatMap((role, c) => (role === 'name' ? [c] : []));
  assignNameColumn(all, roles, cells);
  assignRowKeys(roles, cells);
  if (named.length === 1) preferVariedNames(all, roles, named[0]!, cells);
  const name = roles.indexOf('name');
  const [, ...further] = roles.flatMap((role, c) => (role === 'code' ? [c] : []));
  // Codes of another kind, one of which may stand twice, are no groups.
  const others = roles.flatMap((role, c) => {
    const areCodes = role === 'group' && name >= 0 && cells(c).every((text) => codeForm.test(text));
    return areCodes && countDistinct(cells(c)) > 0.8 * countDistinct(cells(name)) ? [c] : [];
  });
  for (const c of [...further, ...others]) roles[c] = 'note';
}

/**
 * Takes texts that look like codes for these where another column has a name for each of them: AR beside Argentina. Of few units
 * the header must say so, too: each may have a rating of its own.
 */
function assignCodes(
  all: readonly UnassignedColumn[],
  roles: ColumnRole[],
  cells: (c: number) => string[],
): void {
  const texts = roles.flatMap((role, c) =>
    role === 'group' || role === 'note' || role === 'name' ? [c] : [],
  );
  const areCodes = new Set(texts.filter((c) => cells(c).every((text) => text === '' || codeForm.test(text))));
  for (const c of areCodes)
    if (
      roles[c] !== 'name' &&
      (codeWords.test(all[c]!.path.at(-1) ?? '') || countDistinct(cells(c)) > 8) &&
      texts.some((other) => !areCodes.has(other) && areOneToOne(cells(c), cells(other)))
    )
      roles[c] = 'code';
}

/** ARG, DE1, 110000, UKC11. */
const codeForm = /^(?=.{2,12}$)\p{Lu}*\d*[\p{Lu}\d]*$/u;

/** Whether each text of a column stands beside one of another column only, and the other way round. */
function areOneToOne(one: readonly string[], other: readonly string[]): boolean {
  const [ofOne, ofOther] = [new Map<string, string>(), new Map<string, string>()];
  const isKnown = (map: Map<string, string>, key: string, value: string) =>
    (map.get(key) ?? map.set(key, value).get(key)) === value;
  return (
    one.every(
      (text, r) => text !== '' && isKnown(ofOne, text, other[r]!) && isKnown(ofOther, other[r]!, text),
    ) && ofOne.size > 1
  );
}

/** Names the column of names where no header does: codes alone, or the first texts that differ most. */
function assignNameColumn(
  all: readonly UnassignedColumn[],
  roles: ColumnRole[],
  cells: (c: number) => string[],
): void {
  const names = roles.flatMap((role, c) => (role === 'name' ? [c] : []));
  if (names.length > 1) {
    // Of several columns of names (province, city) the one that differs most is that of the units.
    const best = names.reduce((a, b) => (countDistinct(cells(b)) > countDistinct(cells(a)) ? b : a));
    for (const c of names)
      if (c !== best) roles[c] = countDistinct(cells(c)) === countDistinct(cells(best)) ? 'note' : 'group';
    return;
  }
  if (names.length === 1 || hasUnitsAbove(all, roles)) return;
  const texts = roles.flatMap((role, c) => (role === 'group' || role === 'note' ? [c] : []));
  const areOther = (title: string) => headers.note.test(title) || headers.indicatorCode.test(title);
  const open = texts.filter((c) => !areOther(all[c]!.path.at(-1) ?? ''));
  const best = open.reduce<number | undefined>(
    (a, b) => (a === undefined || countDistinct(cells(b)) > countDistinct(cells(a)) * 1.5 ? b : a),
    undefined,
  );
  if (best !== undefined && (!roles.includes('indicator') || countDistinct(cells(best)) > 1))
    roles[best] = 'name';
  else if (best === undefined && roles.includes('code')) {
    // Of several columns of codes those with letters say more: FRA beside 250.
    const codes = roles.flatMap((role, c) => (role === 'code' ? [c] : []));
    const spoken = codes.find((c) => cells(c).some((text) => /\p{L}/u.test(text)));
    roles[spoken ?? codes[0]!] = 'name';
  }
}

/**
 * Takes another column of names where the one whose header says so repeats itself and a column beside it never does: Town,
 * Province. Where rows have periods or indicators, a name may come again with another of them.
 */
function preferVariedNames(
  all: readonly UnassignedColumn[],
  roles: ColumnRole[],
  name: number,
  cells: (c: number) => string[],
): void {
  const keys = roles.flatMap((role, c) => (role === 'period' || role === 'indicator' ? [c] : []));
  const keyTexts = keys.map(cells);
  const again = (c: number) => {
    const rows = cells(c).flatMap((text, i) =>
      text === '' ? [] : [[text, ...keyTexts.map((of) => of[i])].join('\0')],
    );
    return rows.length - new Set(rows).size;
  };
  if (again(name) === 0) return;
  // A row that is written twice is no reason to take its province for the unit.
  const isOnce = (c: number) => 2 * again(c) < again(name);
  const filled = (c: number) => cells(c).filter((text) => text !== '').length;
  const figures = roles.findIndex((role) => role === 'figures' || role === 'denominator');
  const better = roles.findIndex(
    (role, c) =>
      c !== name &&
      c < figures &&
      (role === 'note' || role === 'group') &&
      !headers.note.test(all[c]!.path.at(-1) ?? '') &&
      filled(c) >= filled(name) &&
      isOnce(c),
  );
  if (better < 0) return;
  roles[better] = 'name';
  roles[name] = 'group';
}

/** Whether the units stand in the header: indicators are in rows, and several columns of figures are of no period. */
export function hasUnitsAbove(all: readonly UnassignedColumn[], roles: readonly ColumnRole[]): boolean {
  const figures = all.filter(
    ({ period, path }, c) =>
      roles[c] === 'figures' && period === undefined && !headers.value.test(path.at(-1) ?? ''),
  );
  return roles.includes('indicator') && figures.length > 1;
}

const countDistinct = (cells: readonly string[]) => new Set(cells.filter((text) => text !== '')).size;
