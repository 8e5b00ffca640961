import type { Lang } from '../../edition/index.js';
import type { Release, Subject } from '../../release/index.js';
import { withoutFonts } from '../brief/briefHtml.js';
import { headlineOf } from '../brief/headline.js';
import { keyOf, numberedOf, receiptAddress, referencesText } from '../brief/receipts.js';
import type { Figure } from '../facts/fact.js';
import { factsAbout } from '../facts/factsAbout.js';
import { totalOf } from '../facts/view.js';
import type { Phrase } from '../sentences/phrase.js';
import { sentencesOf } from '../sentences/sentencesOf.js';
import { type Frame, framed, statusOf } from '../site/frame.js';
import { word } from '../words.js';
import { appendicesOf } from './appendices.js';
import { BlocksOf, numbering, Words } from './blocks.js';
import type { Chapter } from './chapter.js';
import { chaptersOf } from './chapters.js';
import { reportStyle, type Sheet } from './reportStyle.js';
import { reportWords as words } from './reportWords.js';

/** How a report is asked for; of the whole area, for A4, with its figures leading to the receipts at its end where nothing is said. */
export interface ReportOf {
  place?: Subject | undefined;
  sheet?: Sheet;
  /** The site of the release, where the figures lead. */
  site?: string | undefined;
  /** Where the name of the index leads. */
  home?: string | undefined;
}

/**
 * The report of the last published period as one HTML file that needs no other: cover, key findings, chapters, summary, method,
 * all units, glossary, receipts. It prints on the paper asked for; the same release gives the same bytes.
 */
export async function reportHtml(release: Release, lang: Lang, asked: ReportOf = {}): Promise<string> {
  const { plan } = release;
  const { place = totalOf(release), sheet = 'a4', site, home } = asked;
  const facts = factsAbout(release, release.index.periods - 1, place);
  const headline = headlineOf(plan, facts, lang);
  const chapters = [...(await chaptersOf(release, place)), ...appendicesOf(release)];
  const receipts = numberedOf({ headline, paragraphs: phrasesOf(release, chapters, lang) });
  const root = site === undefined ? undefined : `${site.replace(/\/$/, '')}/${lang}`;
  const href = (figure: Figure) =>
    root === undefined ? `#r${receipts.get(keyOf(figure))!.number}` : `${root}/${receiptAddress(figure)}`;
  const title = `${plan.title[lang]} · ${place.name[lang]} · ${words.report[lang]}`;
  const status = plan.dataStatus === 'real' ? '' : `${word(plan.dataStatus, lang)} · `;
  const frame: Frame = {
    title: `${status}${title}`,
    head: (
      <style dangerouslySetInnerHTML={{ __html: withoutFonts + reportStyle(sheet, `${status}${title}`) }} />
    ),
    name: <strong>{home === undefined ? plan.title[lang] : <a href={home}>{plan.title[lang]}</a>}</strong>,
    end: <span class="soft">{statusOf(plan, lang)}</span>,
  };
  const at = { release, lang, href, root, next: numbering() };
  return framed(
    release,
    lang,
    frame,
    <article class="report">
      <Cover {...{ release, lang, place, headline, chapters, href }} />
      {chapters.map(({ id, title: of, blocks }) => (
        <section key={id} id={id} class={opens({ id, blocks }) ? 'chapter opens' : 'chapter'}>
          <h2>{of[lang]}</h2>
          <BlocksOf at={at} blocks={blocks} />
        </section>
      ))}
      <section id="receipts" class="chapter opens">
        <h2>{words.receipts[lang]}</h2>
        <p class="note">{words.how[lang]}</p>
        <ol class="refs">
          {[...receipts.values()].map(({ number, figure }) => (
            <li key={number} id={`r${number}`}>
              <code>{referencesText(figure)}</code>
            </li>
          ))}
        </ol>
      </section>
    </article>,
  );
}

/** Whether a chapter begins a sheet: one of a few lines stands below the one before. */
function opens({ id, blocks }: Pick<Chapter, 'id' | 'blocks'>): boolean {
  const long = blocks.some(({ kind }) => kind === 'figure' || kind === 'table');
  return long || id === 'findings' || id === 'method';
}

/** Every sentence of the chapters, in order. */
function phrasesOf({ plan }: Release, chapters: readonly Chapter[], lang: Lang): Phrase[] {
  return chapters
    .flatMap(({ blocks }) => blocks)
    .flatMap((b) => (b.kind === 'said' ? b.facts.flatMap((f) => sentencesOf(b.plan ?? plan, f, lang)) : []));
}

interface CoverOf {
  release: Release;
  lang: Lang;
  place: Subject;
  headline: Phrase;
  chapters: readonly Chapter[];
  href: (figure: Figure) => string;
}

/** What it is about, what the data are, the headline and the contents. */
function Cover({ release, lang, place, headline, chapters, href }: CoverOf) {
  const { plan, manifest } = release;
  const entries = [...chapters, { id: 'receipts', title: words.receipts }];
  return (
    <div class="cover">
      <p class="soft">
        {plan.title[lang]} · {words.report[lang]} · {plan.periods[plan.first + release.index.periods - 1]}
      </p>
      <h1>{place.name[lang]}</h1>
      <p class="lead">
        <Words phrase={headline} href={href} />
      </p>
      <p>
        <b>{word(plan.dataStatus, lang)}</b> · {manifest.id}
      </p>
      {plan.note ? <p class="soft">{plan.note[lang]}</p> : null}
      <nav aria-label={words.contents[lang]}>
        <h2>{words.contents[lang]}</h2>
        <ol>
          {entries.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title[lang]}</a>
            </li>
          ))}
        </ol>
      </nav>
    </div>
  );
}
