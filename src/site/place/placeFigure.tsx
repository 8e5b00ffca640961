import type { Lang, Text } from '../../edition/index.js';
import { ChartSvg, captionOf, type Figure } from '../../figures/index.js';
import { placesQuery } from '../compare/comparison.js';
import { Download } from '../frame/download.js';
import { FigureTable } from '../pages/figureTable.js';
import { rootOf } from '../shown.js';
import type { PlaceView } from './view.js';

interface PlaceFigureOf {
  places: readonly PlaceView[];
  figure: Figure;
  /** In pixels; unless told one that is readable on a phone. */
  width?: number;
}

interface TitleOf {
  figure: Figure;
  lang: Lang;
  /** What is said small beside it. */
  note?: Text | undefined;
  /** Whether it is said below how the figure is read. */
  isRead?: boolean;
}

/** What a figure tells, as the title of its section. */
export function FigureTitle({ figure, lang, note, isRead }: TitleOf) {
  const caption = captionOf(figure, lang);
  return (
    <>
      <h2>
        {caption.title} {note ? <small>{note[lang]}</small> : null}
      </h2>
      {isRead ? <p class="note">{caption.note}</p> : null}
    </>
  );
}

/** A section of one figure of places, called by what it tells; nothing where there is nothing to show. */
export function FigureSection({
  places,
  figure,
  id,
  ...title
}: PlaceFigureOf & Pick<TitleOf, 'note' | 'isRead'> & { id?: string }) {
  return figure.why ? null : (
    <section id={id}>
      <FigureTitle figure={figure} lang={places[0]!.lang} {...title} />
      <PlaceFigure places={places} figure={figure} />
    </section>
  );
}

/** A figure of places as it can be taken away: its drawing, its table for those who read it so, and its files. */
export function PlaceFigure({ places, figure, width = 400 }: PlaceFigureOf) {
  const { release, lang } = places[0]!;
  const root = rootOf(release, lang);
  const allRows = `${root}/figure/${figure.id}.csv${placesQuery(places)}`;
  return (
    <>
      <ChartSvg {...{ release, figure }} at={{ lang, width, href: (path) => `${root}/${path}` }} />
      <FigureTable {...{ figure, lang, root, allRows }} />
      <TakePlaces places={places} figure={figure} />
    </>
  );
}

/** How to take away a figure of places, where a server answers for it. */
export function TakePlaces({ places, figure }: PlaceFigureOf) {
  const { release, lang } = places[0]!;
  return release.files ? null : <Download {...{ release, figure, lang }} query={placesQuery(places)} />;
}
