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
      <div class="scroll">
        <table class="comparison">
          <thead>
            <tr>
              <th scope="col">{{ en: 'Compared', zh: '比较对象' }[lang]}</th>
              {table.heads.map((title) => (
                <th scope="col" class="n" key={title.en}>
                  {title[lang]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ title, outside, cells }) => (
              <tr key={title.en}>
                <td class="wrap all">
                  {title[lang]}
                  {outside ? <small>{{ en: 'not in the index', zh: '未纳入指数' }[lang]}</small> : null}
                </td>
                {cells.map((cell, i) => (
                  <td class="n" data-label={table.heads[i]![lang]} key={table.heads[i]!.en}>
                    {cell ? (
                      <a href={`${rootOf(release, lang)}/${receiptPath('validity', cell.row, 'rho')}`}>
                        {cell.text[lang]}
                      </a>
                    ) : (
                      '–'
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.legend.map((line) => (
        <p class="note" key={line.en}>
          {line[lang]}
        </p>
      ))}
    </section>
  );
}
