import type { Lang } from '../../edition/index.js';
import { partColour } from '../../figures/index.js';
import {
  formatNumber,
  formatPercent,
  formatSigned,
  periodName,
  setSentence,
  titleWithin,
} from '../../words/index.js';
import { TakePlaces } from '../compare/takePlaces.js';
import { changeFigure } from './changeFigure.js';
import { changeOf, type Step } from './changeOf.js';
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
      <Waterfall lang={lang} from={[since, from]} steps={steps} to={[receipt.period, to]} />
      <TakePlaces places={[view]} figure={changeFigure(view)} />
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

/** The least share of the way from zero that steps take where zero is on their axis. */
const leastShare = 0.2;

/** The axis of a waterfall, in per cent of its width: from zero, or over the steps alone where they would hardly be seen. */
export function waterfallAxis(ends: readonly number[]): { at: (value: number) => number; hasZero: boolean } {
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const hasZero = most - least >= leastShare * Math.max(Math.abs(least), Math.abs(most));
  const room = hasZero ? 0 : (most - least) * 0.05;
  const low = hasZero ? Math.min(0, least) : least - room;
  const whole = (hasZero ? Math.max(0, most) : most + room) - low || 1;
  return { at: (value) => Number(((100 * (value - low)) / whole).toFixed(2)), hasZero };
}

/** From one value to another by steps, as a table with bars: figures first for who cannot see them. */
function Waterfall({
  lang,
  from: [first, from],
  steps,
  to: [last, to],
}: {
  lang: PlaceView['lang'];
  from: readonly [string, number];
  steps: readonly Step[];
  to: readonly [string, number];
}) {
  let sum = from;
  const rows = steps.map((s, i) => {
    const before = sum;
    sum += s.points;
    return {
      ...s,
      low: Math.min(before, sum),
      high: Math.max(before, sum),
      colour: `p${partColour(i, steps.length)}`,
    };
  });
  const axis = waterfallAxis([from, to, ...rows.flatMap((r) => [r.low, r.high])]);
  const bar = (left: number, right: number, colour: string) => (
    <div class="waterfall" aria-hidden="true">
      <i
        class={colour}
        style={`left:${axis.at(left)}%;width:${(axis.at(right) - axis.at(left)).toFixed(2)}%`}
      />
    </div>
  );
  // Without zero on the axis a bar would be of no length that means something: a mark says where the value is.
  const end = (value: number, colour: string) =>
    axis.hasZero ? (
      bar(Math.min(0, value), Math.max(0, value), colour)
    ) : (
      <div class="waterfall" aria-hidden="true">
        <i class={`${colour} mark`} style={`left:${axis.at(value)}%`} />
      </div>
    );
  return (
    <table class="changes">
      <tbody>
        <tr>
          <td>{first}</td>
          <td class="bars">{end(from, 'm6')}</td>
          <td class="n">{formatNumber(from, 3, lang)}</td>
        </tr>
        {rows.map((r) => (
          <tr key={r.key}>
            <td class="wrap">{r.title}</td>
            <td class="bars">{bar(r.low, r.high, r.colour)}</td>
            <td class="n">{formatSigned(r.points, 3, lang)}</td>
          </tr>
        ))}
        <tr class="sum">
          <td>{last}</td>
          <td class="bars">{end(to, 'm8')}</td>
          <td class="n">{formatNumber(to, 3, lang)}</td>
        </tr>
      </tbody>
    </table>
  );
}
