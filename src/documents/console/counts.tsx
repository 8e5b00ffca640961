import type { Lang } from '../../edition/index.js';
import type { Counts } from '../../platform/index.js';
import { consoleWord, formatWhole } from './consoleText.js';

const parts = ['stored', 'quarantined', 'duplicates', 'conflicts', 'waiting'] as const;

/** The sums of records: each received record is in one of the others. */
export function CountsTable({
  rows,
  lang,
}: {
  rows: readonly { name: string; counts: Counts }[];
  lang: Lang;
}) {
  return (
    <div class="sums">
      {rows.map(({ name, counts }, i) => (
        <div key={name} class={i === 0 ? 'large' : 'small'}>
          <b>{name}</b>
          <span>
            <i>{consoleWord('received', lang)}</i>
            <em>{formatWhole(counts.received, lang)}</em>
          </span>
          {parts.map((part, j) => (
            <span
              key={part}
              data-op={j === 0 ? '=' : '+'}
              class={part === 'quarantined' && counts[part] > 0 ? 'needs' : undefined}
            >
              <i>{consoleWord(part, lang)}</i>
              <em>{formatWhole(counts[part], lang)}</em>
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

const noCounts: Counts = {
  received: 0,
  stored: 0,
  quarantined: 0,
  duplicates: 0,
  conflicts: 0,
  waiting: 0,
  late: 0,
};

/** The sum of counts. */
export function sumCounts(all: readonly Counts[]): Counts {
  const add = (a: Counts, b: Counts): Counts => ({
    received: a.received + b.received,
    stored: a.stored + b.stored,
    quarantined: a.quarantined + b.quarantined,
    duplicates: a.duplicates + b.duplicates,
    conflicts: a.conflicts + b.conflicts,
    waiting: a.waiting + b.waiting,
    late: a.late + b.late,
  });
  return all.reduce(add, noCounts);
}
