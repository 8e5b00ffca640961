import { isMeasured, tiersOf } from '../analysis/index.js';
import {
  firstIsBest,
  isHigherWorse,
  type Lang,
  type Plan,
  publishedPeriods,
  type Text,
} from '../edition/index.js';
import { observedShare } from '../engine/index.js';
import type { Release } from '../release/index.js';
import {
  formatNumber,
  formatPercent,
  formatScore,
  formatSigned,
  hasPerHead,
  perHeadView,
  periodName,
} from '../words/index.js';
import { type Ramp, rampFor } from './colours.js';
import { hasGrowthRates, hasSeveralPeriods } from './conditions.js';
import { classCount, classesAboutZero, evenClasses, levelClasses, rawClasses } from './mapClasses.js';
import { type Histogram, histogramIn, isOneSet } from './mapHistogram.js';
import { type MapView, measuredIn, measures, type OwnLevel, shapes } from './mapMeasured.js';
import { pathsOf } from './mapPaths.js';
import { peopleOf } from './people.js';

/**
 * How a measure is drawn where nothing is asked for: dots for amounts that add up to those of the total, since large areas would
 * make more of them, and areas for what does not depend on size.
 */
export function defaultShape(release: Release, measure: MapView['measure']): MapView['shape'] {
  const addsUp = valuesAddUp(release.plan);
  const isAmount = measure === 'level' || measure === 'gain';
  return addsUp && isAmount && shapesOf(release).includes('dots') ? 'dots' : 'areas';
}

/** Whether the values of units add up to that of the total. */
const valuesAddUp = ({ method, total }: Plan) =>
  method.normalise.method === 'base-share' && total.rollUp === 'sum';

/** The default view of a map. */
export function defaultMapView(release: Release): MapView {
  return { measure: 'level', shape: defaultShape(release, 'level') };
}

/** The measures that a release has: heads beside the index, and change where there is more than one period, in per cent where ratios of points mean something. */
export function measuresOf(release: Release): MapView['measure'][] {
  const has: Record<MapView['measure'], boolean> = {
    level: true,
    'per-head': hasPerHead(release),
    change: hasGrowthRates(release),
    gain: hasSeveralPeriods(release),
    tier: true,
  };
  return measures.filter((measure) => has[measure]);
}

/** The shapes that the map of a release has: dots of a size beside areas, and groups where there are any. */
export function shapesOf(release: Release): MapView['shape'][] {
  const has: Record<MapView['shape'], boolean> = {
    areas: true,
    dots: pathsOf(release)?.areDots === false,
    groups: release.plan.groupings.length > 0,
  };
  return shapes.filter((shape) => has[shape]);
}

/** The address of a view: nothing where it is the usual one. */
export function mapQuery(release: Release, { measure, shape }: MapView): string {
  const isUsual = shape === defaultShape(release, measure);
  const parts = [measure === 'level' ? '' : `map=${measure}`, isUsual ? '' : `as=${shape}`];
  const text = parts.filter((p) => p !== '').join('&');
  return text === '' ? '' : `?${text}`;
}

/** One place on the map: what its area or dot says, in one of nine classes. */
interface PaintedPlace {
  /** Whose value it is: the unit, or its group where groups are shown. */
  place: { code: string; name: Text };
  /** Of its dot: where a map has dots alone its people, or 1 where they are not known; else the value without its sign, and of a tier the level. */
  size: number;
  /** What is measured, signed; of a tier its number. */
  value: number;
  /** Whether it fell. */
  fell: boolean;
  /** 0 the lowest, 8 the highest. */
  cls: number;
  text: string;
}

/** A map view with its numbers: what each unit shows, and what its colours mean. */
export interface Painting {
  measure: MapView['measure'];
  /** By unit code; a unit without a value is not here. */
  of: Map<string, PaintedPlace>;
  /** Codes of the units whose value does not count as measured. */
  carried: ReadonlySet<string>;
  /** Whether the area of a dot on a map without areas says how many people a place has. */
  sized: boolean;
  note: string;
  ramp: Ramp;
  legend: { cls: number; label: string }[];
  /** Of changes, how many places moved how far: those alone that were measured in both periods by the same indicators; with its ends in words. */
  histogram: (Histogram & { ends: readonly [string, string] }) | undefined;
}

export const measureNames: Record<MapView['measure'], Text> = {
  level: { en: 'Level', zh: '水平' },
  'per-head': { en: 'Per head', zh: '人均' },
  change: { en: 'Change', zh: '变化幅度' },
  gain: { en: 'Net increase', zh: '净增' },
  tier: { en: 'Tier', zh: '梯队' },
};

/**
 * Colours of a period. Level: `levelClasses`. Change since the base in per cent and net increase
 * in points: classes of equal width between the twentieth part at either end, about zero where some rose and some fell; there is
 * none in the base itself. Tiers: the
 * first is the darkest.
 */
export function paintingOf(release: Release, t: number, view: MapView, lang: Lang, own?: OwnLevel): Painting {
  const { plan, index } = release;
  const groups = view.shape === 'groups' ? index.groups[0] : undefined;
  const grouping = plan.groupings[0];
  const member = (c: number) => grouping!.memberOf[c]!;
  const base = plan.base - plan.first;
  const heads = view.measure === 'per-head' ? perHeadView(release, t) : undefined;
  const tiers = view.measure === 'tier' ? tiersOf(plan, index, t) : undefined;
  const { figure, measured } = measuredIn(release, t, view, { heads, tiers });
  const none = (view.measure === 'change' || view.measure === 'gain') && t === base;
  const values = plan.units.map((_, c) => (none ? Number.NaN : (own?.value ?? measured)(c)));
  const here = values.filter((v) => Number.isFinite(v));
  const scale = mapScale(plan, here, view.measure, tiers?.tiers ?? 0, lang, own?.isRaw);
  const score = (value: number, _: Lang, c: number) => {
    const place = groups
      ? { level: grouping!.column, grouping: 0, number: member(c) }
      : { level: plan.level, grouping: -1, number: c };
    return formatScore(release, place, 0, t, value, lang);
  };
  const text = own?.text ?? (view.measure === 'level' ? score : textOf[view.measure]);
  const shares = (view.measure === 'change' || view.measure === 'gain' ? [base, t] : [t]).map((when) =>
    observedShare(plan, index, groups ? 0 : -1, own?.node ?? 0, when),
  );
  const isCarried = (c: number) =>
    !own?.isRaw && shares.some((share) => !isMeasured(share[groups ? member(c) : c]!));
  const compared = (v: number, c: number) =>
    Number.isFinite(v) &&
    !isCarried(c) &&
    (!groups || grouping!.memberOf.indexOf(member(c)) === c) &&
    isOneSet(release, [base, t], groups ? member(c) : c, groups ? 0 : -1);
  const dotSize = dotSizesOf(release);
  return {
    measure: view.measure,
    of: new Map(
      plan.units.flatMap(({ code, name }, c) => {
        const value = values[c]!;
        if (!Number.isFinite(value)) return [];
        const size = dotSize?.(code) ?? Math.abs(tiers ? figure(t, c) : value);
        const fell = !tiers && value < 0;
        const place = groups ? grouping!.groups[member(c)]! : { code, name };
        const shown = {
          value: tiers ? -value : value,
          cls: scale.classOf(value),
          text: text(value, lang, c),
        };
        return [[code, { place, size, fell, ...shown }]];
      }),
    ),
    carried: new Set(
      plan.units.flatMap(({ code }, c) => (Number.isFinite(values[c]!) && isCarried(c) ? [code] : [])),
    ),
    sized: dotSize !== undefined && peopleOf(plan).size > 0,
    note: noteOf(
      release,
      t,
      view.measure,
      { none, hasHeads: heads !== undefined, isLog: scale.isLog, unit: own?.unit },
      lang,
    ),
    ramp: rampFor(tiers ? !firstIsBest(plan) : isHigherWorse(plan, own?.node ?? 0), scale.aboutZero),
    legend: none || here.length === 0 ? [] : scale.legend,
    histogram: scale.classes && histogramIn(values.filter(compared), scale.classes, (v) => text(v, lang, 0)),
  };
}

/** The size of the dot of a unit on a map without areas, where values are no amounts: its people, or 1 where they are not known. */
function dotSizesOf(release: Release): ((code: string) => number) | undefined {
  if (!pathsOf(release)?.areDots || valuesAddUp(release.plan)) return undefined;
  const people = peopleOf(release.plan);
  return (code) => (people.size > 0 ? (people.get(code) ?? 0) : 1);
}

/** What the map shows, or why it shows nothing. */
function noteOf(
  { plan }: Release,
  t: number,
  measure: MapView['measure'],
  {
    none,
    hasHeads,
    isLog,
    unit,
  }: { none: boolean; hasHeads: boolean; isLog: boolean; unit: Text | undefined },
  lang: Lang,
): string {
  const base = plan.periods[plan.base]!;
  if (none) return noChange(base, lang);
  if (measure === 'per-head' && !hasHeads) return noHeads(publishedPeriods(plan)[t]!, lang);
  return `${(unit ?? notes(base)[measure])[lang]}${isLog ? { en: ', log scale', zh: '（对数刻度）' }[lang] : ''}`;
}

const notes = (base: string): Record<MapView['measure'], Text> => ({
  level: { en: 'points', zh: '点数' },
  'per-head': { en: 'points per head', zh: '人均点数' },
  change: { en: `change since ${base}`, zh: `较${periodName(base, 'zh')}的变化幅度` },
  gain: { en: `points gained since ${base}, net`, zh: `较${periodName(base, 'zh')}的净增点数` },
  tier: { en: 'tiers', zh: '梯队' },
});

const noChange = (base: string, lang: Lang) =>
  ({
    en: `${base} is the base period: nothing has changed yet.`,
    zh: `${periodName(base, 'zh')}为基期，尚无变化。`,
  })[lang];

const noHeads = (period: string, lang: Lang) =>
  ({
    en: `There is no figure per head of ${period}.`,
    zh: `${periodName(period, 'zh')}没有人均数据。`,
  })[lang];

const textOf = {
  'per-head': (v: number, lang: Lang) => formatNumber(v, 1, lang),
  // Of a change to several times as much the decimals say nothing.
  change: (v: number, lang: Lang) => `${v > 0 ? '+' : ''}${formatPercent(v, lang, Math.abs(v) < 1 ? 1 : 0)}`,
  gain: (v: number, lang: Lang) => formatSigned(v, 2, lang),
  tier: (v: number, lang: Lang) => ({ en: `tier ${-v}`, zh: `第${-v}梯队` })[lang],
};

function mapScale(
  plan: Plan,
  values: readonly number[],
  measure: MapView['measure'],
  tiers: number,
  lang: Lang,
  isRaw = false,
) {
  if (measure === 'tier') {
    const classOf = (v: number) =>
      tiers < 2 ? classCount - 1 : Math.round(((classCount - 1) * (tiers + v)) / (tiers - 1));
    const legend = Array.from({ length: tiers }, (_, i) => ({ cls: classOf(-1 - i), label: String(i + 1) }));
    return { classOf, legend, aboutZero: false, isLog: false, classes: undefined };
  }
  const isChange = measure === 'change' || measure === 'gain';
  const aboutZero = isChange && values.some((v) => v < 0) && values.some((v) => v > 0);
  const classes = aboutZero
    ? classesAboutZero(values)
    : isChange
      ? evenClasses(values)
      : isRaw
        ? rawClasses(values)
        : levelClasses(plan, values);
  const { from, classOf, isLog } = classes;
  const label = (v: number) =>
    measure === 'change'
      ? formatPercent(v, lang, 0)
      : measure === 'gain'
        ? formatNumber(v, 2, lang)
        : compactNumber(v);
  const shown = (cls: number) => (aboutZero ? cls === 0 || cls === 4 || cls === 8 : cls % 2 === 0);
  const said = (v: number, cls: number) => (aboutZero && cls === 4 ? '0' : label(v));
  const legend = from.map((v, cls) => ({ cls, label: shown(cls) ? said(v, cls) : '\u00a0' }));
  return { classOf, legend, aboutZero, isLog, classes: isChange ? classes : undefined };
}

const compactNumber = (value: number) =>
  value < 100
    ? value.toPrecision(value < 1 ? 1 : 2).replace(/\.0$/, '')
    : String(Number(value.toPrecision(2)));
