import { namesIn, partConditions, placeColumns, type Signal, valueColumns } from '../edition/index.js';
import { foldName } from './columns.js';
import { parseCondition } from './condition/index.js';

/** The conditions of a signal, as written. */
export function writtenConditions({ where, value }: Pick<Signal, 'where' | 'value'>): string[] {
  return [...(where === undefined ? [] : [where]), ...partConditions(value)];
}

/**
 * The columns of a record that a signal reads: place, date, contributors, values and conditions; not those of its
 * contract.
 */
export function columnsOfSignal(signal: Signal): string[] {
  const { contributors, period, unit, value } = signal;
  return [
    ...placeColumns(unit),
    period.column,
    ...(contributors ? [contributors.column] : []),
    ...valueColumns(value),
    ...writtenConditions(signal).flatMap((one) => namesIn(parseCondition(one))),
  ];
}

/** The columns that any of the signals reads, each once: names are compared without regard to case. */
export function columnsOfSignals(signals: readonly Signal[]): string[] {
  const first = new Map(
    signals
      .flatMap(columnsOfSignal)
      .toReversed()
      .map((name) => [foldName(name), name]),
  );
  return [...first.values()].toReversed();
}
