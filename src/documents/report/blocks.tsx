import type { Lang } from '../../edition/index.js';
import { ChartSvg, type Figure, paperWidthOf } from '../../figures/index.js';
import type { Release } from '../../release/index.js';
import type { CitedFigure } from '../../words/index.js';
import { Table } from '../blocks/table.js';
import { PhraseText } from '../brief/briefHtml.js';
import { captionText, type Numbering, paragraphsOf, pointsOf } from './blockText.js';
import { type Block, type Grid, type GridCell, isLongTable, type SmallDrawing } from './chapter.js';

/** Where blocks stand. */
export interface BlockContext {
  release: Release;
  lang: Lang;
  href: (figure: CitedFigure) => string;
  /** The pages of the release on a site, in the language; undefined without one. */
  root: string | undefined;
  next: Numbering;
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
    case 'said':
      return <FactsBlock at={at} block={block} />;
    case 'figure':
      return <FigureBlock at={at} figure={block.figure} />;
    case 'table':
      return <GridTable at={at} title={block.title[at.lang]} grid={block.grid} />;
    case 'text':
      return <p>{block.text[at.lang]}</p>;
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
  const { lang, href, release } = at;
  const paragraphs = paragraphsOf(release.plan, block, lang);
  if (paragraphs.length === 0) return null;
  if (!block.listed)
    return (
      <>
        {paragraphs.map((phrase, i) => (
          <p key={i}>
            <PhraseText phrase={phrase} href={href} />
          </p>
        ))}
      </>
    );
  if (block.drawn && block.drawn.size > 0)
    return (
      <ul class="drawn-points">
        {pointsOf(release.plan, block, lang).map(({ phrase, drawn }, i) => (
          <li key={i}>
            {drawn ? <SmallPicture small={drawn} lang={lang} /> : null}
            <div>
              <PhraseText phrase={phrase} href={href} />
            </div>
          </li>
        ))}
      </ul>
    );
  return (
    <ul>
      {paragraphs.map((line, i) => (
        <li key={i}>
          <PhraseText phrase={line} href={href} />
        </li>
      ))}
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
  const href = (path: string) => (root === undefined ? undefined : `${root}/${path}`);
  return (
    <figure>
      <figcaption>
        {captionText('figure', next('figure'), figure.title[lang], lang)}
        <p class="note">{figure.note[lang]}</p>
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
  const caption = captionText('table', next('table'), title, lang);
  const { heads, rows } = grid;
  return (
    <div
      class={isLongTable(grid) ? 'scroll long' : rows.length > 8 ? 'scroll' : 'scroll short'}
      tabIndex={0}
      role="region"
      aria-label={caption}
    >
      <Table
        caption={caption}
        rows={rows}
        columns={heads.map(({ title: head, number, aside }, j) => ({
          title: head[lang],
          class: [...(number ? ['n'] : []), ...(aside ? ['aside'] : [])].join(' ') || undefined,
          attributes: (row: readonly GridCell[]) => receiptsOf(row[j]!),
          of: (row: readonly GridCell[]) => {
            const { drawn, text, path } = row[j]!;
            if (drawn) return <SmallPicture small={drawn} lang={lang} />;
            return root === undefined || path === undefined ? (
              text[lang]
            ) : (
              <a href={`${root}/${path}`}>{text[lang]}</a>
            );
          },
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
