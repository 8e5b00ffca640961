import type { Lang } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import { Words } from '../brief/briefHtml.js';
import { type Figure as Chart, usualWidth } from '../charts/figure.js';
import { ChartSvg } from '../charts/svg.js';
import type { Figure } from '../facts/fact.js';
import { phrase } from '../sentences/phrase.js';
import { sentencesOf } from '../sentences/sentencesOf.js';
import type { Block, Cell, Grid } from './chapter.js';

export { Words };

/** Where blocks stand. */
export interface At {
  release: Release;
  lang: Lang;
  href: (figure: Figure) => string;
  /** The pages of the release on a site, in the language; undefined without one. */
  root: string | undefined;
  next: (of: 'figure' | 'table') => number;
}

/** Counts figures and tables from one. */
export function numbering(): At['next'] {
  const last = { figure: 0, table: 0 };
  return (of) => {
    last[of] += 1;
    return last[of];
  };
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
      return <h3>{block.title[at.lang]}</h3>;
    case 'said':
      return <Said at={at} block={block} />;
    case 'figure':
      return <Drawn at={at} figure={block.figure} />;
    case 'table':
      return <Table at={at} title={block.title[at.lang]} grid={block.grid} />;
    case 'rest':
      return <>{block.content(at.lang)}</>;
  }
}

/** The sentences of facts: one paragraph, or a point each. */
function Said({ at, block }: { at: At; block: Block & { kind: 'said' } }) {
  const { lang, href, release } = at;
  const gap = lang === 'en' ? ' ' : '';
  const lines = block.facts.flatMap((fact) => {
    const sentences = sentencesOf(block.plan ?? release.plan, fact, lang);
    return sentences.length > 0 ? [sentences.reduce((a, b) => phrase`${a}${gap}${b}`)] : [];
  });
  if (lines.length === 0) return null;
  if (!block.listed)
    return (
      <p>
        <Words phrase={lines.reduce((a, b) => phrase`${a}${gap}${b}`)} href={href} />
      </p>
    );
  return (
    <ul>
      {lines.map((line, i) => (
        <li key={i}>
          <Words phrase={line} href={href} />
        </li>
      ))}
    </ul>
  );
}

function Drawn({ at: { release, lang, root, next }, figure }: { at: At; figure: Chart }) {
  const width = figure.width ?? usualWidth;
  const href = (path: string) => (root === undefined ? undefined : `${root}/${path}`);
  const number = next('figure');
  return (
    <figure>
      <figcaption>
        {{ en: `Figure ${number}. `, zh: `图${number} ` }[lang]}
        {figure.title[lang]}
        <p class="note">{figure.note[lang]}</p>
      </figcaption>
      <ChartSvg release={release} figure={figure} at={{ lang, width, href }} />
    </figure>
  );
}

function Table({ at: { lang, root, next }, title, grid }: { at: At; title: string; grid: Grid }) {
  const number = next('table');
  return (
    <div
      class={grid.rows.length > 12 ? 'scroll' : 'scroll short'}
      tabIndex={0}
      role="region"
      aria-label={title}
    >
      <table>
        <caption>{{ en: `Table ${number}. ${title}`, zh: `表${number} ${title}` }[lang]}</caption>
        <thead>
          <tr>
            {grid.heads.map((head) => (
              <th key={head.title.en} scope="col" class={head.number ? 'n' : undefined}>
                {head.title[lang]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) => (
                <td key={j} class={grid.heads[j]!.number ? 'n' : undefined}>
                  <Linked cell={cell} lang={lang} root={root} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Linked({ cell: { text, path }, lang, root }: { cell: Cell; lang: Lang; root: string | undefined }) {
  return root === undefined || path === undefined ? text[lang] : <a href={`${root}/${path}`}>{text[lang]}</a>;
}
