import { numbersColumn, type Problem, problems } from '../edition/index.js';
import {
  columnsOfSignal,
  conjunction,
  type duckdb,
  measuresOf,
  numberColumns,
  numberFault,
  numberFaults,
  parseCondition,
  writtenConditions,
} from '../sql/index.js';
import { errorMessage, isOutOfMemory } from './duckdb.js';
import { isTooLong, limitSeconds } from './duration.js';
import type { RecordEngine } from './engine.js';
import type { WrittenSignal } from './writtenSignal.js';

/**
 * Explains why an engine could not compute a signal: invalid numbers (with the first such record), sums too large to be exact, an
 * absent column, a condition that does not fit the column types, too little memory, or a query that ran too long.
 */
export async function explainFailure(
  engine: RecordEngine,
  signal: WrittenSignal,
  error: unknown,
): Promise<Problem[]> {
  const said = errorMessage(error);
  if (isTooLong(said)) return [problems.tooLong(signal.at, signal.from, limitSeconds(process.env))];
  if (isOutOfMemory(said)) return [problems.outOfMemory(signal.at)];
  const found = await badNumbers(engine, signal);
  if (found.length > 0) return found;
  const summed = numbersRead(signal).flatMap((one) => (one.summed ? [one.column] : []));
  if (/Overflow in (HUGEINT|.*DECIMAL)/i.test(said) && summed.length > 0)
    return [problems.sumTooLarge(signal.at, [...new Set(summed)])];
  const absent = absentColumn(signal, said);
  if (absent !== undefined) return [problems.noRecordColumn(signal.at, signal.from, absent)];
  const conditions = writtenConditions(signal);
  const misfits =
    /^(Binder|Conversion|Invalid Input|Parser) Error|supertype|Cannot (parse|convert)|Illegal type/i;
  if (conditions.length > 0 && misfits.test(said))
    return [problems.misfitCondition(signal.at, conditions.join('; '))];
  return [problems.badSignal(signal.at, said)];
}

/**
 * Invalid numbers in the columns that are summed, that a minimum, maximum or quantile is taken of, or that conditions
 * compare with numbers.
 */
async function badNumbers(engine: RecordEngine, signal: WrittenSignal): Promise<Problem[]> {
  const found: Problem[] = [];
  for (const { column, summed, where } of numbersRead(signal)) {
    for (const fault of summed ? numberFaults : numberFaults.slice(0, 1)) {
      const holds = (d: typeof duckdb) => {
        const bad = numberFault(d.identifier(column), d)[fault];
        // The condition itself may fail on a record that it would exclude.
        return where.length === 0 ? bad : `CASE WHEN ${conjunction(where, d)} THEN ${bad} ELSE false END`;
      };
      const records = await engine.find(signal.from, { column, holds }).catch(() => undefined);
      if (records && records.count > 0) found.push(problems.badNumber(signal.at, column, records, fault));
    }
  }
  return found;
}

interface NumbersRead {
  column: string;
  /** Whether the column is summed. */
  summed: boolean;
  /** Conditions under which the column is read; columns in conditions are read in every record. */
  where: readonly string[];
}

function numbersRead(signal: WrittenSignal): NumbersRead[] {
  const { value, denominator } = measuresOf(signal);
  const compared = [
    ...new Set(writtenConditions(signal).flatMap((one) => numberColumns(parseCondition(one)))),
  ];
  const ofCompared = compared.map((column): NumbersRead => ({ column, summed: false, where: [] }));
  const measured = [value, ...(denominator ? [denominator] : [])].flatMap(
    ({ aggregate, column, where }): NumbersRead[] => {
      if (column === undefined) return [];
      const summed = 'columns' in aggregate.partial && aggregate.partial.mergeFunction === 'sum';
      const read = summed || column === numbersColumn(signal.value);
      return read ? [{ column, summed, where }] : [];
    },
  );
  const different = new Map(
    [...ofCompared, ...measured].map((one) => [`${one.column} ${one.where.join(' ')}`, one]),
  );
  return [...different.values()];
}

/** A column that the engine does not find, if the signal names it. */
function absentColumn(signal: WrittenSignal, said: string): string | undefined {
  if (!/not found in FROM|Unknown expression|Unknown identifier|Missing columns/i.test(said))
    return undefined;
  const quoted = (name: string) => [`"${name}"`, `\`${name}\``, `'${name}'`].some((q) => said.includes(q));
  return columnsOfSignal(signal).find(quoted);
}
