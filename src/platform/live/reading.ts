import {
  contractOf,
  type Frequency,
  type Problem,
  periodOfDate,
  placeColumns,
  problems,
} from '../../edition/index.js';
import type { OpenEdition } from '../../signals/index.js';
import { columnsOfSignal } from '../../sql/index.js';
import type { DataContract } from '../contract/contract.js';
import { floorsOf } from '../contract/floors.js';
import type { SentRecord } from '../contract/judge.js';
import { momentOf } from '../contract/moment.js';
import { amountsOf, type Row, type Rule, ruleOf } from './rules.js';

type WrittenSignal = OpenEdition['signals'][number];

/** How the records of a contract become rows of the files that an edition reads. */
export interface Reading {
  contract: string;
  columns: string[];
  rules: Rule[];
  rowOf: (record: SentRecord, batch: Pick<Row, 'n' | 'partner'>) => Row;
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
    const wrong = signals.flatMap((signal) => signalProblems(signal, contract));
    found.push(...wrong);
    return wrong.length > 0 ? [] : [readingOf(contract, signals, frequency)];
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
  ];
}

function readingOf(contract: DataContract, signals: readonly WrittenSignal[], frequency: Frequency): Reading {
  const { time, fields } = contract;
  const columns = [...new Set(signals.flatMap(columnsOfSignal))];
  const rules = signals.flatMap((signal) => ruleOf(signal, columns) ?? []);
  const places = [...new Set(signals.flatMap(({ unit }) => placeColumns(unit)))];
  const who = signals.find(({ contributors }) => contributors)?.contributors?.column;
  const field = fields.find(({ name }) => name === time)!;
  const dayOf = field.type === 'timestamp' ? dayIn(field.limits.defaultTimezone) : (text: string) => text;
  const textOf = (record: SentRecord, name: string) => {
    const value = Object.hasOwn(record, name) ? record[name] : undefined;
    return value === undefined || value === null ? '' : String(value);
  };
  return {
    contract: contract.id,
    columns,
    rules,
    indicators: signals.map(({ indicator }) => indicator),
    rowOf(record, { n, partner }) {
      const day = dayOf(textOf(record, time));
      const period = periodOfDate(day, frequency);
      return {
        cell: JSON.stringify([...places.map((name) => textOf(record, name)), period]),
        contributor: who === undefined ? '' : textOf(record, who).trim(),
        // Confidential records are written without their day: sums by day would be finer than the published figures.
        values: columns.map((name) =>
          name === time ? (rules.length > 0 ? period : day) : textOf(record, name),
        ),
        n,
        partner,
      };
    },
  };
}

/** The day of a moment: in a time zone, or as it is written. */
function dayIn(zone: string | undefined): (text: string) => string {
  if (zone === undefined) return (text) => text.slice(0, 10);
  const form = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (text) => (text.length <= 10 ? text : form.format(momentOf(text)));
}
