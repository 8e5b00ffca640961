import { controlNames, isDay, momentForm } from '../../edition/index.js';
import { type DataContract, type Field, type Limits, longestText } from './contract.js';
import { momentOf } from './moment.js';
import { expectedOf, foundText, pointerTo, type Reason, type ReasonCode } from './reasons.js';
import { aheadOf, expectedDay } from './timeWindow.js';

/** A record by the names of its fields, as it was sent: values of JSON, or texts of CSV. */
export type SentRecord = Readonly<Record<string, unknown>>;

/** What a record is, under a contract. */
export interface Judged {
  /** Why it is set aside; empty where it is taken. */
  reasons: Reason[];
  /** The key as text, equal for equal keys; undefined where a part of it is missing or of another type. */
  key: string | undefined;
}

/**
 * Judges records under a contract; the same in the command line, on the server and in a browser. `received`: when a record arrives, in
 * milliseconds since 1970.
 *
 * @param form `json`: values have types. `text`: all values are texts, and an empty one is missing (CSV)
 */
export function judgeOf(
  contract: DataContract,
  form: 'json' | 'text',
): (record: unknown, received: number) => Judged {
  const rules = contract.fields.map((field) => ({ field, fault: faultOf(field, form) }));
  const known = new Set(contract.fields.map(({ name }) => name));
  const strict = contract.unknownFields === 'quarantine';
  const key = contract.key.map((name) => contract.fields.find((field) => field.name === name)!);
  const isAhead = aheadOf(contract);
  return (record, received) => {
    if (typeof record !== 'object' || record === null || Array.isArray(record)) {
      const expected = { en: 'an object with the fields of the contract', zh: '含契约各字段的对象' };
      return {
        reasons: [{ code: 'not-json', pointer: '', found: foundText(record), expected }],
        key: undefined,
      };
    }
    const sent = record as SentRecord;
    const reasons: Reason[] = [];
    for (const { field, fault } of rules) {
      const value = Object.hasOwn(sent, field.name) ? sent[field.name] : undefined;
      const code = fault(value);
      if (code === undefined) continue;
      reasons.push({
        code,
        pointer: pointerTo(field.name),
        found: foundText(value),
        expected: expectedOf(field),
      });
    }
    const { time } = contract;
    if (isAhead(sent[time], received) && !reasons.some(({ pointer }) => pointer === pointerTo(time))) {
      const expected = expectedDay(contract, received);
      reasons.push({ code: 'in-future', pointer: pointerTo(time), found: foundText(sent[time]), expected });
    }
    if (strict && hasStranger(sent, known)) reasons.push(...strangers(sent, known));
    return { reasons, key: keyOf(sent, key, form) };
  };
}

/** Asked of every record, so that it makes no list. */
function hasStranger(sent: SentRecord, known: ReadonlySet<string>): boolean {
  for (const name in sent) if (!known.has(name)) return true;
  return false;
}

function strangers(sent: SentRecord, known: ReadonlySet<string>): Reason[] {
  const expected = { en: [...known].join(' | '), zh: [...known].join(' | ') };
  return Object.keys(sent).flatMap((name) =>
    known.has(name)
      ? []
      : [
          {
            code: 'unknown-field' as const,
            pointer: pointerTo(name),
            found: foundText(sent[name]),
            expected,
          },
        ],
  );
}

/** The key: its values as JSON, numbers and truth values as such whatever form they were written in. */
function keyOf(sent: SentRecord, key: readonly Field[], form: 'json' | 'text'): string | undefined {
  let text = '';
  for (const { name, type } of key) {
    let value = Object.hasOwn(sent, name) ? sent[name] : undefined;
    if (isNothing(value) || typeof value === 'object') return undefined;
    const isNumber = type === 'integer' || type === 'number';
    if (form === 'text') value = isNumber ? Number(value) : type === 'boolean' ? value === 'true' : value;
    text += `${text === '' ? '[' : ','}${JSON.stringify(value)}`;
  }
  return `${text}]`;
}

type Fault = (value: unknown) => ReasonCode | undefined;

/** Nothing there, or spaces. */
const isNothing = (value: unknown) =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && (value === '' || (value[0] === ' ' && /^ *$/.test(value))));

/** Whether a text has so many characters; one of them may be two units, so that they are counted only where it matters. */
function hasLength(value: string, least: number, most: number): boolean {
  if (value.length > 2 * most) return false;
  if (value.length <= most && value.length >= 2 * least) return true;
  const length = [...value].length;
  return length >= least && length <= most;
}

/** Why a value is not allowed in a field; undefined where it is. */
export function faultOf(field: Field, form: 'json' | 'text'): Fault {
  const { required, codes } = field;
  const allowed = codes && new Set(codes.map(({ value }) => String(value)));
  const of = kinds[field.type](field, form);
  return (value) => {
    if (isNothing(value)) return required ? 'missing' : undefined;
    return of(value) ?? (allowed && !allowed.has(String(value)) ? 'unknown-code' : undefined);
  };
}

/** A number of JSON, written as text. */
const numberForm = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const moment = new RegExp(`^(?:${momentForm})$`);

const kinds: Record<Field['type'], (field: Field, form: 'json' | 'text') => Fault> = {
  string: ({ limits }) => {
    const { minLength = 0, maxLength = longestText, pattern } = limits;
    const whole = pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`, 'u');
    return (value) => {
      if (typeof value !== 'string') return 'wrong-type';
      if (!hasLength(value, minLength, maxLength)) return 'wrong-length';
      if (controlNames(value).length > 0) return 'control-characters';
      return whole && !whole.test(value) ? 'wrong-form' : undefined;
    };
  },
  number: ({ limits }, form) => numberFault(limits, form, false),
  integer: ({ limits }, form) => numberFault(limits, form, true),
  date: ({ limits }) => {
    const { format = 'yyyy-MM-dd' } = limits;
    const frequency = format === 'yyyy' ? 'year' : 'month';
    return (value) => {
      if (typeof value !== 'string') return 'wrong-type';
      if (value.length !== format.length || !isDay(value, frequency)) return 'not-a-date';
      return outside(value, limits) ? 'out-of-range' : undefined;
    };
  },
  timestamp: ({ limits }) => {
    const bounds = Object.fromEntries(
      Object.entries(limits).map(([name, value]) => [name, momentOf(String(value))]),
    ) as Limits;
    return (value) => {
      if (typeof value !== 'string') return 'wrong-type';
      if (value.length > 40 || !moment.test(value)) return 'not-a-date';
      return outside(momentOf(value), bounds) ? 'out-of-range' : undefined;
    };
  },
  boolean: (_, form) => (value) => {
    const fits = form === 'text' ? value === 'true' || value === 'false' : typeof value === 'boolean';
    return fits ? undefined : 'wrong-type';
  },
};

function numberFault(limits: Limits, form: 'json' | 'text', whole: boolean): Fault {
  const { multipleOf } = limits;
  return (value) => {
    if (form === 'text' && !(typeof value === 'string' && numberForm.test(value))) return 'not-a-number';
    if (form === 'json' && typeof value !== 'number') return 'wrong-type';
    const n = Number(value);
    if (!Number.isFinite(n)) return 'too-large';
    if (whole && !Number.isInteger(n)) return 'not-whole';
    if (whole && !Number.isSafeInteger(n)) return 'too-large';
    if (Math.abs(n) >= largest) return 'too-large';
    if (outside(n, limits)) return 'out-of-range';
    if (multipleOf === undefined) return undefined;
    const times = n / multipleOf;
    return Math.abs(times - Math.round(times)) > 1e-9 * Math.max(1, Math.abs(times))
      ? 'not-a-multiple'
      : undefined;
  };
}

/** Beyond it no sum of records is exact. */
const largest = 1e29;

function outside(value: number | string, limits: Limits): boolean {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = limits;
  return (
    (minimum !== undefined && value < minimum) ||
    (maximum !== undefined && value > maximum) ||
    (exclusiveMinimum !== undefined && value <= exclusiveMinimum) ||
    (exclusiveMaximum !== undefined && value >= exclusiveMaximum)
  );
}
