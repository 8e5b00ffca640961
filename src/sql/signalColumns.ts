import { partConditions, placeColumns, type Signal, valueColumns } from '../edition/index.js';
import { columnsOf, parseCondition } from './condition/index.js';

/** The conditions of a signal, as written. */
export function writtenConditions({ where, value }: Pick<Signal, 'where' | 'value'>): string[] {
  return [...(where === undefined ? [] : [where]), ...partConditions(value)];
}

/** The columns of a record that a signal reads, but for those of its contract. */
export function columnsRead(signal: Signal): string[] {
  const { contributors, period, unit, value } = signal;
  return [
    ...placeColumns(unit),
    period.column,
    ...(contributors ? [contributors.column] : []),
    ...valueColumns(value),
    ...writtenConditions(signal).flatMap((one) => columnsOf(parseCondition(one))),
  ];
}
