import { type DataContract, type Field, longestText } from './contract.js';
import { faultOf } from './judge.js';

/** A record that is taken: its key, and its time as it is written. */
export interface Plain {
  key: string;
  time: string;
}

/**
 * Finds records that are taken, in the form in which programs write most: one flat object of ASCII without escapes, its names those of
 * the contract. It reads them where they stand, without making objects of them. What it does not find is not wrong: `judgeOf` says what
 * it is. What it finds, `judgeOf` takes, with the same key (`test/platform/contract/plainJudge.test.ts`).
 *
 * @returns undefined for a contract that has no such records
 */
export function plainJudgeOf(
  contract: DataContract,
): ((text: string, from: number, to: number) => Plain | undefined) | undefined {
  const { fields } = contract;
  if (fields.length > 30 || !fields.every(({ name }) => /^[\w.-]+$/.test(name))) return undefined;
  const rules = fields.map(ruleOf);
  const required = fields.reduce((mask, field, i) => (field.required ? mask | (1 << i) : mask), 0);
  const key = contract.key.map((name) => fields.findIndex((field) => field.name === name));
  const keyMask = key.reduce((mask, i) => mask | (1 << i), required);
  const time = fields.findIndex(({ name }) => name === contract.time);
  const reader = new Reader();
  const values: (string | number | boolean | undefined)[] = fields.map(() => undefined);
  return (text, from, to) => {
    if (!reader.opens(text, from, to)) return undefined;
    let seen = 0;
    for (let next = 0; ; next++) {
      const i = reader.name(rules, next);
      if (i < 0 || (seen & (1 << i)) !== 0 || !reader.read()) return undefined;
      const { value } = reader;
      if (!rules[i]!.takes(value)) return undefined;
      values[i] = value;
      seen |= 1 << i;
      const isLast = reader.closes();
      if (isLast === undefined) return undefined;
      if (isLast) break;
    }
    if ((seen & keyMask) !== keyMask || (seen & (1 << time)) === 0) return undefined;
    return { key: keyOf(values, key), time: String(values[time]) };
  };
}

/** A name of the contract, as it is written, and whether a value is taken there. */
interface Rule {
  name: string;
  takes: (value: string | number | boolean) => boolean;
}

function ruleOf(field: Field): Rule {
  if (field.type === 'string') return textRule(field);
  const fault = faultOf(field, 'json');
  const takes = (value: string | number | boolean) => value !== '' && fault(value) === undefined;
  if (field.type !== 'date') return { name: `"${field.name}":`, takes };
  // Records that follow one another are often of the same day.
  let last: unknown;
  return {
    name: `"${field.name}":`,
    takes(value) {
      if (value !== last) {
        if (!takes(value)) return false;
        last = value;
      }
      return true;
    },
  };
}

/** A text: what the reader found has no characters that would have to be looked for, and one unit a character. */
function textRule({ name, limits, codes }: Field): Rule {
  const { minLength = 1, maxLength = longestText, pattern } = limits;
  const whole = pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`, 'u');
  const allowed = codes && new Set<unknown>(codes.map(({ value }) => String(value)));
  const least = Math.max(1, minLength);
  return {
    name: `"${name}":`,
    takes: (value) =>
      typeof value === 'string' &&
      value.length >= least &&
      value.length <= maxLength &&
      (!whole || whole.test(value)) &&
      (!allowed || allowed.has(value)),
  };
}

/** The key as `judgeOf` writes it: texts without anything that would have to be escaped. */
function keyOf(values: readonly unknown[], key: readonly number[]): string {
  let text = '';
  for (const i of key) {
    const value = values[i];
    text += `${text === '' ? '[' : ','}${typeof value === 'string' ? `"${value}"` : value}`;
  }
  return `${text}]`;
}

const [space, quote, comma, minus, point, zero, nine] = [0x20, 0x22, 0x2c, 0x2d, 0x2e, 0x30, 0x39];
const [open, close, backslash] = [0x7b, 0x7d, 0x5c];

/** Digits that a number has at most, so that it is read exactly. */
const mostDigits = 15;

/** Goes through the text of one flat object. */
class Reader {
  #text = '';
  #at = 0;
  #to = 0;
  /** The value that was read last. */
  value: string | number | boolean = '';

  opens(text: string, from: number, to: number): boolean {
    this.#text = text;
    this.#at = from + 1;
    this.#to = to;
    return text.charCodeAt(from) === open && text.charCodeAt(to - 1) === close;
  }

  /** The number of the name that stands here, with its colon; the one that is expected is tried first. -1 where there is none. */
  name(rules: readonly Rule[], expected: number): number {
    for (let tried = 0; tried < rules.length; tried++) {
      const i = (expected + tried) % rules.length;
      const { name } = rules[i]!;
      if (!this.#text.startsWith(name, this.#at)) continue;
      this.#at += name.length;
      return i;
    }
    return -1;
  }

  /** Reads a text, a number or a truth value that is written plainly. */
  read(): boolean {
    if (this.#text.charCodeAt(this.#at) === space) this.#at++;
    const code = this.#text.charCodeAt(this.#at);
    if (code === quote) return this.#string();
    if (code === minus || (code >= zero && code <= nine)) return this.#number();
    for (const value of [true, false]) {
      if (!this.#text.startsWith(String(value), this.#at)) continue;
      this.#at += String(value).length;
      this.value = value;
      return true;
    }
    return false;
  }

  /** After a value: whether the object ends here, or goes on; undefined where neither is so. */
  closes(): boolean | undefined {
    const code = this.#text.charCodeAt(this.#at++);
    if (code === close) return this.#at === this.#to ? true : undefined;
    if (code !== comma) return undefined;
    if (this.#text.charCodeAt(this.#at) === space) this.#at++;
    return false;
  }

  #string(): boolean {
    const text = this.#text;
    const from = ++this.#at;
    let at = from;
    for (let code = text.charCodeAt(at); code !== quote; code = text.charCodeAt(++at))
      if (code < space || code > 0x7e || code === backslash || at >= this.#to) return false;
    if (text.charCodeAt(from) === space) return false;
    this.value = text.slice(from, at);
    this.#at = at + 1;
    return true;
  }

  #number(): boolean {
    const text = this.#text;
    const from = this.#at;
    let at = text.charCodeAt(from) === minus ? from + 1 : from;
    const whole = at;
    for (let code = text.charCodeAt(at); code >= zero && code <= nine; ) code = text.charCodeAt(++at);
    if (at === whole || (at > whole + 1 && text.charCodeAt(whole) === zero)) return false;
    if (text.charCodeAt(at) === point) {
      const fraction = ++at;
      for (let code = text.charCodeAt(at); code >= zero && code <= nine; ) code = text.charCodeAt(++at);
      if (at === fraction) return false;
    }
    // Whatever else may follow, an exponent among them, is nothing that ends a value.
    if (at - whole > mostDigits) return false;
    this.value = Number(text.slice(from, at));
    this.#at = at;
    return true;
  }
}
