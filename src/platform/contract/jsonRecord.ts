import type { SentRecord } from './judge.js';
import { foundText, type Reason } from './reasons.js';

const object = {
  en: 'a JSON object on one line, each name once',
  zh: '每行一个 JSON 对象，字段名不重复',
};

/** A record from its JSON text, or why there is none. */
export function jsonRecord(written: string): { record?: SentRecord; fault?: Reason } {
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch {
    return { fault: { code: 'not-json', pointer: '', found: foundText(written), expected: object } };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { fault: { code: 'not-json', pointer: '', found: foundText(written), expected: object } };
  }
  let names = 0;
  for (const _ in value) names++;
  if (namesIn(written) !== names) {
    return { fault: { code: 'name-twice', pointer: '', found: foundText(written), expected: object } };
  }
  return { record: value as SentRecord };
}

/** The number of names of the outermost object of a valid JSON text, repeated names counted each time. */
function namesIn(json: string): number {
  let names = 0;
  let depth = 0;
  for (let i = 0; i < json.length; i++) {
    const c = json.charCodeAt(i);
    if (c === 0x22) {
      do {
        i = json.indexOf('"', i + 1);
      } while (isEscaped(json, i));
    } else if (c === 0x3a && depth === 1) names++;
    else if (c === 0x7b || c === 0x5b) depth++;
    else if (c === 0x7d || c === 0x5d) depth--;
  }
  return names;
}

/** Whether an odd number of backslashes stands before a position. */
function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text[before - 1] === '\\') before--;
  return (at - before) % 2 === 1;
}

/** A record as JSON, its fields in order of their names. */
export function canonical(record: SentRecord): string {
  return JSON.stringify(Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))));
}
