import { type DataContract, type Field, longestText } from './contract.js';
import { faultOf } from './judge.js';

/** A record that is taken: its key, and its time as it is written. */
export interface Plain {
  key: string;
  time: string;
}

/** Many records as one text with a character for each byte of UTF-8. */
export interface PlainText {
  text: string;
  isAscii: boolean;
  /** The characters of a part. */
  utf8(from: number, to: number): string;
  /** Whether a part has no escapes and no control characters. */
  isPlain(from: number, to: number): boolean;
}

/**
 * Finds records that are taken, in the form in which programs write most: one flat object without escapes, its names those of the
 * contract. It reads them in place, without making objects of them. A record that it does not find is not necessarily wrong:
 * `judgeOf` decides. A record that it finds is accepted by `judgeOf` too, with the same key
 * (`test/platform/contract/plainJudge.test.ts`).
 *
 * @returns undefined for a contract that has no such records
 */
export function plainJudgeOf(
  contract: DataContract,
): ((body: PlainText, from: number, to: number) => Plain | undefined) | undefined {
  const { fields } = contract;
  if (fields.length > 30 || !fields.every(({ name }) => /^[\w.-]+$/.test(name))) return undefined;
  const rules = fields.map(ruleOf);
  const required = fields.reduce((mask, field, i) => (field.required ? mask | (1 << i) : mask), 0);
  const key = contract.key.map((name) => fields.findIndex((field) => field.name === name));
  const time = fields.findIndex(({ name }) => name === contract.time);
  const needed = [...key, time].reduce((mask, i) => mask | (1 << i), required);
  const [begins, ends] = [new Int32Array(fields.length), new Int32Array(fields.length)];
  const read = (body: PlainText, i: number) => rules[i]!.read(body, begins[i]!, ends[i]!);
  const keyOf = (body: PlainText) => {
    let text = '[';
    for (const i of key) text += `${text === '[' ? '' : ','}${read(body, i)}`;
    return `${text}]`;
  };
  return (body, from, to) => {
    const { text } = body;
    if (text.charCodeAt(from) !== open || text.charCodeAt(to - 1) !== close) return undefined;
    if (!body.isPlain(from, to)) return undefined;
    let [at, seen, expected] = [from + 1, 0, 0];
    for (;;) {
      const i = nameAt(rules, text, at, expected);
      if (i < 0 || (seen & (1 << i)) !== 0) return undefined;
      at += rules[i]!.name.length;
      if (text.charCodeAt(at) === space) at++;
      const end = rules[i]!.end(body, at);
      if (end < 0) return undefined;
      begins[i] = at;
      ends[i] = end;
      seen |= 1 << i;
      expected = i + 1;
      const code = text.charCodeAt(end);
      at = end + 1;
      // Where a value reached beyond the record, its end is not the end of the record either.
      if (code === close) {
        if (at !== to) return undefined;
        break;
      }
      if (code !== comma) return undefined;
      if (text.charCodeAt(at) === space) at++;
    }
    if ((seen & needed) !== needed) return undefined;
    const written = read(body, time);
    return {
      key: keyOf(body),
      time: written.charCodeAt(0) === quote ? (JSON.parse(written) as string) : written,
    };
  };
}

/** A name of the contract, as it is written, and the values that are taken there. */
interface Rule {
  name: string;
  /** The end of the value at a position; -1 where it is not one that can be accepted here. */
  end: (body: PlainText, at: number) => number;
  /** A value that was taken, as JSON that is equal for equal values. */
  read: (body: PlainText, from: number, to: number) => string;
}

/** The number of the name at a position, the expected one tried first; -1 where there is none. */
function nameAt(rules: readonly Rule[], text: string, at: number, expected: number): number {
  for (let tried = 0; tried < rules.length; tried++) {
    const i = (expected + tried) % rules.length;
    if (text.startsWith(rules[i]!.name, at)) return i;
  }
  return -1;
}

const [space, quote, comma, minus, point, zero, nine] = [0x20, 0x22, 0x2c, 0x2d, 0x2e, 0x30, 0x39];
const [open, close, lastPlain] = [0x7b, 0x7d, 0x7e];

/** Digits that a number has at most, so that it is read exactly. */
const mostDigits = 15;

function ruleOf(field: Field): Rule {
  const name = `"${field.name}":`;
  const fault = faultOf(field, 'json');
  const takes = (value: string | number | boolean) => value !== '' && fault(value) === undefined;
  if (field.type === 'boolean') return { name, end: truthEnd(takes), read: asWritten };
  if (field.type === 'integer' || field.type === 'number')
    return {
      name,
      end: numberEnd(takes),
      read: ({ text }, from, to) => String(Number(text.slice(from, to))),
    };
  const isFree = field.type === 'string' && !field.codes && field.limits.pattern === undefined;
  const end = isFree ? freeTextEnd(field, takes) : repeatedTextEnd(takes);
  return {
    name,
    end,
    read: (body, from, to) =>
      body.isAscii ? asWritten(body, from, to) : JSON.stringify(body.utf8(from + 1, to - 1)),
  };
}

const asWritten = ({ text }: PlainText, from: number, to: number) => text.slice(from, to);

/** The quote that ends a text; -1 where none begins. A text that begins with a space may be nothing but spaces. */
function quoteAfter(text: string, at: number): number {
  if (text.charCodeAt(at) !== quote || text.charCodeAt(at + 1) === space) return -1;
  return text.indexOf('"', at + 1);
}

/** A text of which only the length matters: it is looked at only where it may have characters of several bytes. */
function freeTextEnd({ limits }: Field, takes: (value: string) => boolean): Rule['end'] {
  const { minLength = 1, maxLength = longestText } = limits;
  const least = Math.max(1, minLength);
  return (body, at) => {
    const end = quoteAfter(body.text, at);
    if (end < 0) return -1;
    const isTaken =
      body.isAscii || isAsciiPart(body.text, at + 1, end)
        ? end - at > least && end - at - 1 <= maxLength
        : takes(body.utf8(at + 1, end));
    return isTaken ? end + 1 : -1;
  };
}

function isAsciiPart(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) > lastPlain) return false;
  return true;
}

/** A text that records which follow one another often have in common: the same one is looked at once. */
function repeatedTextEnd(takes: (value: string) => boolean): Rule['end'] {
  let last = '""';
  return (body, at) => {
    if (last.length > 2 && body.text.startsWith(last, at)) return at + last.length;
    const end = quoteAfter(body.text, at);
    if (end < 0 || !takes(body.isAscii ? body.text.slice(at + 1, end) : body.utf8(at + 1, end))) return -1;
    last = body.text.slice(at, end + 1);
    return end + 1;
  };
}

function truthEnd(takes: (value: boolean) => boolean): Rule['end'] {
  return ({ text }, at) => {
    for (const value of [true, false])
      if (text.startsWith(String(value), at)) return takes(value) ? at + String(value).length : -1;
    return -1;
  };
}

function numberEnd(takes: (value: number) => boolean): Rule['end'] {
  return ({ text }, begin) => {
    let at = text.charCodeAt(begin) === minus ? begin + 1 : begin;
    const whole = at;
    let [digits, shift] = [0, 0];
    let code = text.charCodeAt(at);
    for (; code >= zero && code <= nine; code = text.charCodeAt(++at)) digits = 10 * digits + code - zero;
    if (at === whole || (at > whole + 1 && text.charCodeAt(whole) === zero)) return -1;
    if (code === point) {
      code = text.charCodeAt(++at);
      for (; code >= zero && code <= nine; code = text.charCodeAt(++at)) {
        digits = 10 * digits + code - zero;
        shift++;
      }
      if (shift === 0) return -1;
    }
    // Anything else that may follow, such as an exponent, does not end a value.
    if (at - whole > mostDigits) return -1;
    // Both are exact, so that this is the number that JSON readers read.
    const size = shift === 0 ? digits : digits / 10 ** shift;
    return takes(whole > begin ? -size : size) ? at : -1;
  };
}
