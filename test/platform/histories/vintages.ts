import { cellOf, inOrder, possible, type Row, ruleOf, shown, toldBy, undisturbed } from './figures.js';
import type { Taken } from './machine.js';
import type { Run } from './run.js';
import type { EditionName } from './world.js';
import { same, Wrong } from './wrong.js';

const nameOf = ({ contract, city, month, visits }: Omit<Row, 'partner'>) =>
  `${contract} ${city} ${month} ${visits}`;

/** What was shown of each edition, one vintage after another. */
export class Vintages {
  shown: Record<EditionName, Row[][]> = { provisional: [], signed: [] };

  /** Records in figures are those of the model, and tell nothing together with those that were shown before. @throws Wrong */
  compare({ model, history }: Run, edition: EditionName, { rows }: Taken): void {
    const rule = ruleOf(history.world, edition);
    const sure = rule ? undisturbed(model, edition, rows) : rows;
    same(`the records in the edition ${edition}`, inOrder(sure), inOrder(shown(model, edition, rule)));
    if (!rule) return;
    const known = new Map(possible(model, edition).map((row) => [nameOf(row), row]));
    const vintage = rows.map((row) => {
      const of = known.get(nameOf(row));
      if (!of)
        throw new Wrong(`a record in the edition ${edition}`, nameOf(row), 'one that counts or counted');
      return of;
    });
    if (new Set(vintage).size < vintage.length)
      throw new Wrong(`the records in the edition ${edition}`, inOrder(rows), 'each once');
    for (const earlier of [[], ...this.shown[edition]])
      same(
        `what two vintages of ${edition} tell, the earlier with ${inOrder(earlier).join('; ') || 'nothing'}`,
        toldBy(earlier, vintage, rule),
        [],
      );
    this.shown[edition].push(vintage);
  }
}

/** Builds an edition from what came until now. */
export async function build(run: Run, edition: EditionName): Promise<string> {
  const taken = await run.durably(() => run.machine.take(edition));
  run.vintages.compare(run, edition, taken);
  await run.onTaken?.(edition);
  return `the edition ${edition} is built: ${taken.rows.map(nameOf).join('; ') || 'nothing'}`;
}

/** Releases a dated vintage. */
export async function release(run: Run, edition: EditionName, hours: number | undefined) {
  const { machine } = run;
  const taken = await machine.take(edition);
  run.vintages.compare(run, edition, taken);
  // Without any figure there is no index, and a release is refused.
  if (taken.rows.length === 0) return undefined;
  const series = machine.series[edition];
  const before = series.vintages.length;
  const told = await series.release(machine.folder, machine.now, hours, sumsOf(taken));
  if (series.vintages.length === before) run.count('release refused');
  else if (series.vintages.at(-1)!.isHeld) run.count('release under embargo');
  else if (before > 0) run.count('release that revises');
  await series.check(machine.now);
  return `the edition ${edition} is released: ${told}`;
}

/** At the end of a history: an edition that followed it step by step is what the log alone gives. */
export async function checkEdition(run: Run, edition: EditionName): Promise<void> {
  const { machine } = run;
  await machine.series[edition].check(machine.now);
  run.vintages.compare(run, edition, await machine.take(edition));
  await run.onTaken?.(edition);
  const { on, afresh } = await machine.takeTwice(edition);
  const how = `${edition}, taken step by step and from the log alone`;
  same(`the records of ${how}`, inOrder(on.rows), inOrder(afresh.rows));
  same(`what a release says of ${how}`, on.facts, afresh.facts);
}

/** The figures that follow from records. */
function sumsOf({ rows }: Taken): Record<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(cellOf(row), (sums.get(cellOf(row)) ?? 0) + row.visits);
  return Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}
