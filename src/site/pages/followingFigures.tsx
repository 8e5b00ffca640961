import { Table } from '../../documents/index.js';
import type { Lang, PublishedFigure, Text } from '../../edition/index.js';
import { figureRows, figuresHeadline } from '../../words/index.js';

const words = {
  figure: { en: 'Figure', zh: '项目' },
  published: { en: 'Published', zh: '公布值' },
  recomputed: { en: 'Recomputed', zh: '复算值' },
  difference: { en: 'Difference', zh: '差' },
  how: { en: 'How it was recomputed', zh: '复算方法' },
  note: {
    en: 'Difference: the recomputed less the published figure, in its unit.',
    zh: '差：复算值减公布值，单位同公布值。',
  },
} satisfies Record<string, Text>;

/** Every published figure of another index, with the arithmetic by which it follows from the others. */
export function FollowingFigures({ figures, lang }: { figures: readonly PublishedFigure[]; lang: Lang }) {
  return (
    <section id="figures">
      <h2>{figuresHeadline(figures, lang)}</h2>
      <Table
        scroll={figuresHeadline(figures, lang)}
        class="comparison"
        rows={figureRows(figures, lang)}
        columns={[
          {
            title: words.figure[lang],
            cell: 'wrap all',
            of: (row) => (
              <>
                {row.title}
                <small>{row.from}</small>
              </>
            ),
          },
          ...(['published', 'recomputed', 'difference'] as const).map((id) => ({
            title: words[id][lang],
            class: 'n',
            label: true,
            of: (row: Record<typeof id, string>) => row[id],
          })),
          {
            title: words.how[lang],
            cell: 'wrap all',
            of: (row) => (
              <>
                {row.agrees === false ? <b class="down">{row.words}</b> : row.words}
                {row.formula ? <small class="formula">{row.formula}</small> : null}
              </>
            ),
          },
        ]}
      />
      <p class="note">{words.note[lang]}</p>
    </section>
  );
}
