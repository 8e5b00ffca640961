import type { Lang, Plan } from '../../edition/index.js';
import { contributionsToChange } from '../../engine/index.js';
import {
  explain,
  findSubject,
  type Receipt,
  type Release,
  type Subject,
  weightStudy,
} from '../../release/index.js';
import { factsOf } from '../facts.js';
import { joinName } from '../methodWords.js';
import { count, exact, number, percent, periodName, points, signed } from '../numbers.js';
import { type Word, word } from '../words.js';
import { page } from './layout.js';
import { Name, Ranking } from './tables.js';

/** One place and one figure of it: where it stands, what changed, the ladder, and the receipt down to the hashes. */
export function placePage(release: Release, receipt: Receipt, lang: Lang): string {
  const { plan } = release;
  const subject = findSubject(plan, receipt.unit.code);
  const t = plan.periods.indexOf(receipt.period) - plan.first;
  const g = plan.nodes.findIndex((n) => n.id === receipt.node);
  const here = `/${lang}/place/${receipt.unit.code}/${receipt.period}`;
  const path = `place/${receipt.unit.code}/${receipt.period}${g === 0 ? '' : `/${receipt.node}`}`;
  const isUnit = subject.level === plan.level;
  return page(
    release,
    lang,
    `${receipt.unit.name[lang]} · ${receipt.title[lang]} ${receipt.period}`,
    path,
    <>
      <p class="soft" style="margin:18px 0 0">
        <a href={`/${lang}/place/${plan.total.code}/${receipt.period}`}>{plan.total.title[lang]}</a> ›{' '}
        {isUnit ? <Province release={release} subject={subject} lang={lang} period={receipt.period} /> : null}
        <b>{receipt.unit.name[lang]}</b> · {receipt.unit.code}
        {g === 0 ? null : (
          <>
            {' '}
            › <a href={here}>{plan.nodes[0]!.title[lang]}</a> › {receipt.title[lang]}
          </>
        )}
      </p>
      <h1 style="margin-top:4px">{sentence(plan, receipt, lang)}</h1>
      <RangeNote release={release} receipt={receipt} lang={lang} />
      <StatusNote release={release} receipt={receipt} lang={lang} />
      <div class="two">
        <section>
          {isUnit && receipt.parts.length > 0 ? (
            <Parts release={release} subject={subject} g={g} t={t} lang={lang} here={here} />
          ) : null}
          {isUnit && receipt.base && receipt.parts.length > 0 ? (
            <Change release={release} subject={subject} g={g} t={t} receipt={receipt} lang={lang} />
          ) : null}
          {isUnit && g === 0 ? <Ladder release={release} receipt={receipt} t={t} lang={lang} /> : null}
          {receipt.members.length > 0 ? <Members receipt={receipt} lang={lang} /> : null}
        </section>
        <section id="receipt">
          <h2>{word('receipt', lang)}</h2>
          <ReceiptBox receipt={receipt} lang={lang} here={here} />
          {receipt.parts.map((p) => {
            const child = explain(release, subject, receipt.period, p.node);
            return child.value === null ? null : (
              <ReceiptBox key={p.node} receipt={child} lang={lang} here={here} />
            );
          })}
          <p class="note">
            <code>
              npx iplus explain {receipt.unit.code} {receipt.period} {receipt.node}
            </code>
            <br />
            {receipt.release}
          </p>
        </section>
      </div>
    </>,
  );
}

function sentence(plan: Plan, r: Receipt, lang: Lang) {
  const name = r.unit.name[lang];
  if (r.value === null) {
    return {
      en: `${name} has no figure for ${r.title.en} in ${r.period}.`,
      zh: `${name}${periodName(r.period, 'zh')}没有${r.title.zh}的数值。`,
    }[lang];
  }
  const change = r.base && r.base.value !== null ? signed(r.value - r.base.value, 2, lang) : null;
  const value = <a href="#receipt">{points(r.value, lang)}</a>;
  const peers = plan.groupings.find((x) => x.column === r.unit.level)?.title ?? plan.unitsTitle;
  if (lang === 'zh') {
    return (
      <>
        {periodName(r.period, lang)}
        {name}的{r.title.zh}为{value}点{r.of > 1 ? `，在${r.of}个${peers.zh}中列第${r.rank}位` : ''}
        {change ? `，较${periodName(r.base!.period, 'zh')}${change}` : ''}。
      </>
    );
  }
  return (
    <>
      {name}{' '}
      {r.of > 1
        ? `ranks ${r.rank} of ${r.of} ${peers.en.toLowerCase()} in ${r.period} with`
        : `stands in ${r.period} at`}{' '}
      {value} points
      {r.node === plan.nodes[0]!.id ? '' : ` in ${r.title.en}`}
      {change ? `, ${change} since ${r.base!.period}` : ''}.
    </>
  );
}

/** How sure the rank of the index is when the weights vary; a range of one rank is said in words. */
function RangeNote({ release, receipt: r, lang }: { release: Release; receipt: Receipt; lang: Lang }) {
  const { plan, uncertainty } = release;
  if (r.unit.level !== plan.level || r.node !== plan.nodes[0]!.id) return null;
  const unit = plan.units.findIndex((u) => u.code === r.unit.code);
  const range = uncertainty.find((u) => u.period === r.period)?.intervals[unit];
  if (!range || range.rank === 0) return null;
  const { low, high } = range;
  const vary = {
    en: `weights varied by ± ${percent(weightStudy.noise, 'en', 0)}, ${count(weightStudy.replicates, 'en')} draws`,
    zh: `权重各变动±${percent(weightStudy.noise, 'zh', 0)}，抽取${count(weightStudy.replicates, 'zh')}次`,
  }[lang];
  if (low === high) {
    return (
      <p>
        {
          {
            en: `Nine in ten weightings leave that rank as it is (${vary}).`,
            zh: `九成权重组合下名次保持不变（${vary}）。`,
          }[lang]
        }
      </p>
    );
  }
  return (
    <p>
      {
        {
          en: `Nine in ten weightings put it between rank ${low} and rank ${high} (${vary}).`,
          zh: `九成权重组合下名次在第${low}至第${high}位之间（${vary}）。`,
        }[lang]
      }
    </p>
  );
}

/** What the reader must know beside the figure: filled-in and absent parts. */
function StatusNote({ release, receipt, lang }: { release: Release; receipt: Receipt; lang: Lang }) {
  if (receipt.status === 'observed') return null;
  return (
    <p class="soft">
      {word(receipt.status as Word, lang)}
      {lang === 'zh' ? '。' : '. '}
      {receipt.status.startsWith('imputed') ? release.plan.doubts[0]?.[lang] : null}
    </p>
  );
}

function Province({
  release,
  subject,
  lang,
  period,
}: {
  release: Release;
  subject: Subject;
  lang: Lang;
  period: string;
}) {
  const first = release.plan.groupings[0];
  const group = first?.groups[first.memberOf[subject.number] ?? -1];
  if (!group) return null;
  return (
    <>
      <a href={`/${lang}/place/${group.code}/${period}`}>{group.name[lang]}</a> ›{' '}
    </>
  );
}

/** The parts of a unit among those of all units, every unit a line. */
function Parts({
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
function Change({
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
function Ladder({
  release,
  receipt,
  t,
  lang,
}: {
  release: Release;
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
        href={(code) => `/${lang}/place/${code}/${receipt.period}`}
        rows={rows}
        here={receipt.unit.code}
      />
    </>
  );
}

function Members({ receipt, lang }: { receipt: Receipt; lang: Lang }) {
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
                    href={`/${lang}/place/${m.code}/${receipt.period}${receipt.parts.length === 0 || receipt.node ? `/${receipt.node}` : ''}`}
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

/** Formula with values, parts, raw figure, files and hashes. */
function ReceiptBox({ receipt: r, lang, here }: { receipt: Receipt; lang: Lang; here: string }) {
  const six = (v: number | null) => (v === null ? '–' : number(v, 6, lang));
  return (
    <div class="receipt">
      <div>
        <b>
          {r.title[lang]} ({r.period})
        </b>{' '}
        = {six(r.value)}
      </div>
      {r.parts.length > 0 && r.aggregate !== 'arithmetic' ? <div>= {joinName(r.aggregate, lang)}</div> : null}
      <table>
        <tbody>
          {r.parts.map((p, i) => (
            <tr key={p.node}>
              <td>{r.aggregate !== 'arithmetic' ? '' : i === 0 ? '=' : '+'}</td>
              <td class="n">{number(p.weight, 4, lang)} ×</td>
              <td class="wrap">
                <a href={`${here}/${p.node}`}>{p.title[lang]}</a>
              </td>
              <td class="n">{six(p.value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {r.raw ? <Raw receipt={r} lang={lang} /> : null}
    </div>
  );
}

function Raw({ receipt, lang }: { receipt: Receipt; lang: Lang }) {
  const raw = receipt.raw!;
  return (
    <>
      {raw.base === null ? (
        <div>
          {word('raw', lang)}: {raw.value === null ? '–' : exact(raw.value, lang)} {raw.unit[lang]}
        </div>
      ) : (
        <div>
          = {raw.scale} × {raw.value === null ? '–' : exact(raw.value, lang)} ÷ {exact(raw.base, lang)}{' '}
          <span class="soft">{raw.unit[lang]}</span>
        </div>
      )}
      {raw.treated === null ? null : (
        <div class="soft">
          {{ en: 'after outlier treatment: ', zh: '离群值处理后：' }[lang]}
          {exact(raw.treated, lang)}
        </div>
      )}
      {raw.reason === 'observed' ? null : (
        <div class="soft">
          {word('filled', lang)} ({raw.reason}):{' '}
          {raw.between.map((b) => `${b.period} ${exact(b.value, lang)}`).join(' → ')}
        </div>
      )}
      {raw.records === null ? null : (
        <div>
          {exact(raw.records, lang)} {word('records', lang)}
          {raw.observed === null ? '' : `, ${raw.observed}`}
        </div>
      )}
      {raw.sources.map((s) => (
        <div class="hash" key={s.id}>
          {s.from}
          {s.observed ? `, ${s.observed}` : ''}
          <br />
          sha256 {s.sha256}
        </div>
      ))}
    </>
  );
}
