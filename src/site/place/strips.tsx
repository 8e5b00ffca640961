import type { Lang } from '../../edition/index.js';
import { PlaceFigure } from './placeFigure.js';
import { strengthsFigure } from './strengthsFigure.js';
import type { PlaceView } from './view.js';

/** The parts of a place beside those of all members of its level, on one axis. */
export function Strips({ view }: { view: PlaceView }) {
  const { level, lang } = view;
  const figure = strengthsFigure(view);
  if (!level || figure.why) return null;
  return (
    <section>
      <h2>{{ en: 'Where it stands', zh: '所处位置' }[lang]}</h2>
      <p class="note">{figure.note[lang]}</p>
      <PlaceFigure places={[view]} figure={figure} />
    </section>
  );
}

/** “6 of 351”; a dash without a rank. */
export function rankOf(rank: number, of: number, lang: Lang) {
  if (rank === 0) return '–';
  return (
    <>
      <b>{rank}</b>
      {{ en: ` of ${of}`, zh: ` / ${of}` }[lang]}
    </>
  );
}
