import { encodeQR } from 'qr';
import { headlinePeriod } from '../../analysis/index.js';
import type { Lang } from '../../edition/index.js';
import { ChartSvg } from '../../figures/index.js';
import type { Release } from '../../release/index.js';
import type { CitedFigure } from '../../words/index.js';
import { isTotal, periodName, word } from '../../words/index.js';
import { Chapters } from '../blocks/blocksHtml.js';
import { startNumbering } from '../blocks/blockText.js';
import { PhraseText, ReceiptList } from '../brief/briefHtml.js';
import { receiptHref, rootOf } from '../brief/receipts.js';
import { filePage } from '../filePage.js';
import { sheetHtml } from '../sheet/sheetHtml.js';
import {
  aroundReceipts,
  contentsOf,
  coverTitles,
  type Report,
  type ReportOptions,
  reportOf,
  runningHead,
} from './report.js';
import { reportStyle } from './reportStyle.js';
import { reportWords as words } from './reportWords.js';

/**
 * The report of the period of headlines as one self-contained HTML file: cover, key findings, chapters, method,
 * glossary, receipts, all units; of a unit its sheet (`sheetHtml`). It prints on the paper asked for; the same release gives the same bytes.
 */
export async function reportHtml(release: Release, lang: Lang, asked: ReportOptions = {}): Promise<string> {
  const { sheet = 'a4', site, home } = asked;
  const short = await sheetHtml(release, lang, asked);
  if (short !== undefined) return short;
  const report = await reportOf(release, lang, asked.place);
  const { receipts } = report;
  const root = rootOf(site, lang);
  const href = receiptHref({ receipts, root });
  const title = runningHead(report);
  const at = { release, lang, href, root, next: startNumbering() };
  const { before, behind } = aroundReceipts(report.chapters);
  return filePage(
    release,
    lang,
    { title, css: reportStyle(sheet, title), home },
    <article class="report">
      <Cover report={report} href={href} />
      <Contents report={report} />
      <Chapters at={at} chapters={before} />
      {receipts.size === 0 ? null : (
        <section id="receipts" class="chapter">
          <h2>{words.receipts[lang]}</h2>
          <p class="note">{words.how[lang]}</p>
          <OnPaper report={report} root={root} />
          <ReceiptList receipts={receipts} class="refs" />
        </section>
      )}
      <Chapters at={at} chapters={behind} />
    </article>,
  );
}

/** Width of the map of the cover, in pixels. */
const coverWidth = 700;

/** What it is about, what the data are, the headline, and a map. */
function Cover({ report, href }: { report: Report; href: (figure: CitedFigure) => string }) {
  const { release, lang, place, headline, cover } = report;
  const { plan, manifest } = release;
  const { large, small } = coverTitles(release, place);
  return (
    <div class={cover ? 'cover pictured' : 'cover'}>
      <p class="soft">
        {small[lang]} · {words.report[lang]} ·{' '}
        {periodName(plan.periods[plan.first + headlinePeriod(release)]!, lang)}
      </p>
      <h1>{large[lang]}</h1>
      <p class="lead">
        <PhraseText phrase={headline} href={href} />
      </p>
      <p>
        <b>{word(plan.dataStatus, lang)}</b> · {manifest.id}
      </p>
      {cover ? (
        <figure>
          <ChartSvg
            release={release}
            figure={cover}
            at={{ lang, width: coverWidth, href: () => undefined }}
          />
          <figcaption>
            <p class="note">{cover.note[lang]}</p>
          </figcaption>
        </figure>
      ) : null}
      {plan.note ? <p class="soft">{plan.note[lang]}</p> : null}
    </div>
  );
}

function Contents({ report }: { report: Report }) {
  const { lang } = report;
  return (
    <nav class="contents" aria-label={words.contents[lang]}>
      <h2>{words.contents[lang]}</h2>
      <ol>
        {contentsOf(report).map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title[lang]}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** What stands on paper in the place of the list of receipts: where it is, as an address and as a QR code where the site is known. */
function OnPaper({ report, root }: { report: Report; root: string | undefined }) {
  const { lang, release, receipts, place } = report;
  const own = isTotal(release, place) ? '' : `/${encodeURIComponent(place.code)}`;
  const address = root !== undefined && /^https?:/.test(root) ? `${root}/report${own}#receipts` : undefined;
  return (
    <div class="paper">
      {address === undefined ? null : (
        <span dangerouslySetInnerHTML={{ __html: encodeQR(address, 'svg', { border: 1 }) }} />
      )}
      <p>{words.receiptsOnPaper(receipts.size, release.manifest.id, address)[lang]}</p>
    </div>
  );
}
