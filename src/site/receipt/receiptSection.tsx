import type { ComponentChildren } from 'preact';
import { Table } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import { type AnyReceipt, explain, type Receipt } from '../../release/index.js';
import {
  formatNumber,
  formatSigned,
  periodName,
  receiptText,
  tableReceiptText,
  word,
} from '../../words/index.js';
import type { PlaceView } from '../place/view.js';
import { ReceiptBox } from './receiptBox.js';

/** Most parts whose own receipts stand below that of a figure. */
const mostParts = 6;

/**
 * The receipt of the figure of a page: its change, its formula, its parts with theirs, and the release.
 *
 * @param alone where no script could copy it
 */
export function ReceiptSection({ view, alone = false }: { view: PlaceView; alone?: boolean }) {
  const { receipt: r, release, subject, lang, here } = view;
  const shown = r.parts.filter((p) => p.value !== null).slice(0, mostParts);
  return (
    <ReceiptFrame
      lang={lang}
      receipt={r}
      alone={alone}
      of={`${r.unit.name[lang]} · ${r.title[lang]} · ${periodName(r.period, lang)}`}
    >
      <ChangeBox receipt={r} lang={lang} />
      <ReceiptBox receipt={r} lang={lang} here={here} />
      {shown.map((p) => (
        <ReceiptBox
          key={p.node}
          receipt={explain(release, subject, r.period, p.node)}
          lang={lang}
          here={here}
        />
      ))}
      <p class="note">{r.release}</p>
    </ReceiptFrame>
  );
}

/**
 * The frame of a receipt on a page: heading, content, and the receipt as text and as data to copy. A script may show two side by
 * side.
 */
export function ReceiptFrame({
  lang,
  receipt,
  of,
  alone = false,
  children,
}: {
  lang: Lang;
  receipt: AnyReceipt;
  of: string;
  alone?: boolean;
  children: ComponentChildren;
}) {
  const text = receipt.kind === 'result' ? receiptText(receipt, lang) : tableReceiptText(receipt, lang);
  const data = JSON.stringify({ text, receipt }).replaceAll('<', '\\u003c');
  return (
    <section id="receipt" aria-label={word('receipt', lang)}>
      <h2>{word('receipt', lang)}</h2>
      <p class="soft of">{of}</p>
      {children}
      {alone ? null : (
        <script type="application/json" class="receipt-data" dangerouslySetInnerHTML={{ __html: data }} />
      )}
    </section>
  );
}

/** The difference to the base period, worked out. */
function ChangeBox({ receipt: r, lang }: { receipt: Receipt; lang: Lang }) {
  if (r.value === null || !r.base || r.base.value === null) return null;
  const change = <b>{formatSigned(r.value - r.base.value, 6, lang)}</b>;
  const of = (sign: string, period: string, value: number) => ({
    sign,
    name: `${r.title[lang]} (${period})`,
    text: formatNumber(value, 6, lang),
  });
  return (
    <div class="receipt" id="receipt-change">
      <Table
        rows={[
          of('', r.period, r.value),
          of('−', r.base.period, r.base.value),
          { sign: '=', name: '', text: change },
        ]}
        columns={[
          { of: ({ sign }) => sign },
          { of: ({ name }) => name },
          { class: 'n', of: ({ text }) => text },
        ]}
      />
    </div>
  );
}
