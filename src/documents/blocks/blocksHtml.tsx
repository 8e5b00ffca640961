import type { Lang } from '../../edition/index.js';
import { ChartSvg, captionOf, type Figure, paperWidthOf } from '../../figures/index.js';
import type { Release, Subject } from '../../release/index.js';
import type { CitedFigure } from '../../words/index.js';
import { PhraseText } from '../brief/briefHtml.js';
import {
  type Block,
  type Chapter,
  type Grid,
  type GridCell,
  inBrackets,
  isLongTable,
  type SmallDrawing,
} from './block.js';
import { captionText, type Numbering, paragraphsOf, pointsOf } from './blockText.js';
import { Table } from './table.js';

/** Where blocks stand. */
export interface BlockContext {
  release: Release;
  lang: Lang;
  href: (figure: CitedFigure) => string;
  /** The pages of the release on a site, in the language; undefined without one. */
  root: string | undefined;
  /** Counts figures and tables; on a page of a site they have no numbers. */
  next?: Numbering;
  /** Where names of places lead, where they lead anywhere. */
  to?: (place: Subject) => string;
}

/** The blocks of a chapter, one after the other. */
export function Blocks({ at, blocks }: { at: BlockContext; blocks: readonly Block[] }) {
  return (
    <>
      {blocks.map((block, i) => (
        <BlockView key={i} at={at} block={block} />
      ))}
    </>
  );
}

function BlockView({ at, block }: { at: BlockContext; block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.order === 2 ? <h4>{block.title[at.lang]}</h4> : <h3>{block.title[at.lang]}</h3>;
    case 'claim':
      return <p class="lead">{block.text[at.lang]}</p>;
    case 'said':
      return <FactsBlock at={at} block={block} />;
    case 'figure':
      return <FigureBlock at={at} figure={block.figure} />;
    case 'table':
      return <GridTable at={at} title={block.title[at.lang]} grid={block.grid} />;
    case 'text':
      return <p class={block.small ? 'note' : undefined}>{block.text[at.lang]}</p>;
    case 'lines':
      return <pre class="receipt">{block.lines.map((line) => line[at.lang]).join('\n')}</pre>;
    case 'terms':
      return (
        <dl>
          {block.terms.map(({ term, means }) => (
            <div key={term.en}>
              <dt>
                <b>{term[at.lang]}</b>
              </dt>
              <dd>{means[at.lang]}</dd>
            </div>
          ))}
        </dl>
      );
  }
}

/** The sentences of facts: one paragraph, or a point each. */
function FactsBlock({ at, block }: { at: BlockContext; block: Block & { kind: 'said' } }) {
  const { lang, release } = at;
  const points = block.listed ? pointsOf(release.plan, block, lang) : [];
  if (points.length === 0)
    return (
      <>
        {paragraphsOf(release.plan, { ...block, listed: false }, lang).map((phrase, i) => (
          <p key={i}>
            <PhraseText phrase={phrase} {...at} />
          </p>
        ))}
      </>
    );
  const areDrawn = block.drawn !== undefined && block.drawn.size > 0;
  return (
    <ul class={areDrawn ? 'drawn-points' : undefined}>
      {points.map(({ phrase, drawn }, i) => {
        const words = <PhraseText phrase={phrase} {...at} />;
        return (
          <li key={i}>
            {drawn ? <SmallPicture small={drawn} lang={lang} /> : null}
            {areDrawn ? <div>{words}</div> : words}
          </li>
        );
      })}
    </ul>
  );
}

/** A drawing that the words beside it say. */
function SmallPicture({ small: { draw, width }, lang }: { small: SmallDrawing; lang: Lang }) {
  const { height, content } = draw({ lang, width, href: () => undefined });
  return (
    <figure>
      <svg class="chart" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
        {content}
      </svg>
    </figure>
  );
}

function FigureBlock({ at: { release, lang, root, next }, figure }: { at: BlockContext; figure: Figure }) {
  const width = paperWidthOf(figure);
  const { title, note } = captionOf(figure, lang);
  const href = (path: string) => (root === undefined ? undefined : `${root}/${path}`);
  return (
    <figure>
      <figcaption>
        {next ? captionText('figure', next('figure'), title, lang) : title}
        <p class="note">{note}</p>
      </figcaption>
      <ChartSvg release={release} figure={figure} at={{ lang, width, href }} />
    </figure>
  );
}

function GridTable({
  at: { lang, root, next },
  title,
  grid,
}: {
  at: BlockContext;
  title: string;
  grid: Grid;
}) {
  const caption = next ? captionText('table', next('table'), title, lang) : title;
  const { heads, rows } = grid;
  return (
    <div
      class={isLongTable(grid) ? 'scroll long' : rows.length > 8 ? 'scroll' : 'scroll short'}
      tabIndex={0}
      role="region"
      aria-label={caption}
    >
      <Table
        caption={next && caption}
        rows={rows}
        columns={heads.map(({ title: head, number, aside }, j) => ({
          title: head[lang],
          class:
            [...(number ? ['n'] : []), ...(aside ? [next ? 'aside' : 'wide'] : [])].join(' ') || undefined,
          cell: next || number ? undefined : 'wrap',
          attributes: (row: readonly GridCell[]) => receiptsOf(row[j]!),
          of: (row: readonly GridCell[]) => <CellView cell={row[j]!} isPage={!next} {...{ lang, root }} />,
        }))}
      />
    </div>
  );
}

/** The references of the receipts of the figures of a cell, for whoever reads the page by program. */
function receiptsOf({ figures }: GridCell) {
  if (!figures) return {};
  return { 'data-receipt': figures.flatMap((f) => f.references).join(' '), 'data-from': figures[0]!.from };
}

interface CellOf {
  cell: GridCell;
  lang: Lang;
  root: string | undefined;
  isPage: boolean;
}

function CellView({ cell: { drawn, text, path, note, code }, lang, root, isPage }: CellOf) {
  if (drawn) return <SmallPicture small={drawn} lang={lang} />;
  return (
    <>
      {root === undefined || path === undefined ? text[lang] : <a href={`${root}/${path}`}>{text[lang]}</a>}
      {isPage && code !== undefined ? <span class="soft"> {code}</span> : null}
      {note ? <small> {inBrackets(note, lang)}</small> : null}
    </>
  );
}

/** Chapters one below the other, each with its name in the address. */
export function Chapters({ at, chapters }: { at: BlockContext; chapters: readonly Chapter[] }) {
  return (
    <>
      {chapters.map(({ id, title, blocks }) => (
        <section key={id} id={id} class="chapter">
          <h2>{title[at.lang]}</h2>
          <div class="body">
            <Blocks at={at} blocks={blocks} />
          </div>
        </section>
      ))}
    </>
  );
}
