import { Table } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import type { Receipt } from '../../release/index.js';
import {
  aggregateTitle,
  computedLines,
  errorText,
  formatExact,
  formatNumber,
  formulaLines,
  groupFigureText,
  isAdditive,
  missingText,
  noiseText,
  reasonText,
  reversedText,
  rowsLines,
  weighingText,
  whyText,
  word,
} from '../../words/index.js';
import { SampleRows } from './sampleRows.js';

/** Formula with values, parts, raw figure, files and hashes. */
export function ReceiptBox({ receipt: r, lang, here }: { receipt: Receipt; lang: Lang; here: string }) {
  const weighing = r.parts.some((p) => p.weight !== null) ? weighingText(r, lang) : undefined;
  const formula = formulaLines(r, lang);
  const six = (v: number | null) => (v === null ? '–' : formatNumber(v, 6, lang));
  return (
    <div class="receipt">
      <div>
        <b>
          {r.title[lang]} ({r.period})
        </b>{' '}
        = {six(r.value)}
        {r.why === null ? null : <span class="soft"> ({whyText(r.why, lang)})</span>}
      </div>
      {r.parts.length > 0 && !isAdditive(r) ? <div>= {aggregateTitle(r, lang)}</div> : null}
      <Table
        rows={r.parts}
        columns={[
          { of: (_, i) => (!isAdditive(r) ? '' : i === 0 ? '=' : '+') },
          { class: 'n', of: ({ weight }) => (weight === null ? '' : `${formatNumber(weight, 4, lang)} ×`) },
          {
            class: 'wrap',
            of: (p) => (
              <>
                <a href={`${here}/${p.node}`}>{p.title[lang]}</a>
                <span class="soft">{reversedText(p, six, lang)}</span>
              </>
            ),
          },
          {
            class: 'n',
            of: ({ value, why }) =>
              value === null ? <span class="soft">{missingText(why, lang)}</span> : six(value),
          },
        ]}
      />
      {weighing === undefined || r.parts.length === 0 ? null : (
        <div class="soft">
          {{ en: 'weights', zh: '权重' }[lang]}: {weighing}
        </div>
      )}
      {r.raw ? <Raw receipt={r} lang={lang} /> : null}
      {formula.length === 0 ? null : (
        <details>
          <summary>{word('formula', lang)}</summary>
          {formula.map((line) => (
            <div class="wrap" key={line}>
              {line}
            </div>
          ))}
        </details>
      )}
    </div>
  );
}

function Raw({ receipt, lang }: { receipt: Receipt; lang: Lang }) {
  const raw = receipt.raw!;
  const merged = groupFigureText(receipt, lang);
  return (
    <>
      {raw.base === null ? (
        <div>
          {word('raw', lang)}: {raw.value === null ? '–' : formatExact(raw.value, lang)} {raw.unit[lang]}
        </div>
      ) : (
        <div>
          = {raw.scale} × {raw.value === null ? '–' : formatExact(raw.value, lang)} ÷{' '}
          {formatExact(raw.base, lang)} <span class="soft">{raw.unit[lang]}</span>
        </div>
      )}
      {raw.computed === null
        ? null
        : computedLines(raw.computed, lang).map((line) => (
            <div class="soft wrap" key={line}>
              {line}
            </div>
          ))}
      {merged === undefined ? null : <div class="soft">{merged}</div>}
      {raw.treated === null ? null : (
        <div class="soft">
          {{ en: 'after outlier treatment: ', zh: '离群值处理后：' }[lang]}
          {formatExact(raw.treated, lang)}
        </div>
      )}
      {raw.reason === 'observed' ? null : (
        <div class="soft">
          {reasonText(raw.reason, lang)}{' '}
          {raw.between.map((b) => `${b.period} ${formatExact(b.value, lang)}`).join(' → ')}
        </div>
      )}
      {raw.noise ? <div class="soft">{noiseText(raw.noise)[lang]}</div> : null}
      {raw.error === null ? null : <div class="soft">{errorText(raw.error)[lang]}</div>}
      {raw.records === null ? null : (
        <div>
          {formatExact(raw.records, lang)} {word(raw.records === 1 ? 'record' : 'records', lang)}
          {raw.observed === null ? '' : `, ${raw.observed}`}
        </div>
      )}
      {raw.rows.flatMap((rows) =>
        rowsLines(rows, lang).map((line) => (
          <div class="soft wrap" key={line}>
            {line}
          </div>
        )),
      )}
      {raw.sources.map((s) => (
        <div class="hash" key={s.id}>
          {s.from}
          {s.observed ? `, ${s.observed}` : ''}
          <br />
          sha256 {s.sha256}
        </div>
      ))}
      {raw.rows.map((rows) => (
        <SampleRows key={`${rows.indicator} ${rows.period}`} rows={rows} receipt={receipt} lang={lang} />
      ))}
    </>
  );
}
