import { headlinePeriod } from '../../analysis/index.js';
import type { Lang } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import type { CitedFigure } from '../../words/index.js';
import { word } from '../../words/index.js';
import { Words, withoutFonts } from '../brief/briefHtml.js';
import { keyOf, receiptAddress, referencesText } from '../brief/receipts.js';
import { type Frame, framed, statusOf } from '../frame.js';
import { BlocksOf } from './blocks.js';
import { opensPage } from './chapter.js';
import { contentsOf, type Report, type ReportOf, reportOf, runningHead } from './report.js';
import { reportStyle } from './reportStyle.js';
import { reportWords as words } from './reportWords.js';
import { numbering } from './written.js';

/**
 * The report of the period of headlines as one self-contained HTML file: cover, key findings, chapters, summary, method, all
 * units, glossary, receipts. It prints on the paper asked for; the same release gives the same bytes.
 */
export async function reportHtml(release: Release, lang: Lang, asked: ReportOf = {}): Promise<string> {
  const { plan } = release;
  const { sheet = 'a4', site, home } = asked;
  const report = await reportOf(release, lang, asked.place);
  const { chapters, receipts } = report;
  const root = site === undefined ? undefined : `${site.replace(/\/$/, '')}/${lang}`;
  const href = (figure: CitedFigure) =>
    root === undefined ? `#r${receipts.get(keyOf(figure))!.number}` : `${root}/${receiptAddress(figure)}`;
  const title = runningHead(report);
  const frame: Frame = {
    title,
    head: <style dangerouslySetInnerHTML={{ __html: withoutFonts + reportStyle(sheet, title) }} />,
    name: <strong>{home === undefined ? plan.title[lang] : <a href={home}>{plan.title[lang]}</a>}</strong>,
    end: <span class="soft">{statusOf(plan, lang)}</span>,
  };
  const at = { release, lang, href, root, next: numbering() };
  return framed(
    release,
    lang,
    frame,
    <article class="report">
      <Cover report={report} href={href} />
      {chapters.map((chapter) => (
        <section key={chapter.id} id={chapter.id} class={opensPage(chapter) ? 'chapter opens' : 'chapter'}>
          <h2>{chapter.title[lang]}</h2>
          <BlocksOf at={at} blocks={chapter.blocks} />
        </section>
      ))}
      {receipts.size === 0 ? null : (
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
      )}
    </article>,
  );
}

/** What it is about, what the data are, the headline and the contents. */
function Cover({ report, href }: { report: Report; href: (figure: CitedFigure) => string }) {
  const { release, lang, place, headline } = report;
  const { plan, manifest } = release;
  return (
    <div class="cover">
      <p class="soft">
        {plan.title[lang]} · {words.report[lang]} · {plan.periods[plan.first + headlinePeriod(release)]}
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
          {contentsOf(report).map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title[lang]}</a>
            </li>
          ))}
        </ol>
      </nav>
    </div>
  );
}
