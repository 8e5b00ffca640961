import { changeFigure } from './changeFigure.js';
import { changeOf } from './changeOf.js';
import { FigureTitle, PlaceFigure } from './placeFigure.js';
import type { PlaceView } from './view.js';

/** What a change since the base is made of, step by step. */
export function Change({ view }: { view: PlaceView }) {
  const { lang } = view;
  const change = changeOf(view);
  if (!change) return null;
  const figure = changeFigure(view);
  const note = change.exact
    ? {
        en: 'What changed; the unrounded parts add up to the change',
        zh: '变化来源；各项在舍入前之和等于总变化',
      }
    : { en: 'What changed, with what no part explains alone', zh: '变化来源，含无法归于单一部分者' };
  return (
    <section>
      <FigureTitle figure={figure} lang={lang} note={note} />
      <PlaceFigure places={[view]} figure={figure} />
    </section>
  );
}
