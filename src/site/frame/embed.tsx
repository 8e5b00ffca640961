import { barePage, markForeignTexts } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import {
  ChartSvg,
  captionOf,
  type Drawing,
  defaultWidth,
  papers,
  type Query,
  sourceLine,
} from '../../figures/index.js';
import { figureFor } from '../ranking/rankingFor.js';
import { chartsPath, rootOf, type Shown } from '../shown.js';
import { cssName, scripts } from './assets.js';

/** A width in pixels that an address asks for, within what can be drawn. */
export function widthOf(asked: string | undefined, usual: number): number {
  const width = Math.round(Number(asked));
  return Number.isFinite(width) && width > 0 ? Math.min(1600, Math.max(280, width)) : usual;
}

const change = { en: 'Change this chart', zh: '更改此图' };

/** A figure as a page of its own for the frame of another site; undefined where there is none of that name. */
export async function embedPage(
  release: Shown,
  id: string,
  lang: Lang,
  query: Query,
): Promise<string | undefined> {
  const found = await figureFor(release, id, lang, query);
  if (!found) return undefined;
  const { figure } = found;
  const { title, note } = captionOf(figure, lang);
  const root = rootOf(release, lang);
  const at: Drawing = {
    lang,
    width: widthOf(query('width'), figure.width ?? defaultWidth),
    href: (path) => `${root}/${path}`,
  };
  const html = barePage(
    lang,
    title,
    <>
      <base target="_blank" />
      <link rel="stylesheet" href={`/assets/${cssName}`} />
      <script type="module" src={`/assets/${scripts().entries['embedded']}`} />
    </>,
    <main class="embedded">
      <figure class="figure read">
        <figcaption>
          <h1 class="h2">{title}</h1>
          <p class="note">{note}</p>
        </figcaption>
        {figure.reads ? <output class="reading" /> : null}
        <div class="drawn">
          <ChartSvg release={release} figure={figure} at={at} />
        </div>
        <p class="note source">
          {id === 'chart' ? (
            <>
              <a href={`${root}/${chartsPath}${found.query}`}>{change[lang]}</a> ·{' '}
            </>
          ) : null}
          <a href={`${root}/figure/${id}.csv${found.query}`}>CSV</a> · {sourceLine(release, lang)}
        </p>
      </figure>
    </main>,
    papers.find((paper) => paper === query('paper')),
  );
  return markForeignTexts(html, release.plan, lang);
}
