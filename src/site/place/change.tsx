import type { Lang } from '../../edition/index.js';
import { formatPercent, formatSigned, periodName, setSentence, titleWithin } from '../../words/index.js';
import { changeFigure } from './changeFigure.js';
import { changeOf, type Step } from './changeOf.js';
import { PlaceFigure } from './placeFigure.js';
import { type PlaceView, sinceBase } from './view.js';

/** What a change since the base is made of: in a sentence, and step by step. */
export function Change({ view }: { view: PlaceView }) {
  const { receipt, lang, release, plan } = view;
  const { set } = sinceBase(view);
  const change = changeOf(view);
  if (!change) return null;
  const { from, to, steps, by } = change;
  const since = receipt.base!.period;
  const note = change.exact
    ? { en: 'the unrounded parts add up to the change', zh: '各项在舍入前之和等于总变化' }
    : { en: 'with what no part explains alone', zh: '含无法归于单一部分者' };
  return (
    <section>
      <h2>
        {{ en: 'What changed', zh: '变化来源' }[lang]} <small>{note[lang]}</small>
      </h2>
      <p>{largestStep(steps, to - from, by, since, lang)}</p>
      {set ? <p class="note">{setSentence(release, set, plan.base - plan.first, lang)}</p> : null}
      <PlaceFigure places={[view]} figure={changeFigure(view)} />
    </section>
  );
}

/** The step that weighs most, in words. */
export function largestStep(
  steps: readonly Step[],
  whole: number,
  by: 'part' | 'member',
  since: string,
  lang: Lang,
): string {
  const most = steps.reduce((best, s) => (Math.abs(s.points) > Math.abs(best.points) ? s : best));
  if (whole === 0 || most.points === 0)
    return { en: 'Nothing has changed since the base.', zh: '与基期相比没有变化。' }[lang];
  const share = most.points / whole;
  const moved = formatSigned(most.points, 3, lang);
  if (share < 0 || share > 1) {
    const [en, zh] =
      share < 0 ? ['more than offset', '被其他$抵消有余'] : ['partly offset', '部分被其他$抵消'];
    return {
      en: `${most.title} moved it most: ${moved} points, ${en} by ${by === 'part' ? 'other parts' : 'others'}.`,
      zh: `影响最大的是${most.title}：${moved}点，${zh.replace('$', by === 'part' ? '部分' : '成员')}。`,
    }[lang];
  }
  return {
    en: `${formatPercent(share, 'en', 0)} of the change since ${since} came from ${titleWithin(most.title)}.`,
    zh: `较${periodName(since, 'zh')}的变化中，${formatPercent(share, 'zh', 0)}来自${most.title}。`,
  }[lang];
}
