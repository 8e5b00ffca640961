import type { Lang } from '../../edition/index.js';
import { ChartSvg, type Figure, paperWidthOf } from '../../figures/index.js';
import type { Release } from '../../release/index.js';
import type { CitedFigure } from '../../words/index.js';
import { Words } from '../brief/briefHtml.js';
import { type Block, type Cell, type Grid, isLong, type Small as SmallDrawing } from './chapter.js';
import { captionOf, type Numbering, paragraphsOf, pointsOf } from './written.js';

/** Where blocks stand. */
export interface At {
  release: Release;
  lang: Lang;
  href: (figure: CitedFigure) => string;
  /** The pages of the release on a site, in the language; undefined without one. */
  root: string | undefined;
  next: Numbering;
}

/** The blocks of a chapter, one after the other. */
export function BlocksOf({ at, blocks }: { at: At; blocks: readonly Block[] }) {
  return (
    <>
      {blocks.map((block, i) => (
        <BlockOf key={i} at={at} block={block} />
      ))}
    </>
  );
}

function BlockOf({ at, block }: { at: At; block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.order === 2 ? <h4>{block.title[at.lang]}</h4> : <h3>{block.title[at.lang]}</h3>;
    case 'said':
      return <Said at={at} block={block} />;
    case 'figure':
      return <Drawn at={at} figure={block.figure} />;
    case 'table':
      return <Table at={at} title={block.title[at.lang]} grid={block.grid} />;
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
function Said({ at, block }: { at: At; block: Block & { kind: 'said' } }) {
  const { lang, href, release } = at;
  const paragraphs = paragraphsOf(release.plan, block, lang);
  if (paragraphs.length === 0) return null;
  if (!block.listed)
    return (
      <>
        {paragraphs.map((phrase, i) => (
          <p key={i}>
            <Words phrase={phrase} href={href} />
          </p>
        ))}
      </>
    );
  if (block.drawn && block.drawn.size > 0)
    return (
      <ul class="drawn-points">
        {pointsOf(release.plan, block, lang).map(({ phrase, drawn }, i) => (
          <li key={i}>
            {drawn ? <Small small={drawn} lang={lang} /> : null}
            <div>
              <Words phrase={phrase} href={href} />
            </div>
          </li>
        ))}
      </ul>
    );
  return (
    <ul>
      {paragraphs.map((line, i) => (
        <li key={i}>
          <Words phrase={line} href={href} />
        </li>
      ))}
    </ul>
  );
}

/** A drawing that the words beside it say. */
function Small({ small: { draw, width }, lang }: { small: SmallDrawing; lang: Lang }) {
  const { height, content } = draw({ lang, width, href: () => undefined });
  return (
    <figure>
      <svg class="chart" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
        {content}
      </svg>
    </figure>
  );
}

function Drawn({ at: { release, lang, root, next }, figure }: { at: At; figure: Figure }) {
  const width = paperWidthOf(figure);
  const href = (path: string) => (root === undefined ? undefined : `${root}/${path}`);
  return (
    <figure>
      <figcaption>
        {captionOf('figure', next('figure'), figure.title[lang], lang)}
        <p class="note">{figure.note[lang]}</p>
      </figcaption>
      <ChartSvg release={release} figure={figure} at={{ lang, width, href }} />
    </figure>
  );
}

function Table({ at: { lang, root, next }, title, grid }: { at: At; title: string; grid: Grid }) {
  const caption = captionOf('table', next('table'), title, lang);
  return (
    <div
      class={isLong(grid) ? 'scroll long' : grid.rows.length > 12 ? 'scroll' : 'scroll short'}
      tabIndex={0}
      role="region"
      aria-label={caption}
    >
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {grid.heads.map((head) => (
              <th key={head.title.en} scope="col" class={classOf(head)}>
                {head.title[lang]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) => (
                <td key={j} class={classOf(grid.heads[j]!)} {...receiptsOf(cell)}>
                  {cell.drawn ? (
                    <Small small={cell.drawn} lang={lang} />
                  ) : (
                    <Linked cell={cell} lang={lang} root={root} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function classOf({ number, aside }: Grid['heads'][number]): string | undefined {
  const names = [...(number ? ['n'] : []), ...(aside ? ['aside'] : [])];
  return names.length > 0 ? names.join(' ') : undefined;
}

/** The references of the receipts of the figures of a cell, for whoever reads the page by program. */
function receiptsOf({ figures }: Cell) {
  if (!figures) return {};
  return { 'data-receipt': figures.flatMap((f) => f.references).join(' '), 'data-from': figures[0]!.from };
}

function Linked({ cell: { text, path }, lang, root }: { cell: Cell; lang: Lang; root: string | undefined }) {
  return root === undefined || path === undefined ? text[lang] : <a href={`${root}/${path}`}>{text[lang]}</a>;
}
