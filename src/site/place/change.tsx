import type { Lang } from '../../edition/index.js';
import {
  formatNumber,
  formatPercent,
  formatSigned,
  periodName,
  setSentence,
  titleWithin,
} from '../../words/index.js';
import { type PlaceView, sinceBase } from './view.js';

/** One step of a waterfall. */
export interface Step {
  key: string;
  title: string;
  points: number;
}

/** What parts add to a difference, and what they leave over: nothing where the parts add up to the whole. */
export function stepsTo(difference: number, steps: readonly Step[], rest: string): Step[] {
  const left = difference - steps.reduce((sum, s) => sum + s.points, 0);
  const size = Math.max(Math.abs(difference), ...steps.map((s) => Math.abs(s.points)));
  return Math.abs(left) <= 1e-9 * size ? [...steps] : [...steps, { key: '', title: rest, points: left }];
}

/** From the base to the period, part by part, or for a group whose parts do not add up member by member. */
export function Change({ view }: { view: PlaceView }) {
  const { receipt, base, lang, release, plan } = view;
  const { set } = sinceBase(view);
  if (receipt.value === null || !base || base.value === null) return null;
  const { steps, by } = changeSteps(view);
  if (steps.length === 0) return null;
  const whole = receipt.value - base.value;
  const rest = { en: 'not of one part alone', zh: '非单一部分所致' }[lang];
  const all = stepsTo(whole, steps, rest);
  const exact = all.length === steps.length;
  const note = exact
    ? { en: 'the unrounded parts add up to the change', zh: '各项在舍入前之和等于总变化' }
    : { en: 'with what no part explains alone', zh: '含无法归于单一部分者' };
  return (
    <section>
      <h2>
        {{ en: 'What changed', zh: '变化来源' }[lang]} <small>{note[lang]}</small>
      </h2>
      <p>{largestStep(all, whole, by, base.period, lang)}</p>
      {set ? <p class="note">{setSentence(release, set, plan.base - plan.first, lang)}</p> : null}
      <Waterfall
        lang={lang}
        from={[receipt.base!.period, base.value]}
        steps={all}
        to={[receipt.period, receipt.value]}
      />
    </section>
  );
}

/** The steps by part; by the members that moved most where a group has no parts that add up. */
function changeSteps({ receipt, base, lang }: PlaceView): { steps: Step[]; by: 'part' | 'member' } {
  const before = new Map(base!.parts.map((p) => [p.node, p.points ?? 0]));
  if (receipt.parts.length > 0 && base!.parts.length > 0) {
    const steps = receipt.parts.map((p) => ({
      key: p.node,
      title: p.title[lang],
      points: (p.points ?? 0) - (before.get(p.node) ?? 0),
    }));
    return { steps, by: 'part' };
  }
  const was = new Map(base!.members.map((m) => [m.code, m.value]));
  if (receipt.rollUp !== 'sum') return { steps: [], by: 'member' };
  const moved = receipt.members
    .map((m) => ({ key: m.code, title: m.name[lang], points: m.value - (was.get(m.code) ?? 0) }))
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  const others = moved.slice(8);
  if (others.length === 0) return { steps: moved, by: 'member' };
  const title = { en: `${others.length} others`, zh: `其余${others.length}个` }[lang];
  const sum = others.reduce((s, o) => s + o.points, 0);
  return { steps: [...moved.slice(0, 8), { key: 'others', title, points: sum }], by: 'member' };
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
    return { ...s, low: Math.min(before, sum), high: Math.max(before, sum), colour: `p${i % 6}` };
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
