import type { Panel, Plan, Text } from '../../../edition/index.js';
import { log, median } from '../../../engine/index.js';
import { observedFigure } from '../cells.js';
import { type Finding, numberText } from '../finding.js';
import { relationsIn } from './find.js';
import {
  holdsAt,
  itemsOf,
  mendedBy,
  type Relation,
  slackOf,
  stepOf,
  type Table,
  wholeBy,
} from './relation.js';

/** Where a figure stands in the panel. */
interface Cell {
  indicator: number;
  unit: number;
  period: number;
}

/** A table of the panel with its relations: among indicators, or among units. */
interface Related {
  table: Table;
  relations: Relation[];
  cellOf: (item: number, place: number) => Cell;
  nameOf: (item: number) => Text;
}

/** A relation in a place. */
interface Instance {
  of: Related;
  relation: Relation;
  place: number;
}

/** Beyond rounding, and so many times of it. */
const beyond = 2;

/**
 * Sums, products and shares that add up to 100, found from the table itself and violated in few places: each finding names the figure
 * that mends most relations when it changes; among equal ones that which its own series contradicts most.
 */
export function relationFindings(plan: Plan, panel: Panel): Finding[] {
  const related = [amongIndicators(plan, panel), ...amongUnits(plan, panel)];
  const by = new Map<string, Instance[]>();
  const broken: Instance[] = [];
  for (const of of related)
    for (const relation of of.relations)
      for (let place = 0; place < of.table.rows[0]!.length; place++) {
        const one = { of, relation, place };
        if (isBroken(one)) broken.push(one);
        else if (holdsAt(relation, of.table, place) === undefined) continue;
        for (const item of itemsOf(relation)) {
          const key = keyOf(of.cellOf(item, place));
          const known = by.get(key);
          if (known) known.push(one);
          else by.set(key, [one]);
        }
      }
  const mends = broken.map((one) => bestMend(panel, one, by)).sort((a, b) => b.score - a.score);
  const seen = new Set<Instance>();
  return mends.flatMap((mend) => {
    if (seen.has(mend.one)) return [];
    for (const healed of mend.healed) seen.add(healed);
    seen.add(mend.one);
    return [findingOf(mend)];
  });
}

const keyOf = ({ indicator, unit, period }: Cell) => `${indicator} ${unit} ${period}`;

function isBroken({ of: { table }, relation, place }: Instance): boolean {
  if (holdsAt(relation, table, place) !== false) return false;
  const whole = relation.is === 'constant' ? relation.total : table.rows[relation.whole]![place]!;
  return Math.abs(wholeBy(relation, table.rows, place) - whole) > beyond * slackOf(relation, table, place);
}

interface Mend {
  one: Instance;
  cell: Cell;
  value: number;
  expected: number;
  healed: Instance[];
  score: number;
}

/** The figure of a broken relation that mends most. */
function bestMend(panel: Panel, one: Instance, by: ReadonlyMap<string, Instance[]>): Mend {
  const { of, relation, place } = one;
  const mends = itemsOf(relation).map((item): Mend & { fit: number } => {
    const cell = of.cellOf(item, place);
    const value = of.table.rows[item]![place]!;
    const expected = mendedBy(relation, of.table, place, item);
    const related = by.get(keyOf(cell)) ?? [];
    const holds = related.map((other) => holdsWith(other, cell, expected));
    const healed = related.filter((other, i) => holds[i] && isBroken(other));
    const harmed = related.filter((other, i) => !holds[i] && !isBroken(other)).length;
    return {
      one,
      cell,
      value,
      expected,
      healed,
      score: healed.length - harmed,
      fit: fitOf(panel, cell, value, expected),
    };
  });
  return mends.reduce((best, mend) =>
    mend.score > best.score || (mend.score === best.score && mend.fit > best.fit) ? mend : best,
  );
}

/** Whether a relation would hold with another figure of a cell. */
function holdsWith({ of, relation, place }: Instance, cell: Cell, figure: number): boolean {
  const item = itemsOf(relation).find((one) => keyOf(of.cellOf(one, place)) === keyOf(cell))!;
  const row = of.table.rows[item]!;
  const was = row[place]!;
  row[place] = figure;
  const holds = holdsAt(relation, of.table, place);
  row[place] = was;
  return holds === true;
}

/** Whether two figures have the same digits in another order or at another place, or differ in one of them. */
function isTypo(a: number, b: number): boolean {
  const [x, y] = [a, b].map((one) =>
    one
      .toPrecision(10)
      .replace(/[-.]|e.*$/g, '')
      .replace(/^0+|0+$/g, ''),
  );
  const isSorted = [...x!].sort().join('') === [...y!].sort().join('');
  return isSorted || (x!.length === y!.length && [...x!].filter((digit, i) => digit !== y![i]).length === 1);
}

/** How much a slip of digits counts beside the neighbours, in logarithms. */
const typo = 0.3;

/** How much nearer a figure comes to those before and after it; below zero where it goes away from them. */
function fitOf(panel: Panel, { indicator, unit, period }: Cell, value: number, expected: number): number {
  const logOf = (c: number, t: number) => {
    const x = t < 0 || t >= panel.periods ? Number.NaN : observedFigure(panel, indicator, c, t);
    return x > 0 ? [log(x)] : [];
  };
  let near = [-1, 1].flatMap((side) => logOf(unit, period + side));
  // Without other periods, the other units tell what is usual.
  if (near.length === 0)
    near = Array.from({ length: panel.units }, (_, c) => c).flatMap((c) =>
      c === unit ? [] : logOf(c, period),
    );
  if (!(expected > 0)) return value > 0 ? Number.NEGATIVE_INFINITY : 0;
  const slip = isTypo(value, expected) ? typo : 0;
  if (near.length === 0 || !(value > 0)) return slip;
  const middle = median(near);
  const spread = near.length > 2 ? Math.max(0.05, median(near.map((x) => Math.abs(x - middle)))) : 1;
  return slip + (Math.abs(log(value) - middle) - Math.abs(log(expected) - middle)) / spread;
}

function findingOf({ one: { of, relation, place }, cell, value, expected, healed }: Mend): Finding {
  const { table, nameOf } = of;
  const said = relationText(relation, nameOf);
  const places = table.rows[0]!.length;
  let [held, known] = [0, 0];
  for (let p = 0; p < places; p++) {
    const holds = holdsAt(relation, table, p);
    if (holds !== undefined) known++;
    if (holds) held++;
  }
  const sum = numberText(Number(wholeBy(relation, table.rows, place).toPrecision(8)));
  const more = healed.length > 1 ? healed.length : 0;
  return {
    ...cell,
    value,
    expected,
    kind: 'relation',
    level: 'unlikely',
    text: {
      en: `${numberText(value)}, where ${numberText(expected)} would follow from ${said.en}, which holds in ${held} of ${known} cases (here the right side is ${sum})${more ? `; ${more} such relations would hold again` : ''}`,
      zh: `${numberText(value)}，而按“${said.zh}”（${known}处中${held}处成立，此处右边为${sum}）应为${numberText(expected)}${more ? `；改正后共有${more}个此类关系恢复成立` : ''}`,
    },
  };
}

/** A relation in words: “Total = A + B”. */
function relationText(relation: Relation, nameOf: (item: number) => Text): Text {
  const { parts } = relation;
  const said = (lang: 'en' | 'zh') => {
    const sign = relation.is === 'product' ? ' × ' : ' + ';
    const names = parts.map((part) => nameOf(part)[lang]);
    const right =
      names.length > 4 ? `${names[0]}${sign}…${sign}${names.at(-1)} (${names.length})` : names.join(sign);
    const scale = relation.is === 'product' && relation.scale !== 1 ? ` × ${relation.scale}` : '';
    return `${relation.is === 'constant' ? relation.total : nameOf(relation.whole)[lang]} = ${right}${scale}`;
  };
  return { en: said('en'), zh: said('zh') };
}

/** Indicators in all units and periods; those that a formula computes always keep to it. */
function amongIndicators(plan: Plan, panel: Panel): Related {
  const items = plan.indicators.flatMap(({ formula }, k) => (formula === undefined ? [k] : []));
  const { length } = plan.periods;
  const rows = items.map((k) =>
    Float64Array.from({ length: plan.units.length * length }, (_, i) =>
      observedFigure(panel, k, Math.floor(i / length), i % length),
    ),
  );
  const steps = rows.map(stepOf);
  const table = { rows, step: (item: number) => steps[item]! };
  return {
    table,
    relations: rows.length < 3 ? [] : relationsIn(table, true),
    cellOf: (item, place) => ({
      indicator: items[item]!,
      unit: Math.floor(place / length),
      period: place % length,
    }),
    nameOf: (item) => plan.indicators[items[item]!]!.title,
  };
}

/** Units in the periods of an indicator, or of all where there are few periods: a nation and its parts. */
function amongUnits(plan: Plan, panel: Panel): Related[] {
  const { length } = plan.periods;
  const all = plan.indicators.flatMap(({ formula }, k) => (formula === undefined ? [k] : []));
  const tables = length >= 5 ? all.map((k) => [k]) : [all];
  const sets = (plan.groupings ?? []).flatMap(({ groups, memberOf }) => {
    const members: number[][] = groups.map(() => []);
    memberOf.forEach((group, unit) => {
      members[group]?.push(unit);
    });
    return members;
  });
  return tables.map((indicators): Related => {
    const rows = plan.units.map((_, c) =>
      Float64Array.from({ length: indicators.length * length }, (_, i) =>
        observedFigure(panel, indicators[Math.floor(i / length)]!, c, i % length),
      ),
    );
    const steps = indicators.map((_, i) =>
      stepOf(rows.flatMap((row) => [...row.subarray(i * length, (i + 1) * length)])),
    );
    const table = { rows, step: (_: number, place: number) => steps[Math.floor(place / length)]! };
    return {
      table,
      relations: rows.length < 3 ? [] : relationsIn(table, false, sets),
      cellOf: (unit, place) => ({
        indicator: indicators[Math.floor(place / length)]!,
        unit,
        period: place % length,
      }),
      nameOf: (unit) => plan.units[unit]!.name,
    };
  });
}
