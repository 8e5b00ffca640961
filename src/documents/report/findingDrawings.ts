import type { Lang, Plan, Text } from '../../edition/index.js';
import { type Bar, barChart } from '../../figures/index.js';
import type { CitedFigure, Fact, FactKind, FactOf, RankedPlace, Speaker } from '../../words/index.js';
import { ordinal, phraseText, speakerOf, titleWithin } from '../../words/index.js';
import type { SmallDrawing } from '../blocks/block.js';

/** Most places that are drawn of those that a sentence names. */
const mostDrawn = 4;

/** Width of a drawing beside a finding, in pixels: the least that a chart lays itself out for. */
const width = 280;

/** The drawings of facts that have one. */
export function drawingsOf(plan: Plan, facts: readonly Fact[]): ReadonlyMap<Fact, SmallDrawing> {
  return new Map(
    facts.flatMap((fact) => {
      const drawing = drawingOf(plan, fact);
      return drawing ? [[fact, drawing] as const] : [];
    }),
  );
}

/** The figures of a finding as bars, written as in its sentence; none where a length would not show them, as of ranks. */
export function drawingOf(plan: Plan, fact: Fact): SmallDrawing | undefined {
  const bars = (lang: Lang) => barsOf(fact, speakerOf(plan, lang));
  if (bars('en').length < 2) return undefined;
  const include = isOfTheWhole(fact) ? [0, 100] : [0];
  return {
    width,
    draw: (at) => barChart({ bars: bars(at.lang), x: { label: '', include, ticks: [] }, row: 20 })(at),
  };
}

/** Whether the figures of a fact are parts of 100%, which is the end of their axis. */
const isOfTheWhole = (fact: Fact) =>
  fact.kind === 'held' || ((fact.kind === 'contrast' || fact.kind === 'tiers') && fact.shares.length > 0);

const barOf = (name: string, figure: CitedFigure, s: Speaker): Bar => {
  const text = phraseText([s.figure(figure)]);
  return { name, parts: [{ value: figure.value, title: `${name}: ${text}` }], text };
};

const barsOfPlaces = (places: readonly RankedPlace[], s: Speaker): Bar[] =>
  places.slice(0, mostDrawn).map(({ subject, value }) => barOf(s.text(subject.name), value, s));

const joinTitles = (names: readonly Text[], s: Speaker): string =>
  names.map((name) => s.text(name)).join({ en: ', ', zh: '、' }[s.lang]);

const barsByKind: { [K in FactKind]?: (fact: FactOf<K>, s: Speaker) => Bar[] } = {
  leaders: ({ blocks }, s) =>
    barsOfPlaces(
      blocks.flatMap(({ members }) => members),
      s,
    ),
  'leaders-per-head': ({ blocks }, s) =>
    barsOfPlaces(
      blocks.flatMap(({ members }) => members),
      s,
    ),
  'per-head': ({ place, value, whole }, s) => [
    barOf(s.text(place.name), value, s),
    barOf(s.text(s.plan.total.title), whole, s),
  ],
  held: ({ first, half }, s) => {
    const holders = phraseText([s.figure(half)]);
    const { en, zh } = s.plan.unitsTitle;
    const name = { en: `${holders} ${titleWithin(en)}`, zh: `${holders}个${zh}` }[s.lang];
    const text = { en: 'half', zh: '一半' }[s.lang];
    return [
      barOf(s.text(first.subject.name), first.share, s),
      { name, parts: [{ value: 50, title: `${name}: ${text}` }], text },
    ];
  },
  contrast: ({ shares, growth }, s) =>
    shares.length > 0
      ? shares.map(({ subject, share }) => barOf(s.text(subject.name), share, s))
      : growth.map(({ subject, growth: by }) => barOf(s.text(subject.name), by, s)),
  tiers: ({ shares }, s) =>
    shares.map((share, i) => barOf({ en: `${ordinal(i + 1)} tier`, zh: `第${i + 1}梯队` }[s.lang], share, s)),
  balance: ({ from, period, before, after }, s) => [
    barOf(s.period(from), before, s),
    barOf(s.period(period), after, s),
  ],
  sectors: ({ growth }, s) =>
    growth
      ? [growth.most, growth.least].map(({ names, growth: by }) => barOf(joinTitles(names, s), by, s))
      : [],
  profile: ({ strongest, weakest }, s) =>
    [strongest, ...(weakest ? [weakest] : [])].map(({ name, quotient }) => barOf(s.text(name), quotient, s)),
};

function barsOf(fact: Fact, s: Speaker): Bar[] {
  const make = barsByKind[fact.kind] as ((fact: Fact, s: Speaker) => Bar[]) | undefined;
  return make?.(fact, s) ?? [];
}
