import { escapeControls, type Text } from '../../edition/index.js';
import type { AsideRow, DataContract, ReachedFigures, ReceiptRow } from '../../platform/index.js';
import type { CheckedProof } from '../../release/index.js';
import { type ConsoleView, consolePage, partnerPath } from './consoleFrame.js';
import { consoleWord, formatWhole, momentText } from './consoleText.js';
import { CountsTable } from './counts.js';
import { InLog } from './logProof.js';
import { type LiveNames, ReachedTable } from './reachedFigures.js';
import { DataTable } from './table.js';

/** Receipts as a table. */
export function ReceiptTable({ view, rows }: { view: ConsoleView; rows: readonly ReceiptRow[] }) {
  const { lang } = view;
  if (rows.length === 0) return <p class="soft">{consoleWord('none', lang)}</p>;
  const counts = ['received', 'stored', 'quarantined', 'duplicates', 'conflicts', 'waiting'] as const;
  return (
    <DataTable
      columns={[
        { title: consoleWord('timeUtc', lang) },
        { title: consoleWord('contract', lang) },
        ...counts.map((of) => ({ title: consoleWord(of, lang), isNumber: true })),
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          <a href={partnerPath(view, `/receipts/${row.id}`)}>{momentText(row.at, lang, true)}</a>,
          `${row.contract} ${row.version}`,
          ...counts.map((of) => ({
            shown: formatWhole(row[of], lang),
            needs: (of === 'quarantined' || of === 'conflicts') && row[of] > 0,
            isQuiet: row[of] === 0,
          })),
        ],
      }))}
    />
  );
}

/** What the list of receipts was asked for. */
export interface ReceiptsView {
  rows: readonly ReceiptRow[];
  contracts: readonly DataContract[];
  contract?: string | undefined;
  day?: string | undefined;
  /** The number before which the next older ones are. */
  older?: number | undefined;
  isFirst: boolean;
}

/** What was sent: receipts, of a day and a contract where asked. */
export function receiptsPage(
  view: ConsoleView,
  { rows, contracts, contract, day, older, isFirst }: ReceiptsView,
): string {
  const { lang } = view;
  const query = (before?: number) => {
    const asked = new URLSearchParams({
      ...(contract !== undefined && { contract }),
      ...(day !== undefined && { day }),
      ...(before !== undefined && { before: String(before) }),
    }).toString();
    return partnerPath(view, `/receipts${asked === '' ? '' : `?${asked}`}`);
  };
  return consolePage(
    view,
    consoleWord('receipts', lang),
    <>
      <h1>{{ en: 'What was sent', zh: '已报送的内容' }[lang]}</h1>
      <p class="soft">
        {
          {
            en: 'One receipt for each batch; the newest first. Days and times in UTC.',
            zh: '每批一张回执，最新者在前。日期与时间均为 UTC。',
          }[lang]
        }
      </p>
      <form class="inrow" method="get" action={partnerPath(view, '/receipts')}>
        <label>
          <span>{consoleWord('contract', lang)}</span>
          <select name="contract">
            <option value="">{consoleWord('all', lang)}</option>
            {contracts.map(({ id, title }) => (
              <option key={id} value={id} selected={id === contract}>
                {title[lang]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{consoleWord('day', lang)}</span>
          <input type="date" name="day" value={day ?? ''} />
        </label>
        <button type="submit" class="button">
          {consoleWord('show', lang)}
        </button>
      </form>
      <ReceiptTable view={view} rows={rows} />
      <p>
        {isFirst ? null : (
          <a class="button" href={query()}>
            {consoleWord('newest', lang)}
          </a>
        )}{' '}
        {older === undefined ? null : (
          <a class="button" href={query(older)}>
            {consoleWord('older', lang)}
          </a>
        )}
      </p>
    </>,
  );
}

const outcomes = { quarantined: 'quarantined', duplicate: 'duplicates', conflict: 'conflicts' } as const;

/** What is known of a receipt beside its row: its place in the public log, and the figures it reached. */
export interface ReceiptContext {
  log?: { checked?: CheckedProof | undefined; promised?: number | undefined } | undefined;
  reached?: ReachedFigures | undefined;
  names?: LiveNames | undefined;
}

function outcomeOf({ received, stored, erased }: ReceiptRow): Text {
  const n = (x: number) => ({ en: formatWhole(x, 'en'), zh: formatWhole(x, 'zh') });
  const [all, some, gone] = [n(received), n(stored), n(erased)];
  if (erased === 0)
    return {
      en: `${some.en} of ${all.en} records are stored`,
      zh: `${all.zh}条记录中入库${some.zh}条`,
    };
  return {
    en: `${some.en} of ${all.en} records were stored, and ${gone.en} erased since`,
    zh: `${all.zh}条记录中入库${some.zh}条，其后删除${gone.zh}条`,
  };
}

/** One receipt: what became of its records, and why some are not stored. */
export function receiptPage(
  view: ConsoleView,
  row: ReceiptRow,
  aside: readonly AsideRow[],
  { log, reached, names }: ReceiptContext,
): string {
  const { lang } = view;
  const all = row.quarantined + row.duplicates + row.conflicts;
  return consolePage(
    view,
    consoleWord('receipt', lang),
    <>
      <h1>{outcomeOf(row)[lang]}</h1>
      <p class="soft">
        {consoleWord('receipt', lang)} <code>{row.id}</code>
      </p>
      <CountsTable lang={lang} rows={[{ name: consoleWord('records', lang), counts: row }]} />
      <dl class="facts">
        <dt>{consoleWord('timeUtc', lang)}</dt>
        <dd>{momentText(row.at, lang, true)}</dd>
        <dt>{consoleWord('contract', lang)}</dt>
        <dd>
          <a href={partnerPath(view, `/contracts/${encodeURIComponent(row.contract)}`)}>{row.contract}</a>{' '}
          {row.version}
        </dd>
        <dt>{consoleWord('key', lang)}</dt>
        <dd>
          <code>{row.key}</code>
        </dd>
        <dt>SHA-256</dt>
        <dd>
          <code>{row.sha256}</code>
        </dd>
        <dt>{consoleWord('place', lang)}</dt>
        <dd>
          {
            {
              en: `segment ${row.segment}, byte ${formatWhole(row.offset, 'en')}`,
              zh: `第${row.segment}段，第${formatWhole(row.offset, 'zh')}字节`,
            }[lang]
          }
        </dd>
      </dl>
      {view.may('operate') && row.waiting === 0 ? (
        <p>
          <a
            class="button"
            href={partnerPath(
              view,
              `/erase?${new URLSearchParams({ contract: row.contract, receipt: row.id })}`,
            )}
          >
            {consoleWord('erase', lang)}
          </a>
        </p>
      ) : null}
      {log ? <InLog view={view} {...log} row={row} /> : null}
      {reached ? <ReachedTable view={view} reached={reached} names={names} /> : null}
      {aside.length > 0 ? (
        <>
          <h2>
            {consoleWord('problems', lang)}
            {all > aside.length ? (
              <small>
                {
                  {
                    en: `the first ${formatWhole(aside.length, 'en')} of ${formatWhole(all, 'en')}`,
                    zh: `共${formatWhole(all, 'zh')}条，列出前${formatWhole(aside.length, 'zh')}条`,
                  }[lang]
                }
              </small>
            ) : null}
          </h2>
          <ProblemTable view={view} aside={aside} />
        </>
      ) : null}
    </>,
  );
}

function ProblemTable({ view: { lang }, aside }: { view: ConsoleView; aside: readonly AsideRow[] }) {
  return (
    <DataTable
      columns={[
        { title: consoleWord('line', lang), isNumber: true },
        { title: consoleWord('outcome', lang) },
        { title: consoleWord('field', lang) },
        { title: consoleWord('found', lang), isLong: true },
        { title: consoleWord('expected', lang), isLong: true },
      ]}
      rows={aside.flatMap(({ line, kind, why }) =>
        why.map(({ code, pointer, found, expected }) => ({
          key: `${line} ${code} ${pointer}`,
          cells: [
            formatWhole(line, lang),
            consoleWord(outcomes[kind], lang),
            pointer === '' ? '–' : <code>{pointer}</code>,
            escapeControls(found[lang]),
            expected[lang],
          ],
        })),
      )}
    />
  );
}
