import {
  type Aggregate,
  publishedPeriods,
  Reason,
  reasonName,
  type ScaleName,
  type SourceFacts,
  type Text,
  type Weighing,
} from '../edition/index.js';
import { Flag, passedValue, startedChildren, statusName } from '../engine/index.js';
import { findNode, findPeriod, type Subject } from './find.js';
import type { Release } from './release.js';

/**
 * A child of the explained node: weight × value = points. The weight is the one in force: an absent child may have handed
 * it over; null where each unit has weights of its own (benefit of the doubt).
 */
export interface ReceiptPart {
  node: string;
  title: Text;
  weight: number | null;
  value: number | null;
  points: number | null;
}

/** The raw figure a leaf is made of. */
export interface ReceiptRaw {
  indicator: string;
  unit: Text;
  /** The raw value, filled in where it was not observed; for a group its members' sum or mean. */
  value: number | null;
  /** What outlier treatment made of it, where it changed it. */
  treated: number | null;
  /** observed, imputed:linear, …; for a group `mixed` when its members differ. */
  reason: string;
  /** Raw records counted, where the value comes from records. */
  records: number | null;
  /** The date the records carry. */
  observed: string | null;
  /** X0: the whole area in the base period. */
  base: number | null;
  scale: number;
  /** For filled-in values: the observed ones they were made of. */
  between: { period: string; value: number; records: number | null; observed: string | null }[];
  sources: SourceFacts[];
}

/** Where a number came from, from the figure down to files and hashes. */
export interface Receipt {
  release: string;
  dataStatus: string;
  unit: { code: string; name: Text; level: string };
  period: string;
  node: string;
  title: Text;
  value: number | null;
  rank: number | null;
  of: number;
  status: string;
  /** Value and rank in the base period, when it is another one. */
  base: { period: string; value: number | null; rank: number | null } | null;
  aggregate: Aggregate;
  /** How the weights of its parts came about. */
  weighing: Weighing;
  /** The scale the joined parts were put on, where the node has one of its own. */
  rescaled: ScaleName | null;
  /** How the members of a group make its value; null for a unit. */
  rollUp: 'sum' | 'mean' | null;
  /** The members of a group and their values, largest first. */
  members: { code: string; name: Text; value: number }[];
  /** Empty for a group whose value is not the weighted sum of its own parts: its members explain it. */
  parts: ReceiptPart[];
  raw: ReceiptRaw | null;
}

const orNull = (x: number) => (Number.isNaN(x) ? null : x);

/**
 * Explains one figure of a release.
 *
 * @param period a published period; the last when not given
 * @param node a node or indicator id; the root when not given
 * @throws UserError for a period or node the release does not have
 */
export function explain(release: Release, subject: Subject, period?: string, node?: string): Receipt {
  const { plan, index } = release;
  const published = publishedPeriods(plan);
  const t = findPeriod(plan, period);
  const g = findNode(plan, node);
  const base = plan.base - plan.first;
  const self = plan.nodes[g]!;
  return {
    release: release.manifest.id,
    dataStatus: plan.dataStatus,
    unit: { code: subject.code, name: subject.name, level: subject.level },
    period: published[t]!,
    node: self.id,
    title: self.title,
    value: orNull(valueAt(g, t)),
    rank: rankAt(g, t),
    of: countAt(g, t),
    status: statusAt(g, t),
    base:
      t === base
        ? null
        : { period: published[base]!, value: orNull(valueAt(g, base)), rank: rankAt(g, base) },
    aggregate: self.aggregate,
    weighing: self.weighing,
    rescaled: self.rescale?.scale.method ?? null,
    rollUp: rollUp(),
    members: membersAt(g, t),
    parts: partsAt(g, t),
    raw: self.indicator < 0 ? null : rawAt(g, t),
  };

  function isMember(c: number): boolean {
    if (subject.level === 'total') return true;
    return subject.grouping < 0
      ? c === subject.number
      : plan.groupings[subject.grouping]!.memberOf[c] === subject.number;
  }

  function rollUp(): 'sum' | 'mean' | null {
    if (subject.level === plan.level) return null;
    return subject.level === 'total' ? plan.total.rollUp : plan.groupings[subject.grouping]!.rollUp;
  }

  function valueAt(h: number, at: number): number {
    const line = h * index.periods + at;
    if (subject.level === 'total') return index.total[line]!;
    if (subject.grouping < 0) return index.values[line * index.units + subject.number]!;
    return index.groups[subject.grouping]![
      line * plan.groupings[subject.grouping]!.groups.length + subject.number
    ]!;
  }

  function ranksAt(h: number, at: number): Int32Array {
    if (subject.level === 'total') return Int32Array.of(1);
    const n = subject.grouping < 0 ? index.units : plan.groupings[subject.grouping]!.groups.length;
    const ranks = subject.grouping < 0 ? index.ranks(h) : index.groupRanks(subject.grouping, h);
    return ranks.subarray(at * n, (at + 1) * n);
  }

  function rankAt(h: number, at: number): number | null {
    return ranksAt(h, at)[subject.number] || null;
  }

  function countAt(h: number, at: number): number {
    return ranksAt(h, at).reduce((n, rank) => n + (rank > 0 ? 1 : 0), 0);
  }

  function statusAt(h: number, at: number): string {
    if (Number.isNaN(valueAt(h, at))) return statusName(Flag.missing);
    let flags = 0;
    for (let c = 0; c < index.units; c++) {
      const flag = isMember(c) ? (index.flags?.[(h * index.periods + at) * index.units + c] ?? 0) : 0;
      flags |= flag & Flag.missing ? Flag.partial : flag;
    }
    return statusName(flags);
  }

  function membersAt(h: number, at: number): Receipt['members'] {
    if (subject.level === plan.level) return [];
    return plan.units
      .map((u, c) => ({
        code: u.code,
        name: u.name,
        c,
        value: index.values[(h * index.periods + at) * index.units + c]!,
      }))
      .filter((m) => isMember(m.c) && !Number.isNaN(m.value))
      .sort((a, b) => b.value - a.value)
      .map(({ code, name, value }) => ({ code, name, value }));
  }

  function partsAt(h: number, at: number): ReceiptPart[] {
    const { children, weights } = startedChildren(plan, index.start, h, at);
    const values = children.map((child) =>
      subject.level === plan.level ? passedValue(index, child, at, subject.number) : valueAt(child, at),
    );
    const present = weights.reduce((s, w, i) => (Number.isNaN(values[i]) ? s : s + w), 0);
    const handOver =
      plan.nodes[h]!.missing.weights === 'hand-over' && values.some(Number.isNaN) && present > 0;
    const parts = children.map((child, i) => {
      const value = values[i]!;
      const { id: node, title } = plan.nodes[child]!;
      if (plan.nodes[h]!.aggregate === 'benefit-of-the-doubt') {
        return { node, title, weight: null, value: orNull(value), points: null };
      }
      const weight = !handOver ? weights[i]! : Number.isNaN(value) ? 0 : weights[i]! / present;
      return { node, title, weight, value: orNull(value), points: orNull(weight * value) };
    });
    const whole = valueAt(h, at);
    const sum = parts.reduce((s, p) => s + (p.points ?? 0), 0);
    return rollUp() === null || Math.abs(sum - whole) <= 1e-9 * Math.abs(whole) ? parts : [];
  }

  function rawAt(h: number, at: number): ReceiptRaw {
    const k = plan.nodes[h]!.indicator;
    const indicator = plan.indicators[k]!;
    const here = sums(k, plan.first + at);
    const filled = [...here.reasons].some((r) => r >= Reason.imputedLinear);
    const between = filled ? aroundOf(k, plan.first + at) : [];
    const dates = filled ? between.map((b) => b.observed) : [here.observed];
    return {
      indicator: indicator.id,
      unit: indicator.unit,
      value: orNull(here.value),
      treated: treatedAt(k, plan.first + at),
      reason: here.reasons.size === 1 ? reasonName[[...here.reasons][0] as keyof typeof reasonName] : 'mixed',
      records: here.records,
      observed: here.observed,
      base: orNull(index.bases[h]!),
      scale: plan.method.normalise.method === 'base-share' ? plan.method.normalise.scale : 1,
      between,
      sources: sourcesOf(
        indicator.id,
        dates.filter((d) => d !== null),
      ),
    };
  }

  /** The treated value of a unit, where treatment changed it. */
  function treatedAt(k: number, at: number): number | null {
    if (subject.level !== plan.level) return null;
    const cell = (k * index.panel.periods + at) * index.units + subject.number;
    const [before, after] = [index.panel.values[cell]!, index.treatedPanel.values[cell]!];
    return before === after || Number.isNaN(after) ? null : plan.indicators[k]!.direction * after;
  }

  /** Raw value of the subject (its members added up, or their mean), after filling gaps, as it was observed. */
  function sums(k: number, at: number) {
    let value = Number.NaN;
    let records: number | null = null;
    let observed: string | null = null;
    let present = 0;
    const reasons = new Set<number>();
    for (let c = 0; c < index.units; c++) {
      if (!isMember(c)) continue;
      const cell = (k * index.panel.periods + at) * index.units + c;
      const x = index.panel.values[cell]!;
      if (Number.isNaN(x)) {
        if (subject.level === plan.level) reasons.add(index.panel.reasons[cell]!);
        continue;
      }
      value = Number.isNaN(value) ? x : value + x;
      present++;
      reasons.add(index.panel.reasons[cell]!);
      const n = release.records[cell]!;
      if (!Number.isNaN(n)) records = (records ?? 0) + n;
      observed ??= release.observed[cell] ?? null;
    }
    if (rollUp() === 'mean') value /= present;
    if (plan.indicators[k]!.direction === -1) value = 0 - value;
    return { value, records, observed, reasons };
  }

  /** The nearest observed periods before and after. */
  function aroundOf(k: number, at: number): ReceiptRaw['between'] {
    const found: ReceiptRaw['between'] = [];
    for (const step of [-1, 1]) {
      for (let s = at + step; s >= 0 && s < plan.periods.length; s += step) {
        const there = sums(k, s);
        if (!there.reasons.has(Reason.observed)) continue;
        found.push({
          period: plan.periods[s]!,
          value: there.value,
          records: there.records,
          observed: there.observed,
        });
        break;
      }
    }
    return found;
  }

  /** The source files that hold the records of an indicator for some observation dates. */
  function sourcesOf(indicator: string, dates: readonly string[]): SourceFacts[] {
    const patterns = new Set(release.placements.filter((p) => p.indicator === indicator).map((p) => p.from));
    return release.manifest.sources.filter((s) => {
      const file = s.from.startsWith('npm:') ? `records/${s.id}.parquet` : s.from;
      const named = [...patterns].some((p) => matches(p, file));
      return named && (s.observed === undefined || dates.includes(s.observed));
    });
  }
}

/** Whether a file name fits a pattern in which * stands for any letters. */
function matches(pattern: string, file: string): boolean {
  const parts = pattern.split('*').map((p) => p.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(file);
}
