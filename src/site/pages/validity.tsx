import { Table } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import { receiptPath } from '../../figures/index.js';
import { validityTable, validityTitle } from '../../words/index.js';
import { rootOf, type Shown } from '../shown.js';

/** How the index and its parts agree with measures made by others, and what was left out of it. */
export function Validity({ release, lang }: { release: Shown; lang: Lang }) {
  const table = validityTable(release);
  if (!table) return null;
  return (
    <section id="validity">
      <h2>{validityTitle[lang]}</h2>
      <p>{table.lead[lang]}</p>
      {table.note ? <p>{table.note[lang]}</p> : null}
      <Table
        scroll
        class="comparison"
        rows={table.rows}
        columns={[
          {
            title: { en: 'Compared', zh: '比较对象' }[lang],
            cell: 'wrap all',
            of: ({ title, outside }) => (
              <>
                {title[lang]}
                {outside ? <small>{{ en: 'not in the index', zh: '未纳入指数' }[lang]}</small> : null}
              </>
            ),
          },
          ...table.heads.map((head, j) => ({
            title: head[lang],
            class: 'n',
            label: true,
            of: ({ cells }: (typeof table.rows)[number]) => {
              const cell = cells[j];
              if (!cell) return '–';
              const to = `${rootOf(release, lang)}/${receiptPath('validity', cell.row, 'rho')}`;
              return <a href={to}>{cell.text[lang]}</a>;
            },
          })),
        ]}
      />
      {table.legend.map((line) => (
        <p class="note" key={line.en}>
          {line[lang]}
        </p>
      ))}
    </section>
  );
}
