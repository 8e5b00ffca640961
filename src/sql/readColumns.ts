import { placeColumns, type Signal } from '../edition/index.js';
import { measuresOf } from './aggregates/index.js';
import { sameName } from './columns.js';
import { columnsOf, parseCondition } from './condition/index.js';

/** All columns that signals read: place, date, values, contributors and those in conditions. */
export function readColumns(signals: readonly Signal[]): string[] {
  const all = signals.flatMap((signal) => {
    const { unit, period, contributors, where } = signal;
    const { value, below } = measuresOf(signal);
    const conditions = [where, ...value.where, ...(below?.where ?? [])].filter((c) => c !== undefined);
    return [
      ...placeColumns(unit),
      period.column,
      ...[value.column, below?.column, contributors?.column].filter((c) => c !== undefined),
      ...conditions.flatMap((condition) => columnsOf(parseCondition(condition))),
    ];
  });
  const first = new Map(all.toReversed().map((name) => [sameName(name), name]));
  return [...first.values()].toReversed();
}
