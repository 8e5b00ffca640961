import type { Lang, Text } from '../text.js';

/** The place of a problem. `line` counts from 1; `path` is the key path inside the file. */
export interface Place {
  file: string;
  line?: number;
  column?: string;
  path?: string;
}

/** Something a user can fix: what was found, what was expected, where, and what to do. */
export interface Problem {
  at: Place;
  found: Text;
  expected: Text;
  mend: Text;
  /** In a shortened list: how many more of this kind there are. */
  more?: number;
}

const words = {
  en: { line: 'line', column: 'column', found: 'found', expected: 'expected', mend: 'to mend' },
  zh: { line: '行', column: '列', found: '实际', expected: '应为', mend: '处理办法' },
} as const;

/** `edition.yaml:12 (method.normalise)`, the form editors make clickable. */
export function placeText(at: Place, lang: Lang = 'en'): string {
  const line = at.line === undefined ? '' : `:${at.line}`;
  const column = at.column === undefined ? '' : `, ${words[lang].column} ${at.column}`;
  const path = at.path ? ` (${at.path})` : '';
  return `${at.file}${line}${column}${path}`;
}

/**
 * One problem as four short lines.
 *
 * @example
 * import { problemText, readEdition, UserError } from 'internet-plus-index';
 *
 * const error = await readEdition('nowhere').catch((e: unknown) => e);
 * if (error instanceof UserError) console.log(problemText(error.problems[0]!, 'en').split('\n')[1]);
 * // →   found: no such folder
 */
export function problemText(problem: Problem, lang: Lang = 'en'): string {
  const w = words[lang];
  return [
    placeText(problem.at, lang),
    `  ${w.found}: ${problem.found[lang]}`,
    `  ${w.expected}: ${problem.expected[lang]}`,
    `  ${w.mend}: ${problem.mend[lang]}`,
  ].join('\n');
}

/**
 * An error that the user can fix, with every problem found, not only the first. The command line prints the problems without a
 * stack trace and exits with 2; any other error is a bug.
 */
export class UserError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map((p) => problemText(p)).join('\n'));
    this.name = 'UserError';
  }
}
