import type { DataContract, Field } from '../contract/contract.js';
import type { SentRecord } from '../contract/judge.js';

/** Counts of one field of a contract in some records. */
export interface FieldTally {
  /** Records that have a value there. */
  present: number;
  /** Records that have the field, with nothing in it. */
  empty: number;
  /** Codes that the contract does not have, with the number of records. */
  unknownCodes: Map<string, number>;
  /** Numbers by their size (powers of two, with sign) and codes by themselves, with the number of records. */
  spread: Map<string, number>;
  /** Names that the contract does not have, in records without this field, with the number of records. */
  beside: Map<string, number>;
}

/** Counts of the fields of a contract in some records. */
export interface Tally {
  records: number;
  fields: Map<string, FieldTally>;
  /** Names that the contract does not have, with the number of records. */
  unknownNames: Map<string, number>;
}

/** Most different names, codes and classes that are kept apart. */
const mostKept = 50;

const add = (to: Map<string, number>, name: string, n = 1) => {
  if (to.size < mostKept || to.has(name)) to.set(name, (to.get(name) ?? 0) + n);
};

const isNothing = (value: unknown) =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

export function newTally({ fields }: DataContract): Tally {
  const empty = (): FieldTally => ({
    present: 0,
    empty: 0,
    unknownCodes: new Map(),
    spread: new Map(),
    beside: new Map(),
  });
  return { records: 0, unknownNames: new Map(), fields: new Map(fields.map(({ name }) => [name, empty()])) };
}

/** Adds the fields of one more record to the counts, whatever its outcome. */
export function tallyRecord(tally: Tally, contract: DataContract, record: SentRecord): void {
  tally.records++;
  const strangers = Object.keys(record)
    .filter((name) => !tally.fields.has(name))
    .map((name) => name.slice(0, 100));
  for (const name of strangers) add(tally.unknownNames, name);
  for (const field of contract.fields) {
    const of = tally.fields.get(field.name)!;
    const value = Object.hasOwn(record, field.name) ? record[field.name] : undefined;
    if (isNothing(value)) {
      if (Object.hasOwn(record, field.name)) of.empty++;
      else for (const name of strangers) add(of.beside, name);
      continue;
    }
    of.present++;
    const written = String(value).slice(0, 100);
    if (field.codes && !field.codes.some((code) => String(code.value) === written))
      add(of.unknownCodes, written);
    const at = classOf(field, value);
    if (at !== undefined) add(of.spread, at);
  }
}

/** The class of a value, as spreads are compared: a code, a truth, or the size of a number. */
function classOf({ type, codes, role }: Field, value: unknown): string | undefined {
  if (codes || type === 'boolean') return String(value).slice(0, 100);
  if (role !== undefined || (type !== 'integer' && type !== 'number')) return undefined;
  const n = Number(value);
  if (!Number.isFinite(n)) return undefined;
  return n === 0 ? '0' : `${n < 0 ? '-' : '+'}${Math.floor(Math.log2(Math.abs(n)))}`;
}

/** Adds the counts of one tally to another. */
export function addTally(to: Tally, more: Tally): void {
  to.records += more.records;
  for (const [name, n] of more.unknownNames) add(to.unknownNames, name, n);
  for (const [name, from] of more.fields) {
    const of = to.fields.get(name);
    if (!of) continue;
    of.present += from.present;
    of.empty += from.empty;
    for (const part of ['unknownCodes', 'spread', 'beside'] as const)
      for (const [key, n] of from[part]) add(of[part], key, n);
  }
}
