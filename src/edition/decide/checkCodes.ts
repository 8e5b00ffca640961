import { longestCode } from '../problems/codeProblems.js';
import type { Place, Problem } from '../problems/problem.js';
import { problems } from '../problems/problems.js';
import type { Text } from '../text.js';

/** A code of a unit, group or the total, where it is written. */
export interface WrittenCode {
  code: string;
  at: Place;
}

/**
 * Checks the codes of places. Codes are written in files, addresses, references and lists, where special characters are
 * escaped; codes that could not be told apart there, or that need more than one line, are refused. Control characters
 * are refused in all texts.
 */
export function codeProblems(written: readonly WrittenCode[]): Problem[] {
  const told = new Set<string>();
  const forms = new Map<string, string>();
  return written.flatMap(({ code, at }) => {
    if (told.has(code)) return [];
    told.add(code);
    const form = code.normalize('NFC');
    const before = forms.get(form);
    forms.set(form, before ?? code);
    const fault = faultOf(code) ?? (before === undefined ? undefined : lookAlike(before, code));
    return fault ? [problems.badCode(at, fault)] : [];
  });
}

function faultOf(code: string): Text | undefined {
  const said = { en: `the code “${code}”`, zh: `代码“${code}”` };
  if (code === '.' || code === '..') return said;
  if (code !== code.trim()) return { en: `${said.en} with spaces around it`, zh: `${said.zh}首尾有空格` };
  if (/[\t\n\r\u2028\u2029]/.test(code))
    return { en: `${said.en} with a tab or line end`, zh: `${said.zh}含制表符或换行` };
  if (code.length > longestCode)
    return { en: `a code of ${code.length} characters`, zh: `长度为 ${code.length} 个字符的代码` };
  return undefined;
}

/** Two codes that look the same: é as one character, and as e with an accent. */
function lookAlike(before: string, code: string): Text {
  return {
    en: `the code “${code}” (${spelt(code)}) beside “${before}” (${spelt(before)})`,
    zh: `代码“${code}”（${spelt(code)}）与“${before}”（${spelt(before)}）并存`,
  };
}

const spelt = (code: string) =>
  [...code]
    .map((letter) => `U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ');
