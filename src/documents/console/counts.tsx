import type { Text } from '../../edition/index.js';
import type { Counts } from '../../platform/index.js';
import { said, useLanguage } from '../blocks/said.js';
import { formatWhole } from './consoleText.js';
import { consoleWords as words } from './consoleWords.js';

const parts = ['stored', 'quarantined', 'duplicates', 'conflicts', 'waiting'] as const;

/** The sums of records: each received record is in one of the others. */
export function CountsTable({ rows }: { rows: readonly { name: Text; counts: Counts }[] }) {
  return (
    <div class="sums">
      {rows.map(({ name, counts }, i) => (
        <div key={name.en} class={i === 0 ? 'large' : 'small'}>
          <b>{said(name)}</b>
          <span>
            <i>{said(words.received)}</i>
            <Count of={counts.received} />
          </span>
          {parts.map((part, j) => (
            <span
              key={part}
              data-op={j === 0 ? '=' : '+'}
              class={part === 'quarantined' && counts[part] > 0 ? 'needs' : undefined}
            >
              <i>{said(words[part])}</i>
              <Count of={counts[part]} />
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

/** A number on one line: in smaller type where it is long and has little room. */
function Count({ of }: { of: number }) {
  const text = formatWhole(of, useLanguage());
  return <em class={text.length > 7 ? 'long' : undefined}>{text}</em>;
}

/** The sum of counts. */
export function sumCounts(all: readonly Counts[]): Counts {
  const sum = (of: keyof Counts) => all.reduce((total, counts) => total + counts[of], 0);
  return {
    received: sum('received'),
    stored: sum('stored'),
    quarantined: sum('quarantined'),
    duplicates: sum('duplicates'),
    conflicts: sum('conflicts'),
    waiting: sum('waiting'),
    late: sum('late'),
  };
}
