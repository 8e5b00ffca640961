import { type Line, type Model, monthOf, type Part } from './model.js';
import { mayBeKnown, type Share } from './rule.js';
import { type ContractName, contracts, type EditionName, type FigureRule, type World } from './world.js';

/** A record in a figure: contract, place, month and what is added up; the partner where it is known. */
export interface Row extends Share {
  contract: ContractName;
  city: string;
  month: string;
}

export const cellOf = ({ contract, city, month }: Omit<Row, 'partner'>) => `${contract} ${city} ${month}`;

/** The rule that holds for an edition: its own, and never fewer contributors than its contracts ask for. */
export function ruleOf({ rules, floor }: World, edition: EditionName): FigureRule | null {
  const own = rules[edition];
  if (!own && floor === 0) return null;
  return { least: Math.max(own?.least ?? 0, floor), percent: own?.percent ?? 10 };
}

export function rowOf(model: Model, line: Line): Row {
  const { partner, contract } = model.batchOf(line);
  const { city, hospital, visits } = line.sent;
  return { contract, city, month: monthOf(line.sent), hospital, visits, partner };
}

const partsInForce = (model: Model): Part[] =>
  model.state.subjects
    .flatMap(({ parts }) => parts)
    .filter(({ state }) => state === 'signed')
    .sort((a, b) => a.at - b.at);

/** The records that count, whether a figure with them may be shown or not. */
export function counting(model: Model, edition: EditionName): Line[] {
  const lines =
    edition === 'provisional'
      ? model.lines.filter(({ is }) => is === 'stored')
      : partsInForce(model).flatMap((part) => part.lines);
  return lines.filter(({ erased }) => !erased);
}

/** The records in the figures of an edition, those of cells left out in which records were taken back under a rule. */
export function shown(model: Model, edition: EditionName, rule: FigureRule | null): Row[] {
  if (!rule) return counting(model, edition).map((line) => rowOf(model, line));
  const steps = edition === 'provisional' ? model.state.steps : partsInForce(model);
  const held = new Map<string, Row[][]>();
  const shown = steps.flatMap(({ lines }) => {
    const rows = lines.map((line) => rowOf(model, line));
    return [...new Set(rows.map(cellOf))].flatMap((cell) => {
      const own = rows.filter((row) => cellOf(row) === cell);
      const [entered, left] = together([...(held.get(cell) ?? []), own], rule);
      held.set(cell, left);
      return entered;
    });
  });
  return undisturbed(model, edition, shown);
}

/** Rows of cells in which nothing was taken back. */
export function undisturbed<R extends Omit<Row, 'partner'>>(
  model: Model,
  edition: EditionName,
  rows: readonly R[],
): R[] {
  const disturbed = new Set(model.state.disturbed[edition]);
  return rows.filter((row) => !disturbed.has(cellOf(row)));
}

/** Every record that may ever be in a figure of an edition. */
export function possible(model: Model, edition: EditionName): Row[] {
  const lines =
    edition === 'provisional'
      ? counting(model, edition)
      : model.state.subjects.flatMap(({ parts }) => parts.flatMap((part) => part.lines));
  return lines.filter(({ erased }) => !erased).map((line) => rowOf(model, line));
}

/** Steps of a cell, of which the last one is new: the records that may be known now, and the steps without them. */
function together(steps: Row[][], rule: FigureRule): [Row[], Row[][]] {
  const all = steps.flat();
  const last = steps.at(-1)?.[0]?.partner;
  const ofPartner = all.filter(({ partner }) => partner === last);
  const enter = [ofPartner, all].find((set) => set.length > 0 && mayBeKnown(set, rule));
  if (!enter) return [[], steps];
  let rest = steps
    .map((step) => step.filter((row) => !enter.includes(row)))
    .filter((step) => step.length > 0);
  const entered = [...enter];
  // What is left is tried again from the beginning, step by step.
  for (let i = 1; i <= rest.length; i++) {
    const [more, left] = together(rest.slice(0, i), rule);
    if (more.length === 0) continue;
    entered.push(...more);
    rest = [...left, ...rest.slice(i)];
    i = 0;
  }
  return [entered, rest];
}

/** Says how two vintages together tell what one contributor or partner sent; nothing where they do not. */
export function toldBy(earlier: readonly Row[], later: readonly Row[], rule: FigureRule): string[] {
  const name = (row: Row) => `${cellOf(row)} ${row.hospital} ${row.partner} ${row.visits}`;
  const [before, after] = [earlier, later].map((rows) => new Set(rows.map(name)));
  const gone = earlier.filter((row) => !after!.has(name(row)));
  const fresh = later.filter((row) => !before!.has(name(row)));
  return [...new Set([...gone, ...fresh].map(cellOf))].flatMap((cell) => {
    const [out, into] = [gone, fresh].map((rows) => rows.filter((row) => cellOf(row) === cell));
    const change = [...into!, ...out!.map((row) => ({ ...row, visits: -row.visits }))];
    // Figures that are the same tell nothing; records that came with a revision are not told apart from it.
    const isNothing = sumIn(earlier, cell) === sumIn(later, cell);
    if (isNothing || mayBeKnown(change, rule) || [out!, into!].every((rows) => mayBeKnown(rows, rule)))
      return [];
    const told = change.map(({ hospital, partner, visits }) => `${hospital} of ${partner} ${visits}`);
    return [`${cell} tells ${told.join(', ')}`];
  });
}

/** Rows as they are compared, in one order. */
export const inOrder = (rows: readonly Omit<Row, 'partner'>[]): string[] =>
  rows.map((row) => `${cellOf(row)} ${row.visits}`).sort();

export const isContract = (name: string): name is ContractName => contracts.some((one) => one === name);

const sumIn = (rows: readonly Row[], cell: string) =>
  rows.filter((row) => cellOf(row) === cell).reduce((sum, { visits }) => sum + visits, 0);
