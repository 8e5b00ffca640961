import type { ComponentChildren } from 'preact';
import type { Lang } from '../../edition/index.js';
import {
  ChartSvg,
  type Drawing,
  type Figure,
  type FigureField,
  type FigureRow,
  figureFormats,
  shownCell,
  usualWidth,
} from '../../figures/index.js';
import { apa, citationOf, gbt7714 } from '../../release/index.js';
import { rough } from '../../words/index.js';
import { rootOf, type Shown } from '../shown.js';

interface BoxOf {
  release: Shown;
  figure: Figure;
  lang: Lang;
  /** The query of its files for the choices of the page: empty, or from `?` on. */
  query: string;
  /** What the figure means, in a sentence. */
  verdict?: string | undefined;
}

/** A figure on a page: caption, table for those who read it so, drawing, and the ways to take it away. */
export function FigureBox(of: BoxOf) {
  const { figure } = of;
  return (
    <Framed {...of} class={classOf(figure)} widths={[figure.width ?? usualWidth]}>
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

function Caption({ figure, lang, verdict }: BoxOf) {
  return (
    <>
      <h2>{figure.title[lang]}</h2>
      {verdict ? <p class="verdict">{verdict}</p> : null}
      <p class="note">{figure.note[lang]}</p>
    </>
  );
}

/** A figure behind its title and what it says; what cannot be drawn says why instead. */
export function FoldedFigure(of: BoxOf) {
  const { figure, lang, verdict } = of;
  const says = figure.why?.[lang] ?? verdict;
  return (
    <details class="fold">
      <summary>
        <h2>{figure.title[lang]}</h2>
        <p>{says ?? figure.note[lang]}</p>
      </summary>
      <Framed {...of} class={classOf(figure)} widths={[figure.width ?? usualWidth]}>
        {says ? <p class="note">{figure.note[lang]}</p> : null}
      </Framed>
    </details>
  );
}

/** Width of a figure that leads a page: that of two columns. */
const leadWidth = 900;

/** Width of its drawing for a phone. */
const phoneWidth = 358;

/** Whether a figure takes the whole width of a page. */
export const isBroad = ({ width = 0 }: Figure) => width > usualWidth;

interface FramedOf extends BoxOf {
  class: string;
  /** Widths of its drawings: one, or that for a wide page and that for a narrow one. */
  widths: readonly number[];
  children: ComponentChildren;
}

function Framed({ release, figure, lang, query, class: name, widths, children }: FramedOf) {
  const root = rootOf(release, lang);
  const draw = (width: number): Drawing => ({ lang, width, href: (path) => `${root}/${path}` });
  return (
    <figure class={name} id={figure.id}>
      <figcaption>{children}</figcaption>
      <Table figure={figure} lang={lang} root={root} />
      <TakeAway release={release} figure={figure} lang={lang} query={query} />
      {widths.map((width, i) => (
        <div
          key={width}
          class={widths.length === 1 ? 'drawn' : `drawn ${i === 0 ? 'wide' : 'narrow'}`}
          {...(figure.tall ? { tabIndex: 0, role: 'region', 'aria-label': figure.title[lang] } : {})}
        >
          <ChartSvg release={release} figure={figure} at={draw(width)} />
        </div>
      ))}
    </figure>
  );
}

const classOf = (figure: Figure) =>
  isBroad(figure) ? 'figure broad' : figure.tall ? 'figure tall' : 'figure';

function Table({ figure, lang, root }: { figure: Figure; lang: Lang; root: string }) {
  const fields = figure.fields.filter((f) => !f.hidden);
  const rows = { en: `Table, ${figure.rows.length} rows`, zh: `数据表（${figure.rows.length}行）` }[lang];
  if (figure.rows.length === 0) return null;
  return (
    <details>
      <summary>{rows}</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label={`${figure.title[lang]}: ${rows}`}>
        <table>
          <thead>
            <tr>
              {fields.map((f) => (
                <th
                  scope="col"
                  key={f.id}
                  class={f.type === 'string' ? undefined : 'n'}
                  title={f.note?.[lang]}
                >
                  {f.title[lang]}
                  {f.unit ? ` (${f.unit[lang]})` : ''}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figure.rows.map((row, i) => (
              <tr key={i}>
                {fields.map((f) => (
                  <Cell key={f.id} field={f} row={row} lang={lang} root={root} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Cell({ field, row, lang, root }: { field: FigureField; row: FigureRow; lang: Lang; root: string }) {
  const text = shownCell(field, row, lang, rough);
  const to = row[field.id] === null ? undefined : field.to?.(row);
  return (
    <td class={field.type === 'string' ? undefined : 'n'}>
      {to ? <a href={`${root}/${to}`}>{text}</a> : text}
    </td>
  );
}

const words = {
  take: { en: 'Take away, embed, cite', zh: '下载、嵌入、引用' },
  png: { en: 'PNG', zh: 'PNG' },
  dark: { en: 'PNG, dark', zh: 'PNG（深色）' },
  embed: { en: 'Page to embed', zh: '可嵌入页面' },
  copyEmbed: { en: 'Copy embed code', zh: '复制嵌入代码' },
  copyCite: { en: 'Copy citation', zh: '复制引用' },
} satisfies Record<string, Record<Lang, string>>;

type Taken = Omit<BoxOf, 'verdict'>;

function TakeAway(of: Taken) {
  return (
    <details>
      <summary>{words.take[of.lang]}</summary>
      <TakeAways {...of} />
    </details>
  );
}

/** The files of a figure, its code to embed and its citation; what needs a script is shown by the script. */
export function TakeAways({ release, figure, lang, query }: Taken) {
  const root = rootOf(release, lang);
  const file = (ending: string) => `${root}/figure/${figure.id}.${ending}${query}`;
  const cited = citationOf(release);
  const cite =
    `${figure.title[lang]}${/[?？]$/.test(figure.title[lang]) ? '' : '.'} ${lang === 'zh' ? gbt7714(cited) : apa(cited)}`.trim();
  const endings = Object.keys(figureFormats).filter((e) => e === 'svg' || figure.rows.length > 0);
  return (
    <div class="take">
      {endings.map((ending) => (
        <a key={ending} class="button" href={file(ending)} download={`${figure.id}.${ending}`}>
          {ending === 'parquet' ? 'Parquet' : ending.toUpperCase()}
        </a>
      ))}
      {(['light', 'dark'] as const).map((paper) => (
        <button key={paper} type="button" class="button" hidden data-png={file('svg')} data-paper={paper}>
          {words[paper === 'light' ? 'png' : 'dark'][lang]}
        </button>
      ))}
      <a class="button" href={`${root}/embed/${figure.id}${query}`}>
        {words.embed[lang]}
      </a>
      <button type="button" class="button" hidden data-embed={`${root}/embed/${figure.id}${query}`}>
        {words.copyEmbed[lang]}
      </button>
      <button type="button" class="button" hidden data-copy={cite}>
        {words.copyCite[lang]}
      </button>
      <p class="note">{cite}</p>
    </div>
  );
}
