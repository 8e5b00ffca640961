/** A date format that a signal declares, such as `%d/%m/%Y`, as a pattern whose groups are the parts of a date. */
export interface DateFormat {
  /** A regular expression of the whole text. */
  pattern: string;
  /** The directives in the order of the groups. */
  parts: readonly Directive[];
}

/** The directives and the pattern of each. Numbers of two digits may be written with one. */
const directives = {
  Y: '[1-9]\\d{3}',
  m: '1[0-2]|0?[1-9]',
  d: '3[01]|[12]\\d|0?[1-9]',
  q: '[1-4]',
  H: '2[0-3]|[01]?\\d',
  I: '1[0-2]|0?[1-9]',
  p: '[AaPp][Mm]',
  M: '[0-5]?\\d',
  S: '[0-5]?\\d',
  z: 'Z|[+-](?:0\\d|1[0-4])(?::?[0-5]\\d)?',
} as const;

export type Directive = keyof typeof directives;

/** Exactly two digits, where another number precedes or follows without a separator. */
const two: Partial<Record<Directive, string>> = {
  m: '1[0-2]|0[1-9]',
  d: '3[01]|[12]\\d|0[1-9]',
  H: '2[0-3]|[01]\\d',
  I: '1[0-2]|0[1-9]',
  M: '[0-5]\\d',
  S: '[0-5]\\d',
};

/** The other directives that each requires. */
const needs: Partial<Record<Directive, readonly (readonly Directive[])[]>> = {
  d: [['m']],
  H: [['d']],
  I: [['d'], ['p']],
  p: [['I']],
  M: [['H', 'I']],
  S: [['M']],
  z: [['H', 'I']],
};

/** @returns undefined for an invalid format: an unknown directive, one twice, no year, or a part without the next larger one */
export function dateFormat(written: string): DateFormat | undefined {
  const tokens = written.match(/%.|[^%]+|%$/gsu) ?? [];
  const parts: Directive[] = [];
  let pattern = '';
  for (const [i, token] of tokens.entries()) {
    const letter = token[1] as Directive;
    if (token === '%%') pattern += '%';
    else if (!token.startsWith('%')) pattern += token.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
    else if (!Object.hasOwn(directives, letter) || parts.includes(letter)) return undefined;
    else {
      parts.push(letter);
      pattern += `(${beside(tokens[i - 1], tokens[i + 1]) ? (two[letter] ?? directives[letter]) : directives[letter]})`;
    }
  }
  return isWhole(parts) ? { pattern, parts } : undefined;
}

/** Whether a digit may precede or follow directly. */
function beside(before = '', behind = ''): boolean {
  return /(\d|%[YmdqHIMSz])$/.test(before) || /^(\d|%[YmdqHIMS])/.test(behind);
}

function isWhole(parts: readonly Directive[]): boolean {
  const has = (part: Directive) => parts.includes(part);
  if (!has('Y') || (has('q') && has('m')) || (has('H') && has('I'))) return false;
  return parts.every((part) => (needs[part] ?? []).every((any) => any.some(has)));
}
