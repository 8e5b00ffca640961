import type { Lang } from '../../edition/index.js';
import { contributionsToChange } from '../../engine/index.js';
import type { Receipt, Release, Subject } from '../../release/index.js';
import { factsOf } from '../facts.js';
import { number, points, signed } from '../numbers.js';
import { rootOf, type Shown } from './shown.js';
import { Name, Ranking } from './tables.js';

/** The parts of a unit among those of all units, every unit a line. */
export function Parts({
  release,
  subject,
  g,
  t,
  lang,
  here,
}: {
  release: Release;
  subject: Subject;
  g: number;
  t: number;
  lang: Lang;
  here: string;
}) {
  const { plan, index } = release;
  const children = plan.nodes[g]!.children;
  return (
    <>
      <h2>{{ en: 'Where it stands', zh: '所处位置' }[lang]}</h2>
      <p class="note">{{ en: 'every unit a line, log scale', zh: '每条竖线为一个单元，对数刻度' }[lang]}</p>
      <div class="scroll">
        <table>
          <tbody>
            {children.map((h, i) => {
              const values = index.values.subarray(
                (h * index.periods + t) * index.units,
                (h * index.periods + t + 1) * index.units,
              );
              const value = values[subject.number]!;
              return (
                <tr key={plan.nodes[h]!.id}>
                  <td class="wrap">
                    <a href={`${here}/${plan.nodes[h]!.id}`}>{plan.nodes[h]!.title[lang]}</a>
                  </td>
                  <td style="width:45%">
                    <Strip values={values} at={value} colour={i} />
                  </td>
                  <td class="n">
                    <b>{points(value, lang)}</b>
                  </td>
                  <td class="n soft">{index.ranks(h)[t * index.units + subject.number] || '–'}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Strip({ values, at, colour }: { values: Float64Array; at: number; colour: number }) {
  const logs = [...values].filter((v) => v > 0).map(Math.log10);
  const lo = Math.max(Math.min(...logs), -3);
  const hi = Math.max(...logs);
  const x = (v: number) => (2 + (296 * (Math.max(Math.log10(v), lo) - lo)) / (hi - lo || 1)).toFixed(1);
  return (
    <div class="strip" aria-hidden="true">
      <svg viewBox="0 0 300 30" preserveAspectRatio="none">
        <path
          d={[...values]
            .filter((v) => v > 0)
            .map((v) => `M${x(v)} 7v16`)
            .join('')}
          stroke={`var(--p${colour % 6})`}
          stroke-opacity=".35"
          stroke-width="1"
          vector-effect="non-scaling-stroke"
        />
        {at > 0 ? (
          <path
            d={`M${x(at)} 1v28`}
            stroke="var(--ink)"
            stroke-width="2.5"
            vector-effect="non-scaling-stroke"
          />
        ) : null}
      </svg>
    </div>
  );
}

/** From the base to the period, part by part; adds up exactly for arithmetic means. */
export function Change({
  release,
  subject,
  g,
  t,
  receipt,
  lang,
}: {
  release: Release;
  subject: Subject;
  g: number;
  t: number;
  receipt: Receipt;
  lang: Lang;
}) {
  const { plan, index } = release;
  const from = receipt.base!.value ?? 0;
  const to = receipt.value ?? 0;
  const steps = contributionsToChange(plan, index, g, plan.base - plan.first, t, subject.number);
  const whole =
    Math.max(
      from,
      to,
      ...steps.map((_, i) => from + steps.slice(0, i + 1).reduce((s, x) => s + (x.points || 0), 0)),
    ) || 1;
  let sum = from;
  const rows = steps.map((s, i) => {
    const before = sum;
    sum += s.points || 0;
    return {
      title: plan.nodes[s.node]!.title[lang],
      points: s.points,
      left: Math.min(before, sum),
      width: Math.abs(s.points || 0),
      colour: `p${i % 6}`,
    };
  });
  const bar = (left: number, width: number, colour: string) => (
    <div class="waterfall" aria-hidden="true">
      <i
        class={colour}
        style={`left:${((100 * left) / whole).toFixed(2)}%;width:${((100 * width) / whole).toFixed(2)}%`}
      />
    </div>
  );
  return (
    <>
      <h2>{{ en: 'What changed', zh: '变化来源' }[lang]}</h2>
      <div class="scroll">
        <table>
          <tbody>
            <tr>
              <td>{receipt.base!.period}</td>
              <td style="width:55%">{bar(0, from, 'm6')}</td>
              <td class="n">{number(from, 3, lang)}</td>
            </tr>
            {rows.map((r) => (
              <tr key={r.title}>
                <td class="wrap">{r.title}</td>
                <td>{bar(r.left, r.width, r.colour)}</td>
                <td class="n">{signed(r.points, 3, lang)}</td>
              </tr>
            ))}
            <tr>
              <td>{receipt.period}</td>
              <td>{bar(0, to, 'm8')}</td>
              <td class="n">{number(to, 3, lang)}</td>
            </tr>
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Five above and five below. */
export function Ladder({
  release,
  receipt,
  t,
  lang,
}: {
  release: Shown;
  receipt: Receipt;
  t: number;
  lang: Lang;
}) {
  const facts = factsOf(release, t);
  const at = facts.standings.findIndex((s) => s.code === receipt.unit.code);
  if (at < 0) return null;
  const rows = facts.standings.slice(Math.max(0, at - 5), at + 6);
  return (
    <>
      <h2>{{ en: 'The ladder', zh: '相邻名次' }[lang]}</h2>
      <Ranking
        release={release}
        facts={{ ...facts, standings: rows }}
        t={t}
        lang={lang}
        href={(code) => `${rootOf(release, lang)}/place/${code}/${receipt.period}`}
        rows={rows}
        here={receipt.unit.code}
      />
    </>
  );
}

export function Members({ receipt, lang, root }: { receipt: Receipt; lang: Lang; root: string }) {
  return (
    <>
      <h2>
        {receipt.rollUp === 'mean'
          ? {
              en: `The mean of its ${receipt.members.length} members`,
              zh: `${receipt.members.length}个成员的平均`,
            }[lang]
          : { en: 'The sum of its members', zh: '成员之和' }[lang]}
      </h2>
      <div class="scroll">
        <table>
          <tbody>
            {receipt.members.map((m, i) => (
              <tr key={m.code}>
                <td>{i + 1}</td>
                <td>
                  <Name
                    name={m.name}
                    lang={lang}
                    href={`${root}/place/${m.code}/${receipt.period}${receipt.parts.length === 0 || receipt.node ? `/${receipt.node}` : ''}`}
                  />
                </td>
                <td class="n">{points(m.value, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
