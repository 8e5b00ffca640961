import {
  acceptanceOf,
  audit,
  judgeFigures,
  objectionsTo,
  plausibleFigures,
  runStudy,
  studyAt,
  whereText,
  withRankMoves,
} from '../../analysis/index.js';
import { type DraftFiles, DraftReader, type ExternalFigures } from '../../draft/index.js';
import { memoize, type Panel, type Plan, type Problem, type Text, UserError } from '../../edition/index.js';
import { buildIndex, computeIndicators, settle } from '../../engine/index.js';
import { lossDoubts, movesText, objectionText } from '../../words/index.js';
import { Bench, type Stability } from '../lab/bench.js';
import { unchanged } from '../lab/settings.js';
import type { Consequence, Ranges, SeenFinding, Standing } from './messages.js';

/** An edition as read and computed: a change of weights alone computes nothing but the aggregation anew. */
interface Computed {
  plan: Plan;
  panel: Panel;
  /** The edition as it is written, with the figures that cannot be true. */
  written: Written;
  map: object | undefined;
  /** What was left out of them, and accepted. */
  doubts: Text[];
  bench: Bench;
  /** The plan as it is written, without the weights of its nodes. */
  shape: string;
}

interface Written {
  plan: Plan;
  panel: Panel;
}

interface Read {
  plan?: Plan;
  map?: object | undefined;
  problems: Problem[];
  doubts: Text[];
}

/** The edition that is edited, computed by the engine. */
export class Computing {
  readonly #reader: DraftReader;
  #now: Computed | undefined;
  #saved: Computed | undefined;

  constructor(measured?: ExternalFigures) {
    this.#reader = new DraftReader(measured);
  }

  /** Reads the files from which everything is computed from now on. @param isSaved they are what changes are measured against */
  async read(files: DraftFiles, isSaved: boolean): Promise<Read> {
    const { computed, problems } = await this.#compute(files, this.#now);
    if (!computed) return { problems, doubts: [] };
    this.#now = computed;
    if (isSaved) this.#saved = computed;
    const { plan, map, bench, doubts } = computed;
    return { plan, map, problems: [], doubts: [...lossDoubts(plan, bench.index), ...doubts, ...plan.doubts] };
  }

  /** The problems that other files would have. */
  problemsOf(files: DraftFiles): Problem[] {
    return this.#reader.read(files).problems;
  }

  standing(period: string, shares: Readonly<Record<string, number>>): Standing | undefined {
    return this.#now && this.#standing(this.#now, period, shares);
  }

  stability(period: string): Stability | undefined {
    if (!this.#now) return undefined;
    const { plan, bench } = this.#now;
    return bench.stability({ ...unchanged, period, weights: sharesOf(plan) });
  }

  /** Figures that cannot be true or look unlikely, without a decision. */
  judged(): SeenFinding[] | undefined {
    return this.#now && seenIn(this.#now);
  }

  /** The objections of the audit to the index of a period. */
  audited(period: string): Text[] | undefined {
    if (!this.#now) return undefined;
    const { plan, panel, bench } = this.#now;
    // Not the index of the bench, which may be that of other weights.
    const found = audit(plan, panel, buildIndex(plan, panel, bench.solve), periodAt(plan, period));
    return objectionsTo(found).map((one) => ({
      en: objectionText(one, plan, found.period, 'en'),
      zh: objectionText(one, plan, found.period, 'zh'),
    }));
  }

  /**
   * Ranks in nine of ten draws of the study that every release carries; undefined where it was stopped.
   *
   * @param goOn whether it is still wanted, asked between the draws
   */
  async ranges(period: string, goOn: () => Promise<boolean>): Promise<Ranges | undefined> {
    if (!this.#now) return undefined;
    const { plan, panel, bench } = this.#now;
    const study = { ...studyAt({ plan, panel }, periodAt(plan, period)), sources: false };
    const published = buildIndex(plan, panel, bench.solve);
    const { intervals, done } = await runStudy(study, { published, solve: bench.solve, goOn });
    if (done < study.replicates) return undefined;
    const [low, high] = [new Int32Array(plan.units.length), new Int32Array(plan.units.length)];
    for (const { unit, low: first, high: last, rank } of intervals)
      if (rank > 0) [low[unit], high[unit]] = [first, last];
    return { low, high };
  }

  /** What other files would do to the ranking. */
  async tried(files: DraftFiles, period: string): Promise<Consequence> {
    const none = { same: false, moved: 0, lost: [], gained: [] };
    const { computed, problems } = await this.#compute(files, this.#now);
    if (!computed || !this.#now) return { ...none, problems };
    const before = this.#standing(this.#now, period, {});
    const standing = this.#standing(computed, period, {});
    return {
      ...difference(before, standing),
      same: says(computed.plan) === says(this.#now.plan),
      problems,
      standing,
    };
  }

  async #compute(
    files: DraftFiles,
    last: Computed | undefined,
  ): Promise<{ computed?: Computed; problems: Problem[] }> {
    const { problems, ...read } = this.#reader.read(files);
    if (!read.plan || !read.panel) return { problems };
    const written = { plan: read.plan, panel: read.panel };
    const shape = shapeOf(written.plan);
    try {
      if (last?.shape === shape && sameFigures(last.written.panel, written.panel)) {
        const { plan } = await settle(written.plan, last.panel);
        return { computed: { ...last, plan, map: read.map }, problems: [] };
      }
      const { panel: left, doubts } = plausibleFigures(written.plan, written.panel);
      // Computed indicators leave out the same figures as in a build.
      const panel = left === written.panel ? left : computeIndicators(written.plan, left);
      const { plan, solve } = await settle(written.plan, panel);
      const bench = new Bench(plan, panel, solve);
      return { computed: { plan, panel, written, map: read.map, doubts, shape, bench }, problems: [] };
    } catch (error) {
      if (error instanceof UserError) return { problems: [...error.problems] };
      throw error;
    }
  }

  #standing({ plan, bench }: Computed, period: string, shares: Readonly<Record<string, number>>): Standing {
    const weights = { ...sharesOf(plan), ...shares };
    const { values, ranks, period: shown, parts } = bench.outcome({ ...unchanged, period, weights });
    return { period: shown, values, ranks, savedRanks: this.#savedRanks(plan, shown), parts };
  }

  #savedRanks(plan: Plan, period: string): Int32Array {
    const saved = this.#saved;
    const ranks = new Int32Array(plan.units.length);
    if (!saved?.plan.periods.slice(saved.plan.first).includes(period)) return ranks;
    const known = bySaved(saved, period);
    plan.units.forEach(({ code }, c) => {
      ranks[c] = known.get(code) ?? 0;
    });
    return ranks;
  }
}

/** The number of a published period. */
const periodAt = (plan: Plan, period: string) => Math.max(0, plan.periods.slice(plan.first).indexOf(period));

/** Computed once, on first use; weights do not change it. */
const openIn = memoize(({ plan, panel }: Written) => judgeFigures(plan, panel).open);

/** The findings with what each moves in the ranks. */
const seenIn = memoize(({ plan, panel, written, bench }: Computed): SeenFinding[] => {
  const open = openIn(written);
  const index = open.some(({ expected }) => expected !== undefined) && buildIndex(plan, panel, bench.solve);
  const found = index ? withRankMoves(plan, panel, open, index, bench.solve) : open;
  return found.map((finding) => ({
    level: finding.level,
    where: whereText(plan, finding),
    text: finding.text,
    moves: { en: movesText(finding, 'en'), zh: movesText(finding, 'zh') },
    accepts: acceptanceOf(plan, finding),
    ...cellOf(plan, finding),
  }));
});

/** The cell that a finding is about, where it is about one. */
function cellOf(
  { units, periods, indicators }: Plan,
  { indicator, unit, period, value }: ReturnType<typeof judgeFigures>['open'][number],
): Pick<SeenFinding, 'cell'> {
  if (unit === undefined || period === undefined || value === undefined || Number.isNaN(value)) return {};
  return {
    cell: { indicator: indicators[indicator]!.id, unit: units[unit]!.code, period: periods[period]!, value },
  };
}

const ranksOf = new WeakMap<Computed, Map<string, ReadonlyMap<string, number>>>();

/** Ranks by the code of the unit. */
function bySaved(saved: Computed, period: string): ReadonlyMap<string, number> {
  const periods = ranksOf.get(saved) ?? new Map<string, ReadonlyMap<string, number>>();
  ranksOf.set(saved, periods);
  const known = periods.get(period);
  if (known) return known;
  const { ranks } = saved.bench.outcome({ ...unchanged, period, weights: sharesOf(saved.plan) });
  const made = new Map(saved.plan.units.map(({ code }, c) => [code, ranks[c]!]));
  periods.set(period, made);
  return made;
}

const sharesOf = ({ nodes }: Plan): Record<string, number> =>
  Object.fromEntries(nodes.map(({ id, weight }) => [id, weight]));

function shapeOf(plan: Plan): string {
  return JSON.stringify({ ...plan, nodes: plan.nodes.map((node) => ({ ...node, weight: 0 })) });
}

/** The content of a plan, without the record of which choices were written and which are defaults. */
const says = ({ defaults: _, ...plan }: Plan): string => JSON.stringify(plan);

function sameFigures(a: Panel, b: Panel): boolean {
  if (a === b) return true;
  if (a.values.length !== b.values.length) return false;
  return (
    a.values.every((x, i) => Object.is(x, b.values[i])) &&
    a.reasons.every((reason, i) => reason === b.reasons[i])
  );
}

function difference(before: Standing, after: Standing): Omit<Consequence, 'same' | 'problems'> {
  const units = [...before.ranks.keys()];
  const by = (c: number) => before.ranks[c]! - after.ranks[c]!;
  const both = units.filter((c) => before.ranks[c]! > 0 && after.ranks[c]! > 0);
  const moved = both.filter((c) => by(c) !== 0);
  const most = moved.reduce<number | undefined>(
    (best, c) => (best === undefined || Math.abs(by(c)) > Math.abs(by(best)) ? c : best),
    undefined,
  );
  return {
    moved: moved.length,
    ...(most === undefined ? {} : { most: { unit: most, by: by(most) } }),
    lost: units.filter((c) => before.ranks[c]! > 0 && !(after.ranks[c]! > 0)),
    gained: units.filter((c) => !(before.ranks[c]! > 0) && after.ranks[c]! > 0),
  };
}
