import { filePage } from '../../documents/index.js';
import { type Lang, safeFileName } from '../../edition/index.js';
import {
  explain,
  findSubject,
  type Receipt,
  type Release,
  readersCsv,
  resultsTable,
} from '../../release/index.js';
import { ReceiptSection } from '../receipt/receiptSection.js';
import { Computed } from './computed.js';
import { Caveats, Headline } from './headline.js';
import { PlaceContent, titleOf } from './placePage.js';
import { viewOf } from './view.js';

/**
 * A place as one self-contained file: its page with the style in it, drawings, receipts, and its figures of every period and node
 * as CSV to save. Links to other pages are text.
 */
export async function offlinePage(release: Release, receipt: Receipt, lang: Lang): Promise<string> {
  const view = viewOf({ ...release, files: 'whole' }, receipt, lang);
  const { code, name } = receipt.unit;
  const csv = Buffer.from(readersCsv(resultsTable(release, { units: [code] }), lang)).toString('utf8');
  const html = filePage(
    release,
    lang,
    { title: titleOf(view), kind: { en: 'one place, whole', zh: '单页离线版' }[lang] },
    <>
      <p class="soft crumbs">
        <b>{name[lang]}</b> · {code} · {receipt.period}
      </p>
      <Headline view={view} />
      <Caveats view={view} />
      <PlaceContent view={view} />
      <Computed view={view}>
        <ReceiptSection view={view} alone />
      </Computed>
      {csv.length > mostData ? null : (
        <p>
          <a
            class="button"
            download={`${safeFileName(code)}.csv`}
            href={`data:text/csv;charset=utf-8,${encodeURIComponent(csv)}`}
          >
            {{ en: 'Its figures of every period and part, as CSV', zh: '各时期、各部分的数值（CSV）' }[lang]}
          </a>
        </p>
      )}
    </>,
  );
  return html.replace(/(<a\b[^>]*?)\shref="\/[^"]*"/g, '$1');
}

/** The most characters of figures in a page, so that it is small enough for an e-mail. */
const mostData = 60_000;

/** The page of a place of the period of headlines by its code, as its file. */
export async function offlineFile(
  release: Release,
  code: string,
  lang: Lang,
): Promise<{ path: string; content: string }> {
  const subject = findSubject(release.plan, code);
  const content = await offlinePage(release, explain(release, subject), lang);
  return { path: `${safeFileName(subject.code)}.${lang}.html`, content };
}
