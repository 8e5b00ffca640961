import { headlinePeriod } from '../analysis/index.js';
import {
  checkLength,
  type Problem,
  problems,
  publishedPeriods,
  type Text,
  UserError,
} from '../edition/index.js';
import type { Release } from '../release/index.js';
import { subjectsOf } from '../release/index.js';
import type { MapView } from './mapMeasured.js';
import { defaultShape, measuresOf, shapesOf } from './mapView.js';

/** The names that a page or figure may be asked for with. All others in an address are ignored, so that they cannot make an answer anew. */
export const pageParameters = [
  'across',
  'add',
  'as',
  'by',
  'code',
  'cols',
  'find',
  'from',
  'in',
  'map',
  'node',
  'of',
  'paper',
  'period',
  'q',
  'rank',
  'sort',
  'table',
  'unit',
  'view',
  'width',
  'with',
] as const;

export type PageParameter = (typeof pageParameters)[number];

/** What an address asks for behind its question mark; undefined where it says nothing of a name. */
export type Query = (name: PageParameter) => string | undefined;

/** What a page or figure of the analysis is about. */
export interface Choice {
  /** Number of the node. */
  node: number;
  /** Number of the grouping; −1 in a release that has none. */
  by: number;
  /** Number of the published period. */
  period: number;
  /** Code of a place, where one is asked for. */
  unit: string | undefined;
  /** What the map shows, and how. */
  map: MapView['measure'];
  as: MapView['shape'];
}

/** The names an address knows a choice by. */
export type ChoiceKey = keyof Choice;

const choiceTitles: Record<ChoiceKey, Text> = {
  node: { en: 'node', zh: '节点' },
  by: { en: 'grouping', zh: '分组' },
  period: { en: 'period', zh: '时期' },
  unit: { en: 'place', zh: '地区' },
  map: { en: 'map', zh: '地图' },
  as: { en: 'form of a map', zh: '地图形式' },
};

/**
 * The choice of an address: `?node=mobile&by=province&period=2021&unit=440300`; the whole index, first grouping and period of
 * headlines where it is silent.
 *
 * @throws UserError naming everything that the release does not have, so that nothing is computed for it
 */
export function parseChoice(release: Release, query: Query): Choice {
  const wrong: Problem[] = [];
  const { plan } = release;
  const find = (name: ChoiceKey, known: readonly string[], usual: number) => {
    const asked = query(name);
    if (asked === undefined || asked === '') return usual;
    checkLength(name, asked, 'name');
    const at = known.indexOf(asked);
    if (at < 0) wrong.push(problems.unknownCode({ file: name }, choiceTitles[name], asked, known));
    return at < 0 ? usual : at;
  };
  const periods = publishedPeriods(plan);
  const has = { map: measuresOf(release), as: shapesOf(release) };
  const codes = subjectsOf(plan).map((s) => s.code);
  const groupings = plan.groupings.map((g) => g.column);
  const unit = find('unit', codes, -1);
  const nodes = plan.nodes.map((n) => n.id);
  const map = has.map[find('map', has.map, 0)]!;
  const choice = {
    node: find('node', nodes, 0),
    by: find('by', groupings, groupings.length > 0 ? 0 : -1),
    period: find('period', periods, headlinePeriod(release)),
    unit: codes[unit],
    map,
    as: has.as[find('as', has.as, has.as.indexOf(defaultShape(release, map)))]!,
  };
  if (wrong.length > 0) throw new UserError(wrong);
  return choice;
}

/**
 * The map an address asks for: `?map=change&as=dots`.
 *
 * @throws UserError for one that the release does not have
 */
export function parseMapView(release: Release, query: Query): MapView {
  const { map, as } = parseChoice(release, (name) =>
    name === 'map' || name === 'as' ? query(name) : undefined,
  );
  return { measure: map, shape: as };
}

/** The shortest address of a choice, as far as some names go: nothing where all is as usual. */
export function choiceQuery(release: Release, choice: Choice, names: readonly ChoiceKey[]): string {
  const { plan } = release;
  const said: Record<ChoiceKey, () => string | undefined> = {
    node: () => (choice.node === 0 ? undefined : plan.nodes[choice.node]!.id),
    by: () => (choice.by <= 0 ? undefined : plan.groupings[choice.by]!.column),
    period: () => {
      const periods = publishedPeriods(plan);
      return choice.period === headlinePeriod(release) ? undefined : periods[choice.period];
    },
    unit: () => choice.unit,
    map: () => (choice.map === 'level' ? undefined : choice.map),
    as: () => (choice.as === defaultShape(release, choice.map) ? undefined : choice.as),
  };
  const parts = names.flatMap((name) => {
    const value = said[name]();
    return value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
