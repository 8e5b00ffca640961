import { Table } from '../../documents/index.js';
import { formatCount } from '../../words/index.js';
import type { PlaceView } from './view.js';

/** Contextual indicators of a place, which are not part of the index. */
export function Context({ view: { plan, subject, lang } }: { view: PlaceView }) {
  const known = plan.contextual.filter((c) => c.level === subject.level && subject.code in c.values);
  if (known.length === 0) return null;
  const sources = [...new Set(known.map((c) => c.source[lang]))];
  return (
    <section>
      <h2>
        {{ en: 'Beside the index', zh: '背景指标' }[lang]}{' '}
        <small>{{ en: 'no part of it', zh: '不计入指数' }[lang]}</small>
      </h2>
      <Table
        rows={known}
        columns={[
          {
            names: true,
            of: ({ title, unit }) => (
              <>
                {title[lang]} <small>{unit[lang]}</small>
              </>
            ),
          },
          { class: 'n', of: ({ values }) => formatCount(values[subject.code]!, lang) },
        ]}
      />
      <p class="note">
        {{ en: 'Source: ', zh: '来源：' }[lang]}
        {sources.join({ en: '; ', zh: '；' }[lang])}
      </p>
    </section>
  );
}
