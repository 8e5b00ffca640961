import { Table } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import type { RawRows, Receipt } from '../../release/index.js';
import { sampleText } from '../../words/index.js';

/** Some of the raw rows behind a figure, one beside the other so that they fit a narrow column; or why none are shown. */
export function SampleRows({ rows, receipt, lang }: { rows: RawRows; receipt: Receipt; lang: Lang }) {
  const text = sampleText(rows, receipt.dataStatus, lang);
  if (!text) return null;
  return (
    <div class="sample">
      <div class="wrap">{text.said}</div>
      {text.tables.map(({ title, head, rows: all }) => (
        <div key={title}>
          <div class="soft wrap">{title}</div>
          <Table
            label={title}
            rows={head.map((name, i) => ({ name, i }))}
            columns={[
              { names: true, of: ({ name }) => name },
              ...all.map((cells) => ({ of: ({ i }: { i: number }) => cells[i] })),
            ]}
          />
        </div>
      ))}
    </div>
  );
}
