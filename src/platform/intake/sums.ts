import type { DatabaseSyncInstance } from '@photostructure/sqlite';

/** The numbers of a receipt that are summed. */
const summed = ['received', 'judged', 'stored', 'quarantined', 'duplicates', 'conflicts', 'late'] as const;

const each = (text: (name: string) => string) => summed.map(text).join(', ');

const where = (row: 'OLD' | 'NEW') =>
  `partner = ${row}.partner AND contract = ${row}.contract AND day = ${row}.day`;

/**
 * The sums of the receipts of each partner, contract and day. The database keeps them itself, in the transaction of whatever changes a
 * receipt, so that nothing that writes receipts can forget them.
 */
export const sumsSchema = `
  CREATE TABLE IF NOT EXISTS sums (
    partner TEXT NOT NULL, contract TEXT NOT NULL, day TEXT NOT NULL, requests INTEGER NOT NULL,
    ${each((name) => `${name} INTEGER NOT NULL`)}, PRIMARY KEY (partner, contract, day)) STRICT, WITHOUT ROWID;
  CREATE TRIGGER IF NOT EXISTS sums_of_new AFTER INSERT ON receipts BEGIN
    INSERT INTO sums VALUES (NEW.partner, NEW.contract, NEW.day, 1, ${each((name) => `NEW.${name}`)})
      ON CONFLICT DO UPDATE SET requests = requests + 1, ${each((name) => `${name} = ${name} + excluded.${name}`)};
  END;
  CREATE TRIGGER IF NOT EXISTS sums_of_changed AFTER UPDATE OF ${summed} ON receipts BEGIN
    UPDATE sums SET ${each((name) => `${name} = ${name} + NEW.${name} - OLD.${name}`)} WHERE ${where('NEW')};
  END;
  CREATE TRIGGER IF NOT EXISTS sums_of_removed AFTER DELETE ON receipts BEGIN
    UPDATE sums SET requests = requests - 1, ${each((name) => `${name} = ${name} - OLD.${name}`)} WHERE ${where('OLD')};
    DELETE FROM sums WHERE requests = 0 AND ${where('OLD')};
  END;
`;

const counted = `SELECT partner, contract, day, count(*) AS requests, ${each((name) => `sum(${name}) AS ${name}`)}
  FROM receipts GROUP BY partner, contract, day`;

/** Whether the sums are those of all receipts, counted anew. */
export const areSumsRight = (db: DatabaseSyncInstance): boolean =>
  [`SELECT * FROM sums EXCEPT ${counted}`, `${counted} EXCEPT SELECT * FROM sums`].every(
    (text) => db.prepare(`${text} LIMIT 1`).get() === undefined,
  );
