import { escapeControls, type Text } from '../../edition/index.js';
import type { AsideRow, DataContract, ReachedFigures, ReceiptRow } from '../../platform/index.js';
import type { CheckedProof } from '../../release/index.js';
import { facts, heading, note, said, title, useLanguage } from '../blocks/said.js';
import { type ConsoleView, consolePage, partnerPath, useView } from './consoleFrame.js';
import { formatWhole, momentText } from './consoleText.js';
import { consoleWords as words } from './consoleWords.js';
import { CountsTable } from './counts.js';
import { ContractList } from './forms.js';
import { InLog } from './logProof.js';
import { type LiveNames, ReachedTable } from './reachedFigures.js';
import { DataTable } from './table.js';

const counted = ['received', 'stored', 'quarantined', 'duplicates', 'conflicts', 'waiting'] as const;

/** Receipts as a table. */
export function ReceiptTable({ rows }: { rows: readonly ReceiptRow[] }) {
  const view = useView();
  const { lang } = view;
  return (
    <DataTable
      heads={['timeUtc', 'contract', ...counted.map((of) => [of, 'n'] as const)]}
      rows={rows.map((row) => [
        <a href={partnerPath(view, `/receipts/${row.id}`)}>{momentText(row.at, lang, true)}</a>,
        `${row.contract} ${row.version}`,
        ...counted.map((of) => ({
          shown: formatWhole(row[of], lang),
          needs: (of === 'quarantined' || of === 'conflicts') && row[of] > 0,
          isQuiet: row[of] === 0,
        })),
      ])}
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
    words.receipts,
    <>
      {title({ en: 'What was sent', zh: '已报送的内容' })}
      {note({
        en: 'One receipt for each batch; the newest first. Days and times in UTC.',
        zh: '每批一张回执，最新者在前。日期与时间均为 UTC。',
      })}
      <form class="inrow" method="get" action={partnerPath(view, '/receipts')}>
        <ContractList contracts={contracts} chosen={contract} all />
        <label>
          <span>{said(words.day)}</span>
          <input type="date" name="day" value={day ?? ''} />
        </label>
        <button type="submit" class="button">
          {said(words.show)}
        </button>
      </form>
      <ReceiptTable rows={rows} />
      <p>
        {isFirst ? null : (
          <a class="button" href={query()}>
            {said(words.newest)}
          </a>
        )}{' '}
        {older === undefined ? null : (
          <a class="button" href={query(older)}>
            {said(words.older)}
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
  const erasing = `/erase?${new URLSearchParams({ contract: row.contract, receipt: row.id })}`;
  return consolePage(
    view,
    words.receipt,
    <>
      {title(outcomeOf(row))}
      <p class="soft">
        {said(words.receipt)} <code>{row.id}</code>
      </p>
      <CountsTable rows={[{ name: words.records, counts: row }]} />
      {facts([
        [words.timeUtc, momentText(row.at, lang, true)],
        [
          words.contract,
          <>
            <a href={partnerPath(view, `/contracts/${encodeURIComponent(row.contract)}`)}>{row.contract}</a>{' '}
            {row.version}
          </>,
        ],
        [words.key, <code>{row.key}</code>],
        [{ en: 'SHA-256', zh: 'SHA-256' }, <code>{row.sha256}</code>],
        [
          words.place,
          said({
            en: `segment ${row.segment}, byte ${formatWhole(row.offset, 'en')}`,
            zh: `第${row.segment}段，第${formatWhole(row.offset, 'zh')}字节`,
          }),
        ],
      ])}
      {view.may('operate') && row.waiting === 0 ? (
        <p>
          <a class="button" href={partnerPath(view, erasing)}>
            {said(words.erase)}
          </a>
        </p>
      ) : null}
      {log ? <InLog {...log} row={row} /> : null}
      {reached ? <ReachedTable reached={reached} names={names} /> : null}
      {aside.length > 0 ? (
        <>
          {heading(
            words.problems,
            all > aside.length
              ? said({
                  en: `the first ${formatWhole(aside.length, 'en')} of ${formatWhole(all, 'en')}`,
                  zh: `共${formatWhole(all, 'zh')}条，列出前${formatWhole(aside.length, 'zh')}条`,
                })
              : undefined,
          )}
          <ProblemTable aside={aside} />
        </>
      ) : null}
    </>,
  );
}

function ProblemTable({ aside }: { aside: readonly AsideRow[] }) {
  const lang = useLanguage();
  return (
    <DataTable
      heads={[['line', 'n'], 'outcome', 'field', ['found', 'long'], ['expected', 'long']]}
      rows={aside.flatMap(({ line, kind, why }) =>
        why.map(({ pointer, found, expected }) => [
          formatWhole(line, lang),
          said(words[outcomes[kind]]),
          pointer === '' ? '–' : <code>{pointer}</code>,
          escapeControls(found[lang]),
          said(expected),
        ]),
      )}
    />
  );
}
