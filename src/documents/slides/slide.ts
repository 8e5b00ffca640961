import { headlinePeriod } from '../../analysis/index.js';
import type { Lang, Text } from '../../edition/index.js';
import type { Figure } from '../../figures/index.js';
import type { Release, Subject } from '../../release/index.js';
import type { Phrase } from '../../words/index.js';
import { factsAbout, headlineOf, sentencesOf, totalOf, type View } from '../../words/index.js';
import type { CardRow } from '../cards/card.js';
import type { Block, Chapter } from '../report/chapter.js';
import { chaptersOf } from '../report/chapters.js';

/** What a slide shows below its sentence: a figure of the catalogue, places in order, or more sentences. */
export type Shown =
  | { kind: 'figure'; figure: Figure }
  | { kind: 'places'; title: Text; rows: readonly CardRow[]; here: string }
  | { kind: 'said'; sentences: readonly Phrase[] };

/** A slide: its topic, one sentence, and one figure or list, as values. */
export interface Slide {
  /** The id of its chapter, or `cover`. */
  id: string;
  title: Text;
  sentence: Phrase;
  shown: Shown;
}

/** The slides of the total or of a place. */
export interface Slides {
  release: Release;
  lang: Lang;
  place: Subject;
  period: string;
  slides: readonly Slide[];
}

/** Most places, and most further sentences, on a slide. */
const [mostRows, mostSaid] = [8, 3];

/** A slide a chapter of the report of the period of headlines, behind a cover; of the total unless a place is told. */
export async function slidesOf(release: Release, lang: Lang, place?: Subject): Promise<Slides> {
  const of = place ?? totalOf(release);
  const t = headlinePeriod(release);
  const headline = headlineOf(release.plan, factsAbout(release, t, of), lang);
  const chapters = await chaptersOf(release, of);
  const cover: Slide = {
    id: 'cover',
    title: of.name,
    sentence: headline,
    shown: { kind: 'said', sentences: [] },
  };
  return {
    release,
    lang,
    place: of,
    period: release.plan.periods[release.plan.first + t]!,
    slides: [cover, ...chapters.map((chapter) => slideOf(release, lang, of, chapter, headline))],
  };
}

function slideOf(
  release: Release,
  lang: Lang,
  place: Subject,
  { id, title, blocks }: Chapter,
  headline: Phrase,
): Slide {
  const sentences = saidIn(release, lang, blocks);
  const [first = headline, ...rest] = sentences;
  const shown = shownIn(blocks, place) ?? { kind: 'said', sentences: rest.slice(0, mostSaid) };
  return { id, title, sentence: first, shown };
}

/** The first sentence of each fact of a chapter, or every sentence where there is one fact alone. */
function saidIn({ plan }: Release, lang: Lang, blocks: readonly Block[]): Phrase[] {
  const said = blocks.flatMap((block) => (block.kind === 'said' ? block.facts : []));
  const each = said.map((fact) => sentencesOf(plan, fact, lang));
  return each.length === 1 ? each[0]! : each.flatMap((sentences) => sentences.slice(0, 1));
}

function shownIn(blocks: readonly Block[], place: Subject): Shown | undefined {
  const figure = blocks.find((block) => block.kind === 'figure');
  if (figure) return { kind: 'figure', figure: figure.figure };
  const table = blocks.find((block) => block.kind === 'table' && block.grid.of);
  if (table?.kind !== 'table' || !table.grid.of) return undefined;
  const { places, view } = table.grid.of;
  return { kind: 'places', title: table.title, rows: rowsOf(places, view, place), here: place.code };
}

/** The first places of a table, or those around the place where it is one of them. */
function rowsOf(places: readonly Subject[], view: View, place: Subject): CardRow[] {
  const at = places.findIndex(({ code, level }) => code === place.code && level === place.level);
  const from = at < mostRows - 2 ? 0 : Math.min(at - mostRows / 2, places.length - mostRows);
  return places.slice(Math.max(0, from), Math.max(0, from) + mostRows).flatMap((subject) => {
    const [rank, value] = [view.rank(subject), view.value(subject)];
    return rank && value ? [{ subject, rank, value, range: view.range(subject) }] : [];
  });
}
