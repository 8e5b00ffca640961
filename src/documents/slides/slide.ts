import { headlinePeriod } from '../../analysis/index.js';
import type { Lang, Text } from '../../edition/index.js';
import { altOf, besideSentences, type Figure } from '../../figures/index.js';
import type { Release, Subject } from '../../release/index.js';
import type { Fact, Phrase } from '../../words/index.js';
import {
  factsAbout,
  headlineOf,
  isDivided,
  isTotal,
  sentencesOf,
  totalOf,
  type View,
} from '../../words/index.js';
import type { Block, Chapter, SmallDrawing } from '../blocks/block.js';
import type { RankedPlace } from '../pictures/placeRow.js';
import { chaptersOf } from '../report/chapters.js';
import { drawingOf } from '../report/findingDrawings.js';
import { coverTitles } from '../report/report.js';

/** The picture of a slide: a figure of the catalogue, the figures of its sentence, or places in order. */
export type SlideContent =
  | { kind: 'drawing'; drawn: SmallDrawing }
  | { kind: 'figure'; figure: Figure }
  | { kind: 'places'; title: Text; rows: readonly RankedPlace[]; here: string };

/** A sentence below that of the slide, and its own drawing where it has one. */
export interface Point {
  phrase: Phrase;
  drawn: SmallDrawing | undefined;
}

/** A slide: its topic, one sentence, points that support it, and one picture, as values. */
export interface Slide {
  /** The id of its chapter, or `cover`. */
  id: string;
  title: Text;
  sentence: Phrase;
  /** Whether the sentence states a finding; otherwise it describes the figure. */
  isFinding: boolean;
  points: readonly Point[];
  content: SlideContent | undefined;
}

/** The slides of the total or of a place. */
export interface Slides {
  release: Release;
  lang: Lang;
  place: Subject;
  period: string;
  slides: readonly Slide[];
}

/** Most places, and most points, on a slide. */
const [mostRows, mostPoints] = [8, 3];

/** A slide a chapter of the report of the period of headlines, behind a cover; of the total unless a place is told. */
export async function slidesOf(release: Release, lang: Lang, place?: Subject): Promise<Slides> {
  const of = place ?? totalOf(release);
  const t = headlinePeriod(release);
  const headline = headlineOf(release.plan, factsAbout(release, t, of), lang);
  const chapters = await chaptersOf(release, of);
  const cover: Slide = {
    id: 'cover',
    title: coverTitles(release, of).large,
    sentence: headline,
    isFinding: true,
    points: [],
    content: undefined,
  };
  return {
    release,
    lang,
    place: of,
    period: release.plan.periods[release.plan.first + t]!,
    slides: [cover, ...chapters.flatMap((chapter) => slideOf(release, lang, of, chapter) ?? [])],
  };
}

/** The slide of a chapter; none of one that says nothing that another slide does not say. */
function slideOf(
  release: Release,
  lang: Lang,
  place: Subject,
  { id, title, blocks }: Chapter,
): Slide | undefined {
  const said = blocks.flatMap((block) => (block.kind === 'said' ? block.facts : []));
  const isTold = ({ kind, node, place: of }: Fact) => {
    const isWhole = node === release.plan.nodes[0]!.id && id !== 'findings';
    return (
      kind === 'standing' && isSame(of, place) && (isWhole || (isDivided(release) && isTotal(release, of)))
    );
  };
  const [first, ...points] = pointsOf(
    release,
    lang,
    // Every slide wears the status of the data.
    said.filter((fact) => fact.kind !== 'status' && !isTold(fact)),
  );
  const picture = contentIn(blocks, place);
  const seen: Phrase | undefined = picture?.kind === 'figure' ? [altOf(picture.figure, lang)] : undefined;
  const claim = blocks.flatMap((block): Phrase[] => (block.kind === 'claim' ? [[block.text[lang]]] : []))[0];
  const sentence = claim ?? first?.phrase ?? seen;
  if (!sentence) return undefined;
  const isSeen = sentence === seen && picture?.kind === 'figure' && picture.figure.finding;
  const own: SlideContent | undefined =
    first?.drawn && points.length === 0 ? { kind: 'drawing', drawn: first.drawn } : undefined;
  return {
    id,
    title,
    sentence,
    isFinding: first !== undefined,
    points: (claim && first ? [first, ...points] : points).slice(0, mostPoints),
    content: isSeen ? { kind: 'figure', figure: besideSentences(picture.figure, isSeen) } : (picture ?? own),
  };
}

const isSame = (a: Subject, b: Subject) => a.code === b.code && a.level === b.level;

/** The first sentence of each fact with its drawing, or every sentence where there is one fact alone. */
function pointsOf({ plan }: Release, lang: Lang, facts: readonly Fact[]): Point[] {
  const each = facts.map((fact) =>
    sentencesOf(plan, fact, lang).map((phrase, i) => ({
      phrase,
      drawn: i === 0 ? drawingOf(plan, fact) : undefined,
    })),
  );
  return each.length === 1 ? each[0]! : each.flatMap((points) => points.slice(0, 1));
}

function contentIn(blocks: readonly Block[], place: Subject): SlideContent | undefined {
  const figure = blocks.find((block) => block.kind === 'figure');
  if (figure) return { kind: 'figure', figure: figure.figure };
  const table = blocks.find((block) => block.kind === 'table' && block.grid.of);
  if (table?.kind !== 'table' || !table.grid.of) return undefined;
  const { places, view } = table.grid.of;
  return { kind: 'places', title: table.title, rows: rowsOf(places, view, place), here: place.code };
}

/** The first places of a table, or those around the place where it is one of them. */
function rowsOf(places: readonly Subject[], view: View, place: Subject): RankedPlace[] {
  const at = places.findIndex((one) => isSame(one, place));
  const from = at < mostRows - 2 ? 0 : Math.min(at - mostRows / 2, places.length - mostRows);
  return places.slice(Math.max(0, from), Math.max(0, from) + mostRows).flatMap((subject) => {
    const [rank, value] = [view.rank(subject), view.value(subject)];
    return rank && value ? [{ subject, rank, value, range: view.range(subject) }] : [];
  });
}
