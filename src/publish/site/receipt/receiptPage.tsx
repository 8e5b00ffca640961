import type { Lang } from '../../../edition/index.js';
import type { TableReceipt } from '../../../release/index.js';
import { tableFigure, tableReceiptLines } from '../../tableReceiptText.js';
import { page } from '../layout.js';
import type { Shown } from '../shown.js';
import { ReceiptFrame } from './receiptSection.js';

/** The receipt of a figure of a table, as a page: where a screen is too narrow for it to stand beside the figure. */
export function receiptPage(release: Shown, receipt: TableReceipt, lang: Lang): string {
  const title = tableFigure(receipt, lang);
  return page(
    release,
    lang,
    title,
    `receipt/${receipt.reference}`,
    <>
      <h1>{title}</h1>
      <ReceiptFrame lang={lang} receipt={receipt} of={receipt.reference}>
        <dl class="receipt lines">
          {tableReceiptLines(receipt, lang).map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <p class="note">
          <code>npx iplus explain {receipt.reference}</code>
        </p>
      </ReceiptFrame>
    </>,
  );
}
