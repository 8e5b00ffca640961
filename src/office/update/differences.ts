import { type Plan, type PlanNode, type Text, writtenIn } from '../../edition/index.js';
import type { IncomingNode, IncomingTable, NamesByLanguage } from './incoming.js';
import { matchParts, type SettledMatches } from './match.js';

/** What a table says otherwise than the edition, beside figures. */
export interface EditionDifferences {
  weights: { id: string; title: Text; before: number; after: number; write: number }[];
  directions: { id: string; title: Text; before: 1 | -1; after: 1 | -1 }[];
  names: { kind: 'unit' | 'node'; id: string; title: Text; lang: string; text: string }[];
  groups: { code: string; name: Text; column: string; before: string; after: string }[];
  measures: { id: string; title: Text; before: Text; after: string }[];
}

/** Compares what a table says with the plan of the edition. */
export function differencesOf(
  incoming: IncomingTable,
  plan: Plan,
  settled: SettledMatches,
): EditionDifferences {
  const parts = matchParts(incoming.parts, plan);
  const indicators = new Map(
    [...incoming.indicators].flatMap(([key, about]) => {
      const id = settled.indicator(key);
      return id === undefined ? [] : [[id, about] as const];
    }),
  );
  const said = (node: PlanNode) => (node.indicator < 0 ? parts : indicators).get(node.id);
  return {
    weights: plan.nodes.flatMap((node) => weightsBelow(plan, node, said)),
    directions: plan.indicators.flatMap(({ id, title, direction: before }) => {
      const after = indicators.get(id)?.direction;
      const isInTree = plan.nodes.some((node) => node.id === id && node.indicator >= 0);
      return !isInTree || after === undefined || after === before ? [] : [{ id, title, before, after }];
    }),
    names: [
      ...unitNames(incoming, plan, settled),
      ...plan.nodes.flatMap((node) => {
        const about = said(node);
        const title = plan.indicators[node.indicator]?.title ?? node.title;
        return about?.code === undefined ? [] : changedNames('node', node.id, title, about.names);
      }),
    ],
    groups: groupsOf(incoming, plan, settled),
    measures: plan.indicators.flatMap(({ id, title, unit: before }) => {
      const after = indicators.get(id)?.unit;
      const known = Object.values(writtenIn(before)).filter((text) => text !== '');
      const isOther =
        after && known.length > 0 && !known.some((text) => normaliseText(text) === normaliseText(after));
      return isOther ? [{ id, title, before, after }] : [];
    }),
  };
}

const normaliseText = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s（）()]+/g, '');

/** Weights of the children of a node, where the table says one of each and their shares are others. */
function weightsBelow(
  plan: Plan,
  { children, weighing }: PlanNode,
  said: (node: PlanNode) => IncomingNode | undefined,
): EditionDifferences['weights'] {
  if (weighing.by !== 'given') return [];
  const weights = children.map((child) => said(plan.nodes[child]!)?.weight);
  const all = weights.filter((weight) => weight !== undefined);
  const sum = all.reduce((a, b) => a + b, 0);
  if (children.length < 2 || all.length < children.length || !(sum > 0)) return [];
  const isShares = all.every((weight) => weight < 1);
  const found = children.map((child, i) => {
    const { id, title, indicator, weight: before } = plan.nodes[child]!;
    const after = all[i]! / sum;
    const own = plan.indicators[indicator]?.title ?? title;
    return { id, title: own, before, after, write: isShares ? after : all[i]! };
  });
  return found.some(({ before, after }) => Math.abs(before - after) > 1e-9) ? found : [];
}

function unitNames(
  { units }: IncomingTable,
  plan: Plan,
  settled: SettledMatches,
): EditionDifferences['names'] {
  const by = new Map(plan.units.map((unit) => [unit.code, unit]));
  return [...units].flatMap(([key, { code, name, names }]) => {
    const unit = by.get(settled.unit(key) ?? '');
    if (!unit || code !== unit.code) return [];
    const lang = /\p{Script=Han}/u.test(name) ? 'zh' : 'en';
    const isKnown = Object.values(writtenIn(unit.name)).includes(name);
    const said = Object.keys(names).length > 0 ? names : isKnown ? {} : { [lang]: name };
    return changedNames('unit', code, unit.name, said);
  });
}

function changedNames(
  kind: 'unit' | 'node',
  id: string,
  title: Text,
  names: NamesByLanguage,
): EditionDifferences['names'] {
  return Object.entries(names).flatMap(([lang, text]) => {
    const own = lang === 'en' || lang === 'zh' ? title[lang] : title.also?.[lang];
    return own === undefined || own === text ? [] : [{ kind, id, title, lang, text }];
  });
}

function groupsOf(
  { units }: IncomingTable,
  plan: Plan,
  settled: SettledMatches,
): EditionDifferences['groups'] {
  const of = new Map(plan.units.map((unit, c) => [unit.code, c]));
  return [...units].flatMap(([key, about]) => {
    const code = settled.unit(key);
    const c = code === undefined ? undefined : of.get(code);
    if (c === undefined) return [];
    return Object.entries(groupCodes(about.groups, plan)).flatMap(([column, after]) => {
      const { groups, memberOf } = plan.groupings.find((one) => one.column === column)!;
      const before = groups[memberOf[c]!]?.code ?? '';
      return before === after
        ? []
        : [{ code: plan.units[c]!.code, name: plan.units[c]!.name, column, before, after }];
    });
  });
}

/** The groups of a unit by the columns of the edition; a group that the edition does not have keeps its text. */
export function groupCodes(
  groups: readonly { column: string; text: string }[],
  plan: Plan,
): Record<string, string> {
  const found = groups.flatMap(({ column, text }) => {
    const grouping = plan.groupings.find(
      (one) =>
        normaliseText(one.column) === normaliseText(column) ||
        Object.values(writtenIn(one.title)).some((title) => normaliseText(title) === normaliseText(column)),
    );
    if (!grouping) return [];
    const group = grouping.groups.find(
      ({ code, name }) => code === text || Object.values(writtenIn(name)).includes(text),
    );
    return [[grouping.column, group?.code ?? text] as const];
  });
  return Object.fromEntries(found);
}
