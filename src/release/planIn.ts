import {
  announcedFileSchema,
  asText,
  cycleIn,
  formulaTree,
  isEditionName,
  namesIn,
  nodesOf,
  type Plan,
  sourcesOf,
} from '../edition/index.js';
import type { Manifest } from './manifest.js';

type Kind = 'string' | 'number' | 'list' | 'object' | 'object or null';

/** The kind of value of each part of a plan. A part may be absent: plans of older releases lack some. */
const kinds: Record<keyof Plan, Kind> = {
  edition: 'string',
  title: 'object',
  note: 'object',
  stories: 'list',
  version: 'string',
  dataStatus: 'string',
  licence: 'string',
  attribution: 'object',
  publisher: 'object',
  authors: 'list',
  contact: 'object',
  doi: 'string',
  level: 'string',
  unitsTitle: 'object',
  units: 'list',
  country: 'list',
  groupings: 'list',
  total: 'object',
  sectors: 'list',
  frequency: 'string',
  periods: 'list',
  headline: 'object',
  first: 'number',
  base: 'number',
  baseLength: 'number',
  indicators: 'list',
  nodes: 'list',
  method: 'object',
  compare: 'list',
  compareNote: 'object',
  contextual: 'list',
  economy: 'object or null',
  published: 'list',
  announced: 'object',
  validity: 'object',
  secondSource: 'object',
  tiers: 'object',
  neighbours: 'object',
  chain: 'list',
  accepted: 'list',
  reasons: 'list',
  defaults: 'list',
  doubts: 'list',
};

const is: Record<Kind, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  number: (value) => Number.isFinite(value),
  list: Array.isArray,
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'object or null': (value) => typeof value === 'object' && !Array.isArray(value),
};

/** Codes that an address cannot hold: the way up, and halves of characters. */
const noAddress = /^\.{1,2}$|\p{Cs}/u;

/**
 * The plan of a release from its text. The name is checked, since it is part of addresses: it must be that of the list and valid
 * for an edition, and codes of places must be valid in addresses.
 * @throws Error where it is something else
 */
export function planIn(text: string, manifest: Manifest): Plan {
  const plan = JSON.parse(text) as Plan;
  if (!is.object(plan)) throw new Error('not the plan of an edition');
  if (!isEditionName(plan.edition) || plan.edition !== manifest.edition) {
    throw new Error(`the edition is called ${JSON.stringify(plan.edition)}`);
  }
  for (const [key, kind] of Object.entries(kinds) as [keyof Plan, Kind][]) {
    if (plan[key] !== undefined && !is[kind](plan[key])) throw new Error(`${key} must be of type ${kind}`);
  }
  const groups = (plan.groupings ?? []).flatMap((grouping) => grouping.groups ?? []);
  const lost = [...(plan.units ?? []), ...groups, plan.total].find((place) =>
    noAddress.test(place?.code ?? ''),
  );
  if (lost) throw new Error(`a place has the code ${JSON.stringify(lost.code)}, which no address can have`);
  // Plans of older releases lack these parts.
  plan.published ??= [];
  plan.headline ??= { observed: 0.8 };
  for (const indicator of plan.indicators) indicator.error ??= null;
  if (plan.announced) announcedFileSchema.parse(plan.announced);
  inLanguages(plan);
  checkFormulas(plan);
  return plan;
}

/** Gives sources in both languages to the plan of a release that was made when they had none. */
function inLanguages({ indicators, compare, contextual, tiers, economy, validity }: Plan): void {
  const { increment, chained, jobs } = economy?.size ?? {};
  for (const cited of [
    ...indicators,
    ...(compare ?? []),
    ...(contextual ?? []),
    ...(tiers?.published ?? []),
    ...[increment, chained, jobs].flatMap((rule) => rule ?? []),
  ]) {
    cited.source = asText(cited.source);
  }
  for (const measure of validity?.measures ?? []) measure.data = asText(measure.data);
}

/** @throws Error where a formula cannot be read, names what the plan does not have, or leads back to itself */
function checkFormulas(plan: Plan): void {
  const trees = new Map(
    plan.indicators.flatMap(({ id, formula }) =>
      formula === undefined ? [] : [[id, formulaTree(formula)] as const],
    ),
  );
  const columns = new Set(plan.groupings.map(({ column }) => column));
  for (const [id, tree] of trees) {
    const unknown =
      namesIn(tree).find((name) => sourcesOf(plan, name).length === 0) ??
      nodesOf(tree)
        .flatMap((node) => ('column' in node && node.column ? [node.column] : []))
        .find((column) => !columns.has(column));
    if (unknown !== undefined) throw new Error(`the formula of ${id} names ${unknown}, which does not exist`);
  }
  const circle = cycleIn(trees);
  if (circle) throw new Error(`formulas in a circle: ${circle.join(' → ')}`);
}
