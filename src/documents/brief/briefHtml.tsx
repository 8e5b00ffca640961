import type { Release, Subject } from '../../release/index.js';
import type { CitedFigure } from '../../words/index.js';
import { type Phrase, phraseText } from '../../words/index.js';
import { filePage } from '../filePage.js';
import type { Brief } from './brief.js';
import { briefWords } from './briefWords.js';
import { type FigureLinks, numberReceipts, receiptHref, referencesText, rootOf } from './receipts.js';

interface PhraseTextOptions {
  phrase: Phrase;
  /** Where figures lead, where they lead anywhere. */
  href: (figure: CitedFigure) => string | undefined;
  /** Where names lead, where they lead anywhere. */
  to?: (place: Subject) => string;
}

/** Words with their figures as links, and names of places where these lead anywhere. */
export function PhraseText({ phrase, href, to }: PhraseTextOptions) {
  return (
    <>
      {phrase.map((piece, i) => {
        if (typeof piece === 'string') return piece;
        // What is computed on demand has no receipt.
        const own = 'figure' in piece && piece.figure.references.length > 0 ? href(piece.figure) : undefined;
        const address = 'figure' in piece ? own : to?.(piece.subject);
        if (address === undefined) return piece.text;
        return (
          <a
            key={i}
            class="said"
            href={address}
            data-from={'figure' in piece ? derivationOf(piece.figure) : undefined}
          >
            {piece.text}
          </a>
        );
      })}
    </>
  );
}

/** Most references that a link names beside the one that it leads to. */
const mostNamed = 3;

/** How a figure follows from its receipts, where it is not the value or the cell of one: with the others that it follows from. */
function derivationOf({ from, references }: CitedFigure): string | undefined {
  if (from === 'value' || from === 'cell') return undefined;
  const others = references.slice(1);
  return [from, ...(others.length > mostNamed ? [`+${others.length}`] : others)].join(' ');
}

/** Headline and paragraphs. */
export function BriefText({ brief, href }: { brief: Brief; href: (figure: CitedFigure) => string }) {
  return (
    <>
      <h1 style="margin-top:4px">
        <PhraseText phrase={brief.headline} href={href} />
      </h1>
      {brief.paragraphs.map((phrase) => (
        <p key={phraseText(phrase)}>
          <PhraseText phrase={phrase} href={href} />
        </p>
      ))}
    </>
  );
}

/** The receipts of a document, to which its figures lead by their numbers. */
export function ReceiptList({ receipts, class: name }: Pick<FigureLinks, 'receipts'> & { class: string }) {
  return (
    <ol class={name}>
      {[...receipts.values()].map(({ number, figure }) => (
        <li key={number} id={`r${number}`}>
          <code>{referencesText(figure)}</code>
        </li>
      ))}
    </ol>
  );
}

/** A brief as one self-contained HTML file: figures link to the receipts at its end, or to those of a site. */
export function briefHtml(release: Release, brief: Brief, site?: string): string {
  const { lang } = brief;
  const receipts = numberReceipts(brief);
  return filePage(
    release,
    lang,
    { title: phraseText(brief.headline) },
    <article class="brief">
      <BriefText brief={brief} href={receiptHref({ receipts, root: rootOf(site, lang) })} />
      <h2>{briefWords.receipts[lang]}</h2>
      <p class="note">{briefWords.how[lang].replaceAll('`', '')}</p>
      <ReceiptList receipts={receipts} class="note" />
    </article>,
  );
}
