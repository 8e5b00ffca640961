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
      <div class="scroll">
        <table class="comparison">
          <thead>
            <tr>
              <th scope="col">{words.figure[lang]}</th>
              {[words.published, words.recomputed, words.difference].map((head) => (
                <th scope="col" class="n" key={head.en}>
                  {head[lang]}
                </th>
              ))}
              <th scope="col">{words.how[lang]}</th>
            </tr>
          </thead>
          <tbody>
            {figureRows(figures, lang).map((row) => (
              <tr key={row.id}>
                <td class="wrap all">
                  {row.title}
                  <small>{row.from}</small>
                </td>
                <td class="n" data-label={words.published[lang]}>
                  {row.published}
                </td>
                <td class="n" data-label={words.recomputed[lang]}>
                  {row.recomputed}
                </td>
                <td class="n" data-label={words.difference[lang]}>
                  {row.difference}
                </td>
                <td class="wrap all">
                  {row.agrees === false ? <b class="down">{row.words}</b> : row.words}
                  {row.formula ? <small class="formula">{row.formula}</small> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="note">{words.note[lang]}</p>
    </section>
  );
}
