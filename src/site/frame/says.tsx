import { type BlockContext, Blocks, PhraseText, receiptAddress } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import type { Fact, Phrase } from '../../words/index.js';
import { paragraphOf, phraseText } from '../../words/index.js';
import { rootOf, type Shown } from '../shown.js';
import { menu } from './menu.js';

interface On {
  release: Shown;
  lang: Lang;
  /** The period whose pages names lead to. */
  period: string;
}

/** Where blocks of a page stand: figures lead to their receipts, names of places to their pages. */
export function blocksAt(release: Shown, lang: Lang, period: string): BlockContext {
  const root = rootOf(release, lang);
  return {
    ...{ release, lang, root },
    href: (figure) => `${root}/${receiptAddress(figure)}`,
    to: ({ code }) => `${root}/place/${encodeURIComponent(code)}/${period}`,
  };
}

/** Words on a page. */
export function Told({ release, lang, period, phrase }: On & { phrase: Phrase }) {
  return <PhraseText phrase={phrase} {...blocksAt(release, lang, period)} />;
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

const howSure = { en: 'How sure is this?', zh: '把握有多大？' };

/** What is uncertain on a page, said once, and the way to all of it; nothing where there is nothing to say. */
export function Caveat({ release, lang, notes }: Omit<On, 'period'> & { notes: readonly string[] }) {
  return notes.length === 0 ? null : (
    <p class="soft caveat">
      {notes.join(lang === 'zh' ? '' : ' ')}{' '}
      <a href={`${rootOf(release, lang)}/${menu.uncertainty.path}`} class="onwards">
        {howSure[lang]}
      </a>
    </p>
  );
}

const inFull = { en: 'In full', zh: '完整表述' };

/** What facts say with every figure, range and condition, folded behind the plain words; nothing where these say it all. */
export function InFull({
  facts,
  more = [],
  ...on
}: On & { facts: readonly Fact[]; more?: readonly string[] }) {
  const { plan } = on.release;
  const told = facts.flatMap((fact) => {
    const [plain, exact] = (['plain', 'exact'] as const).map((register) =>
      paragraphOf(plan, [fact], on.lang, undefined, register),
    );
    return phraseText(plain!) === phraseText(exact!) ? [] : [exact!];
  });
  if (told.length + more.length === 0) return null;
  return (
    <details class="in-full">
      <summary>{inFull[on.lang]}</summary>
      <Lines {...on} told={told} more={more} />
    </details>
  );
}

/** What facts say, each in a line of a list. */
export function Points({ facts, release, lang, period }: On & { facts: readonly Fact[] }) {
  return <Blocks at={blocksAt(release, lang, period)} blocks={[{ kind: 'said', facts, listed: true }]} />;
}

/** A list of phrases, and of lines without figures. */
function Lines({ told, more = [], ...on }: On & { told: readonly Phrase[]; more?: readonly string[] }) {
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
