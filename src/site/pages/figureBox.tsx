import type { ComponentChildren } from 'preact';
import type { Lang } from '../../edition/index.js';
import { ChartSvg, captionOf, type Drawing, defaultWidth, type Figure } from '../../figures/index.js';
import { Download } from '../frame/download.js';
import { rootOf, type Shown } from '../shown.js';
import { FigureTable } from './figureTable.js';

export interface BoxOf {
  release: Shown;
  figure: Figure;
  lang: Lang;
  /** The query of its files for the choices of the page: empty, or from `?` on. */
  query: string;
  /** The page with every row of its table; undefined where this is that page. */
  allRows: string | undefined;
}

/** A figure on a page: caption, table for those who read it so, drawing, and the ways to take it away. */
export function FigureBox(of: BoxOf) {
  const { figure } = of;
  return (
    <Framed {...of} class={classOf(figure)} widths={[figure.width ?? defaultWidth]}>
      <Caption {...of} />
    </Framed>
  );
}

/** The figure that answers the headline of a page, two columns or the page wide; drawn once more for a narrow page. */
export function LeadFigure(of: BoxOf) {
  const { figure } = of;
  const name = isBroad(figure) ? 'figure lead broad' : 'figure lead';
  return (
    <Framed {...of} class={name} widths={[figure.width ?? leadWidth, phoneWidth]}>
      <Caption {...of} />
    </Framed>
  );
}

function Caption({ figure, lang }: BoxOf) {
  const { title, note } = captionOf(figure, lang);
  return (
    <>
      <h2>{title}</h2>
      <p class="note">{note}</p>
    </>
  );
}

/** A figure behind its title and what it says; what cannot be drawn says why instead. */
export function FoldedFigure(of: BoxOf) {
  const { figure, lang } = of;
  const { title, note } = captionOf(figure, lang);
  return (
    <details class="fold" open={of.allRows === undefined}>
      <summary>
        <h2>{title}</h2>
        <p>{figure.why?.[lang] ?? note}</p>
      </summary>
      <Framed {...of} class={classOf(figure)} widths={[figure.width ?? defaultWidth]}>
        {figure.why ? <p class="note">{note}</p> : null}
      </Framed>
    </details>
  );
}

/** Width of a figure that leads a page: that of two columns. */
const leadWidth = 900;

/** Width of its drawing for a phone. */
const phoneWidth = 358;

/** Whether a figure takes the whole width of a page. */
export const isBroad = ({ width = 0 }: Figure) => width > defaultWidth;

interface FramedOf extends BoxOf {
  class: string;
  /** Widths of its drawings: one, or that for a wide page and that for a narrow one. */
  widths: readonly number[];
  children: ComponentChildren;
}

function Framed({ release, figure, lang, query, allRows, class: name, widths, children }: FramedOf) {
  const root = rootOf(release, lang);
  const draw = (width: number): Drawing => ({ lang, width, href: (path) => `${root}/${path}` });
  return (
    <figure class={name} id={figure.id}>
      <figcaption>{children}</figcaption>
      {widths.map((width, i) => (
        <div
          key={width}
          class={widths.length === 1 ? 'drawn' : `drawn ${i === 0 ? 'wide' : 'narrow'}`}
          {...(figure.tall ? { tabIndex: 0, role: 'region', 'aria-label': figure.title[lang] } : {})}
        >
          <ChartSvg release={release} figure={figure} at={draw(width)} />
        </div>
      ))}
      <FigureTable figure={figure} lang={lang} root={root} allRows={allRows} />
      <Download release={release} figure={figure} lang={lang} query={query} />
    </figure>
  );
}

const classOf = (figure: Figure) =>
  isBroad(figure) ? 'figure broad' : figure.tall ? 'figure tall' : 'figure';
