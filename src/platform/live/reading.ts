import {
  contractOf,
  type Frequency,
  type Problem,
  periodOfDate,
  placeColumns,
  platformSignalProblems,
  problems,
} from '../../edition/index.js';
import type { OpenEdition } from '../../signals/index.js';
import { columnsOfSignal } from '../../sql/index.js';
import type { DataContract } from '../contract/contract.js';
import { floorsOf, underFloors } from '../contract/floors.js';
import type { SentRecord } from '../contract/judge.js';
import { momentOf } from '../contract/moment.js';
import { aheadOf } from '../contract/timeWindow.js';
import { dayIn } from '../submissions/period.js';
import { shapeOf } from './account.js';
import { amountsOf, type Row, type Rule, ruleOf } from './rules.js';

type WrittenSignal = OpenEdition['signals'][number];

/** How the records of a contract become rows of the files that an edition reads. */
export interface Reading {
  contract: string;
  columns: string[];
  rules: Rule[];
  rowOf: (record: SentRecord, line: number, from: Pick<Row, 'receipt' | 'unit' | 'partner'>) => Row;
  /** Whether a record is about a time that it can be about, by its contract as it is now and the time of its arrival. */
  isPossible: (record: SentRecord, received: number) => boolean;
  /** Hash of what figures are made under: cells and rules. Under another one they begin anew. */
  shape: string;
  /** Hash of all that decides how records become rows. */
  basis: string;
  /** The indicators that the records feed. */
  indicators: string[];
}

/** How an edition reads each contract, or the problems. Only the columns that its signals read are written. */
export function readingsOf(
  open: OpenEdition,
  frequency: Frequency,
  contracts: readonly DataContract[],
): { readings: Reading[]; problems: Problem[] } {
  const bySource = new Map<string, WrittenSignal[]>();
  for (const signal of open.signals) {
    const id = contractOf(signal.from);
    if (id !== undefined) bySource.set(id, [...(bySource.get(id) ?? []), signal]);
  }
  const found: Problem[] = [];
  const readings = [...bySource].flatMap(([id, signals]): Reading[] => {
    const contract = contracts.findLast((one) => one.id === id);
    if (!contract) {
      const known = [...new Set(contracts.map((one) => one.id))];
      found.push(problems.unknownContract(signals[0]!.at, id, known));
      return [];
    }
    const bound = signals.map((signal) => underFloors(signal, contract, signal.at));
    const wrong = bound.flatMap(({ signal, problems }) => [...problems, ...signalProblems(signal, contract)]);
    found.push(...wrong);
    if (wrong.length > 0) return [];
    return [
      readingOf(
        contract,
        bound.map(({ signal }) => signal),
        frequency,
      ),
    ];
  });
  return { readings, problems: found };
}

function signalProblems(signal: WrittenSignal, contract: DataContract): Problem[] {
  const { fields, time } = contract;
  const { notNegative } = floorsOf(contract);
  const names = fields.map(({ name }) => name);
  const kind = { en: 'field', zh: '字段' };
  const strange = columnsOfSignal(signal).filter((name) => !names.includes(name));
  const other = signal.period.column === time ? [] : [`period: { column: ${signal.period.column} }`];
  const below = signal.contributors
    ? amountsOf(signal.value).filter((name) => name !== undefined && !notNegative.has(name))
    : [];
  return [
    ...strange.map((name) => problems.unknownCode(signal.at, kind, name, names)),
    ...other.map((key) => problems.notOfPlatform(signal.at, key)),
    ...below.map((name) => problems.negativeAmounts(signal.at, name!)),
    ...platformSignalProblems(signal, signal.at),
  ];
}

const nameIn = (columns: readonly string[]) => (column: number | undefined) =>
  column === undefined ? null : columns[column]!;

/** Whether a time is not before the earliest one of its contract, which may be a later version than the one that it was judged by. */
function sinceOf({ type, limits }: DataContract['fields'][number]): (time: string) => boolean {
  const first = String(limits.minimum ?? limits.exclusiveMinimum);
  if (type !== 'timestamp') return (time) => time >= first;
  const earliest = momentOf(first);
  return (time) => momentOf(time) >= earliest;
}

function readingOf(contract: DataContract, signals: readonly WrittenSignal[], frequency: Frequency): Reading {
  const { time, fields } = contract;
  const columns = [...new Set(signals.flatMap(columnsOfSignal))];
  const rules = signals.flatMap((signal) => ruleOf(signal, columns) ?? []);
  const places = [...new Set(signals.flatMap(({ unit }) => placeColumns(unit)))];
  const who = signals.find(({ contributors }) => contributors)?.contributors?.column;
  const field = fields.find(({ name }) => name === time)!;
  const isAhead = aheadOf(contract);
  const hasBegun = sinceOf(field);
  const dayOf = field.type === 'timestamp' ? dayOfText(field.limits.defaultTimezone) : (text: string) => text;
  const periods = new Map<string, string>();
  // Records are many, and their days few.
  const periodIn = (day: string) => {
    const period = periods.get(day) ?? periodOfDate(day, frequency);
    periods.set(day, period);
    return period;
  };
  const textOf = (record: SentRecord, name: string) => {
    const value = Object.hasOwn(record, name) ? record[name] : undefined;
    return value === undefined || value === null ? '' : String(value);
  };
  return {
    contract: contract.id,
    columns,
    rules,
    indicators: signals.map(({ indicator }) => indicator),
    shape: shapeOf([
      places,
      frequency,
      who,
      rules.map((rule) => ({ ...rule, amounts: rule.amounts.map(nameIn(columns)) })),
    ]),
    basis: shapeOf([contract, columns, places, frequency, who, rules]),
    isPossible: (record, received) => {
      const when = textOf(record, time);
      return hasBegun(when) && !isAhead(when, received);
    },
    rowOf(record, line, { receipt, unit, partner }) {
      const day = dayOf(textOf(record, time));
      const period = periodIn(day);
      return {
        cell: JSON.stringify([...places.map((name) => textOf(record, name)), period]),
        contributor: who === undefined ? '' : textOf(record, who).trim(),
        // Confidential records are written without their day: sums by day would be finer than the published figures.
        values: columns.map((name) =>
          name === time ? (rules.length > 0 ? period : day) : textOf(record, name),
        ),
        receipt,
        line,
        unit,
        partner,
      };
    },
  };
}

/** The day of a moment: in a time zone, or as it is written. */
function dayOfText(zone: string | undefined): (text: string) => string {
  if (zone === undefined) return (text) => text.slice(0, 10);
  const dayOf = dayIn(zone);
  return (text) => (text.length <= 10 ? text : dayOf(momentOf(text)));
}
