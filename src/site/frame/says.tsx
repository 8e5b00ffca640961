import { PhraseText, receiptAddress } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import type { CitedFigure, Fact, Phrase } from '../../words/index.js';
import { paragraphOf } from '../../words/index.js';
import { rootOf, type Shown } from '../shown.js';

interface On {
  release: Shown;
  lang: Lang;
  /** The period whose pages names lead to. */
  period: string;
}

/** Words on a page: figures lead to their receipts, names of places to their pages. */
export function Told({ release, lang, period, phrase }: On & { phrase: Phrase }) {
  const root = rootOf(release, lang);
  return (
    <PhraseText
      phrase={phrase}
      href={(figure: CitedFigure) => `${root}/${receiptAddress(figure)}`}
      to={({ code }) => `${root}/place/${encodeURIComponent(code)}/${period}`}
    />
  );
}

/** Sentences followed by those of facts, as one paragraph; nothing where there are none. */
export function Paragraph({
  facts,
  said = [],
  ...on
}: On & { facts: readonly Fact[]; said?: readonly Phrase[] }) {
  const gap = on.lang === 'en' ? ' ' : '';
  const told = [...said, paragraphOf(on.release.plan, facts, on.lang)].filter((one) => one.length > 0);
  const phrase = told.flatMap((one, i) => (i === 0 ? one : [gap, ...one]));
  return phrase.length === 0 ? null : (
    <p class="lead">
      <Told {...on} phrase={phrase} />
    </p>
  );
}

/** What facts say, each in a line of a list. */
export function Points({
  facts,
  more = [],
  ...on
}: On & { facts: readonly Fact[]; more?: readonly string[] }) {
  const phrases = facts.map((fact) => paragraphOf(on.release.plan, [fact], on.lang));
  const told = phrases.filter((phrase) => phrase.length > 0);
  return (
    <ul>
      {told.map((phrase, i) => (
        <li key={i}>
          <Told {...on} phrase={phrase} />
        </li>
      ))}
      {more.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
