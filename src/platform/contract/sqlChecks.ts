import { identifier, judgedRecords } from '../../sql/index.js';
import type { DataContract } from './contract.js';
import { signalsOf } from './signal.js';

/**
 * A query of DuckDB that counts the records of a table by the rule that they break, with the grammar of `iplus ingest`. It checks what
 * a signal can say; patterns, lengths and open bounds are judged by `judgeOf`. The table has the name of the records, and all of
 * its columns are texts.
 */
export function sqlChecks(contract: DataContract): string {
  const [signal] = signalsOf({ ...contract, feeds: [{ indicator: 'any', value: { count: true } }] }, 'any');
  const columns = contract.fields.map(({ name }) => ({ name, type: 'VARCHAR' }));
  const judged = judgedRecords(identifier(contract.records), columns, {
    contract: signal!.contract!,
    date: signal!.period,
    frequency: 'month',
    lateBefore: null,
  });
  const why = `CASE WHEN __why = '' THEN 'taken' ELSE __why END`;
  return `-- ${contract.id} ${contract.version}\nSELECT ${why} AS why, count(*) AS records\nFROM (${judged})\nGROUP BY 1 ORDER BY 2 DESC;\n`;
}
