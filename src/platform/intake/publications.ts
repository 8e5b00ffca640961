import type { PublishHead } from './frame.js';
import type { Ledger } from './ledger.js';
import { frameOf } from './recover.js';
import type { Written } from './segmentLog.js';

/** What was published, of an edition and a contract, and where the log says so. */
export interface PublicationRow extends Written {
  n: number;
  id: string;
}

/** Registers a publication. Its order is that of the log. */
export function registerPublication(
  ledger: Ledger,
  { receipt, edition, contract }: PublishHead,
  { segment, offset, length }: Written,
): void {
  ledger
    .sql(
      `INSERT OR IGNORE INTO publications (id, edition, contract, segment, offset, length) VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .run(receipt, edition, contract, segment, offset, length);
}

/** What was published of an edition from the records of a contract, in the order of the log. */
export function publicationsOf(ledger: Ledger, edition: string, contract: string): PublicationRow[] {
  return ledger
    .sql(
      'SELECT n, id, segment, offset, length FROM publications WHERE edition = ? AND contract = ? ORDER BY n',
    )
    .all(edition, contract) as unknown as PublicationRow[];
}

/** The id of the last of them; undefined where nothing was published. */
export function lastPublication(ledger: Ledger, edition: string, contract: string): string | undefined {
  const found = ledger
    .sql('SELECT id FROM publications WHERE edition = ? AND contract = ? ORDER BY n DESC LIMIT 1')
    .get(edition, contract);
  return (found as { id: string } | undefined)?.id;
}

/** What a publication says, as JSON. @throws UserError where its bytes are damaged: without it nobody knows what may be published */
export const loggedPublication = (log: string, row: PublicationRow): string =>
  Buffer.from(frameOf(log, row, row.length).body).toString();
