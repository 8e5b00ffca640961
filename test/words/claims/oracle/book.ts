import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

type Row = Record<string, string>;

/** A place of a release as its files have it. */
export interface Place {
  level: string;
  code: string;
  en: string;
  zh: string;
}

interface PlanFile {
  economy: { perHead?: { beside?: boolean } | null } | null;
  level: string;
  unitsTitle: { en: string; zh: string };
  units: { code: string; name: { en: string; zh: string } }[];
  groupings: {
    column: string;
    title: { en: string; zh: string };
    rollUp: string;
    groups: { code: string; name: { en: string; zh: string } }[];
    memberOf: number[];
  }[];
  total: { code: string; title: { en: string; zh: string }; rollUp: string };
  periods: string[];
  first: number;
  base: number;
  nodes: { id: string; title: { en: string; zh: string }; depth: number }[];
}

/** What the files of a release say, looked up without any part of the program. */
export interface Book {
  plan: PlanFile;
  periods: readonly string[];
  places: readonly Place[];
  units: readonly Place[];
  groups: readonly Place[];
  total: Place;
  /** The root, and parts of the index whose titles are theirs alone. */
  root: string;
  parts: readonly { id: string; en: string; zh: string }[];
  value(of: Place, t: number, node?: string): number;
  /** 0 where it has none. */
  rank(of: Place, t: number, node?: string): number;
  /** Lowest and highest rank that its range leaves open; the rank twice where none is published. */
  range(of: Place, t: number): readonly [number, number];
  /** Whether a sentence without a period is of the last one: where all of it was observed. */
  isLastMeant: boolean;
  /** Whether all of its value was observed. */
  isObserved(of: Place, t: number, node?: string): boolean;
  /** Per head: value, rank and rank range. */
  heads(of: Place, t: number): { value: number; rank: number; range: readonly [number, number] } | undefined;
  /** The later value per head by the earlier; NaN where one is missing. */
  headsGrown(of: Place, from: number, to: number): number;
  /** Changes of points over what both periods have, and as published. */
  changes(of: Place, from: number, to: number, node?: string): readonly number[];
  /** Places gained as published, and as the table of rankings has them. */
  gained(of: Place, from: number, to: number, node?: string): readonly number[];
  gini(from: number, to: number, node?: string): number | undefined;
  lies(of: Place, group: Place): boolean;
  /** All that a name may mean. */
  namesakes(of: Place, lang: 'en' | 'zh'): readonly Place[];
}

/** Reads the files of a release folder. */
export function bookOf(folder: string): Book {
  const plan = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8')) as PlanFile;
  const table = (name: string): Row[] =>
    existsSync(join(folder, name)) ? parse(readFileSync(join(folder, name), 'utf8'), { columns: true }) : [];
  const number = (text: string | undefined) =>
    text === undefined || text === '' ? Number.NaN : Number(text);
  const keyed = (rows: readonly Row[], ...columns: string[]) =>
    new Map(rows.map((row) => [columns.map((c) => row[c]).join('|'), row]));
  const results = keyed(table('results.csv'), 'level', 'unit', 'period', 'node');
  const ranges = keyed(table('uncertainty.csv'), 'level', 'unit', 'period');
  const heads = keyed(table('analysis/per-head.csv'), 'node', 'level', 'unit', 'period');
  const sets = keyed(table('analysis/matched-sets.csv'), 'node', 'level', 'unit', 'from', 'to');
  const verdicts = keyed(table('analysis/balance-verdicts.csv'), 'level', 'node', 'measure', 'from', 'to');
  const rankings = keyed(table('analysis/rankings.csv'), 'level', 'unit', 'period', 'node');
  const periods = plan.periods.slice(plan.first);
  const root = plan.nodes[0]!.id;
  const named = (level: string, list: PlanFile['units']) =>
    list.map(({ code, name }) => ({ level, code, en: name.en, zh: name.zh }));
  const units = named(plan.level, plan.units);
  const groups = plan.groupings.flatMap(({ column, groups: of }) => named(column, of));
  const total = { level: 'total', code: plan.total.code, en: plan.total.title.en, zh: plan.total.title.zh };
  const places = [...units, ...groups, total];
  const row = (of: Place, t: number, node: string) =>
    results.get([of.level, of.code, periods[t], node].join('|'));
  const titles = plan.nodes.slice(1).map(({ title }) => title.en.toLowerCase());
  const once = (title: string) => titles.filter((one) => one === title.toLowerCase()).length === 1;
  const sameName = (lang: 'en' | 'zh') => {
    const short = (name: string) =>
      (lang === 'en'
        ? name.replace(/ \(.*\)$/, '')
        : name.replace(/(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$/, '')
      ).toLowerCase();
    const all = new Map<string, Place[]>();
    for (const place of places) all.set(short(place[lang]), [...(all.get(short(place[lang])) ?? []), place]);
    // A name with what tells it from others, "Hainan (Qinghai)", means no other place.
    const isWhole = (of: Place) => lang === 'en' && short(of.en) !== of.en.toLowerCase();
    return (of: Place) => {
      const alike = all.get(short(of[lang]))!;
      return isWhole(of) ? alike.filter((p) => p.en === of.en) : alike;
    };
  };
  const alike = { en: sameName('en'), zh: sameName('zh') };
  const last = periods.length - 1;
  const beside = plan.economy?.perHead?.beside === true;
  const headsOf: Book['heads'] = (of, t) => {
    const found = heads.get([root, of.level, of.code, periods[t]].join('|'));
    if (!beside || !found || found['value'] === '') return undefined;
    const rank = number(found['rank']) || 0;
    return { value: number(found['value']), rank, range: around(rank, found) };
  };
  const isLastMeant = places.every((of) => [undefined, 'observed'].includes(row(of, last, root)?.['status']));
  return {
    plan,
    isLastMeant,
    periods,
    places,
    units,
    groups,
    total,
    root,
    parts: plan.nodes
      .slice(1)
      .filter(
        ({ title, depth }) =>
          depth === 1 && once(title.en) && !places.some((p) => p.en.toLowerCase() === title.en.toLowerCase()),
      )
      .map(({ id, title }) => ({ id, ...title })),
    value: (of, t, node = root) => number(row(of, t, node)?.['value']),
    rank: (of, t, node = root) => number(row(of, t, node)?.['rank']) || 0,
    range: (of, t) => {
      const found = ranges.get([of.level, of.code, periods[t]].join('|'));
      const rank = number(row(of, t, root)?.['rank']) || 0;
      return around(rank, found);
    },
    isObserved: (of, t, node = root) => row(of, t, node)?.['status'] === 'observed',
    heads: headsOf,
    headsGrown: (of, from, to) =>
      (headsOf(of, to)?.value ?? Number.NaN) / (headsOf(of, from)?.value ?? Number.NaN),
    changes: (of, from, to, node = root) => {
      const published = number(row(of, to, node)?.['value']) - number(row(of, from, node)?.['value']);
      const set = sets.get([node, of.level, of.code, periods[from], periods[to]].join('|'));
      return set ? [published, number(set['points'])] : [published];
    },
    gained: (of, from, to, node = root) => {
      const rank = (t: number) => number(row(of, t, node)?.['rank']);
      const told = rankings.get([of.level, of.code, periods[to], node].join('|'));
      const since =
        from === to - 1
          ? told?.['places']
          : from === plan.base - plan.first
            ? told?.['places_since_base']
            : '';
      return [rank(from) - rank(to), ...(since ? [number(since)] : [])];
    },
    gini: (from, to, node = root) => {
      const found = verdicts.get([plan.level, node, 'gini', periods[from], periods[to]].join('|'));
      return found && number(found['change']);
    },
    lies: (of, group) => {
      if (group.level === 'total') return of.level !== 'total';
      const members = membersOf(plan, group);
      if (of.level === plan.level) return members.includes(of.code);
      if (of.level === 'total' || of.level === group.level) return false;
      const own = membersOf(plan, of);
      return own.length > 0 && own.every((code) => members.includes(code));
    },
    namesakes: (of, lang) => alike[lang](of),
  };
}

/** A rank range with the rank in it; the rank twice where none is published. */
function around(rank: number, row: Row | undefined): readonly [number, number] {
  if (!row?.['low_rank'] || !row['high_rank']) return [rank, rank];
  return [Math.min(rank, Number(row['low_rank'])), Math.max(rank, Number(row['high_rank']))];
}

function membersOf(plan: PlanFile, group: Place): string[] {
  const grouping = plan.groupings.find(({ column }) => column === group.level);
  const k = grouping?.groups.findIndex(({ code }) => code === group.code) ?? -1;
  return plan.units.filter((_, c) => k >= 0 && grouping!.memberOf[c] === k).map(({ code }) => code);
}
