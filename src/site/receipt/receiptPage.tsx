import { Table } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import type { Query } from '../../figures/index.js';
import { type AnyReceipt, type Receipt, readingFolder, readingOf, receiptOf } from '../../release/index.js';
import { formatSignificant, periodName, tableFigure, tableReceiptLines } from '../../words/index.js';
import { page } from '../frame/layout.js';
import { placePage } from '../place/placePage.js';
import { rootOf, type Shown } from '../shown.js';
import { ReceiptBox } from './receiptBox.js';
import { ReceiptFrame } from './receiptSection.js';

/**
 * The receipt of any figure of a release by its reference, `?of=analysis/TABLE/KEY…/COLUMN`: down to the file and its hash.
 *
 * @throws UserError for a reference that leads to no figure
 */
export async function receiptPage(release: Shown, lang: Lang, query: Query): Promise<string> {
  const reference = query('of') ?? '';
  const receipt: AnyReceipt = await receiptOf(release, reference);
  const within = readingOf(release, reference);
  if (!('table' in receipt))
    return within ? readingPage(release, receipt, reference, lang) : placePage(release, receipt, lang);
  const root = rootOf(release, lang);
  const folder = within ? `${readingFolder(within.variant)}/` : '';
  const path = `receipt?of=${encodeURIComponent(reference)}`;
  return page(
    release,
    lang,
    `${receipt.table.title[lang]} · ${receipt.column.title[lang]}`,
    path,
    <>
      <h1>{tableFigure({ ...receipt, value: shortened(receipt.value, lang) }, lang)}</h1>
      <ReceiptFrame lang={lang} receipt={receipt} of={receipt.reference}>
        <div class="receipt">
          <Table
            rows={[exactly(receipt.value, lang), ...tableReceiptLines(receipt, lang)]}
            columns={[
              { class: 'soft', of: ([name]) => name },
              { class: 'wrap', of: ([, text]) => text },
            ]}
          />
        </div>
        <p>
          {receipt.inputs
            .filter((input) => /^results\/[^*]+$/.test(input))
            .map((input) => (
              <a key={input} class="button" href={`${root}/receipt?of=${encodeURIComponent(folder + input)}`}>
                {input}
              </a>
            ))}
          <a class="button" href={`${release.base ?? ''}/release/${folder}${receipt.table.file}`}>
            {receipt.table.file}
          </a>
        </p>
      </ReceiptFrame>
    </>,
  );
}

/** The receipt of a result in the release of a variant within the release, which has no pages of its own. */
function readingPage(release: Shown, receipt: Receipt, reference: string, lang: Lang): string {
  const of = `${receipt.unit.name[lang]} · ${receipt.title[lang]} · ${periodName(receipt.period, lang)}`;
  const { release: inner, variant } = readingOf(release, reference)!;
  const here = [readingFolder(variant), ...receipt.reference.split('/').slice(0, 3)];
  return page(
    release,
    lang,
    of,
    `receipt?of=${encodeURIComponent(reference)}`,
    <>
      <h1>{of}</h1>
      <p class="soft">{inner.plan.title[lang]}</p>
      <ReceiptFrame lang={lang} receipt={receipt} of={of}>
        <ReceiptBox
          receipt={receipt}
          lang={lang}
          here={`${rootOf(release, lang)}/receipt?of=${encodeURIComponent(here.join('/'))}`}
        />
        <p class="note">{receipt.release}</p>
      </ReceiptFrame>
    </>,
  );
}

/** A number as the headline has room for it; the receipt below has every digit. */
const shortened = (value: string, lang: Lang) =>
  value === '' || Number.isNaN(Number(value)) ? value : formatSignificant(Number(value), lang);

const exactly = (value: string, lang: Lang): [string, string] => [
  { en: 'value', zh: '取值' }[lang],
  value === '' ? '–' : value,
];
