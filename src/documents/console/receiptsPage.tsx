import { escapeControls } from '../../edition/index.js';
import type { AsideRow, DataContract, ReachedFigures, ReceiptRow } from '../../platform/index.js';
import type { CheckedProof } from '../../release/index.js';
import { type ConsoleView, consolePage, partnerPath } from './consoleFrame.js';
import { momentText, say, whole } from './consoleText.js';
import { InLog } from './inLog.js';
import { type LiveNames, Reached } from './reached.js';
import { Sums } from './sums.js';
import { DataTable } from './table.js';

/** Receipts as a table. */
export function ReceiptTable({ view, rows }: { view: ConsoleView; rows: readonly ReceiptRow[] }) {
  const { lang } = view;
  if (rows.length === 0) return <p class="soft">{say('none', lang)}</p>;
  const counts = ['received', 'stored', 'quarantined', 'duplicates', 'conflicts', 'waiting'] as const;
  return (
    <DataTable
      columns={[
        { title: say('timeUtc', lang) },
        { title: say('contract', lang) },
        ...counts.map((of) => ({ title: say(of, lang), isNumber: true })),
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          <a href={partnerPath(view, `/receipts/${row.id}`)}>{momentText(row.at, lang, true)}</a>,
          `${row.contract} ${row.version}`,
          ...counts.map((of) => ({
            shown: whole(row[of], lang),
            needs: (of === 'quarantined' || of === 'conflicts') && row[of] > 0,
            isQuiet: row[of] === 0,
          })),
        ],
      }))}
    />
  );
}

/** What the list of receipts was asked for. */
export interface ReceiptsShown {
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
  { rows, contracts, contract, day, older, isFirst }: ReceiptsShown,
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
    say('receipts', lang),
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
          <span>{say('contract', lang)}</span>
          <select name="contract">
            <option value="">{say('all', lang)}</option>
            {contracts.map(({ id, title }) => (
              <option key={id} value={id} selected={id === contract}>
                {title[lang]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{say('day', lang)}</span>
          <input type="date" name="day" value={day ?? ''} />
        </label>
        <button type="submit" class="button">
          {say('show', lang)}
        </button>
      </form>
      <ReceiptTable view={view} rows={rows} />
      <p>
        {isFirst ? null : (
          <a class="button" href={query()}>
            {say('newest', lang)}
          </a>
        )}{' '}
        {older === undefined ? null : (
          <a class="button" href={query(older)}>
            {say('older', lang)}
          </a>
        )}
      </p>
    </>,
  );
}

const outcomes = { quarantined: 'quarantined', duplicate: 'duplicates', conflict: 'conflicts' } as const;

/** What is known of a receipt beside its row: its place in the public log, and the figures it reached. */
export interface ReceiptBeside {
  log?: { checked?: CheckedProof | undefined } | undefined;
  reached?: ReachedFigures | undefined;
  names?: LiveNames | undefined;
}

/** One receipt: what became of its records, and why some are not stored. */
export function receiptPage(
  view: ConsoleView,
  row: ReceiptRow,
  aside: readonly AsideRow[],
  { log, reached, names }: ReceiptBeside,
): string {
  const { lang } = view;
  const all = row.quarantined + row.duplicates + row.conflicts;
  return consolePage(
    view,
    say('receipt', lang),
    <>
      <h1>
        {
          {
            en: `${whole(row.stored, 'en')} of ${whole(row.received, 'en')} records are stored`,
            zh: `${whole(row.received, 'zh')}条记录中入库${whole(row.stored, 'zh')}条`,
          }[lang]
        }
      </h1>
      <p class="soft">
        {say('receipt', lang)} <code>{row.id}</code>
      </p>
      <Sums lang={lang} rows={[{ name: say('records', lang), counts: row }]} />
      <dl class="facts">
        <dt>{say('timeUtc', lang)}</dt>
        <dd>{momentText(row.at, lang, true)}</dd>
        <dt>{say('contract', lang)}</dt>
        <dd>
          <a href={partnerPath(view, `/contracts/${encodeURIComponent(row.contract)}`)}>{row.contract}</a>{' '}
          {row.version}
        </dd>
        <dt>{say('key', lang)}</dt>
        <dd>
          <code>{row.key}</code>
        </dd>
        <dt>SHA-256</dt>
        <dd>
          <code>{row.sha256}</code>
        </dd>
        <dt>{say('place', lang)}</dt>
        <dd>
          {
            {
              en: `segment ${row.segment}, byte ${whole(row.offset, 'en')}`,
              zh: `第${row.segment}段，第${whole(row.offset, 'zh')}字节`,
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
            {say('erase', lang)}
          </a>
        </p>
      ) : null}
      {log ? <InLog view={view} checked={log.checked} row={row} /> : null}
      {reached ? <Reached view={view} reached={reached} names={names} /> : null}
      {aside.length > 0 ? (
        <>
          <h2>
            {say('problems', lang)}
            {all > aside.length ? (
              <small>
                {
                  {
                    en: `the first ${whole(aside.length, 'en')} of ${whole(all, 'en')}`,
                    zh: `共${whole(all, 'zh')}条，列出前${whole(aside.length, 'zh')}条`,
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
        { title: say('line', lang), isNumber: true },
        { title: say('outcome', lang) },
        { title: say('field', lang) },
        { title: say('found', lang), isLong: true },
        { title: say('expected', lang), isLong: true },
      ]}
      rows={aside.flatMap(({ line, kind, why }) =>
        why.map(({ code, pointer, found, expected }) => ({
          key: `${line} ${code} ${pointer}`,
          cells: [
            whole(line, lang),
            say(outcomes[kind], lang),
            pointer === '' ? '–' : <code>{pointer}</code>,
            escapeControls(found[lang]),
            expected[lang],
          ],
        })),
      )}
    />
  );
}
