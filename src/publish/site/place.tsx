import type { Lang, Plan } from '../../edition/index.js';
import {
  explain,
  findSubject,
  type Receipt,
  type Release,
  type Subject,
  weightStudy,
} from '../../release/index.js';
import { briefWords } from '../brief/briefWords.js';
import { groupRanges } from '../facts.js';
import { count, percent, periodName, points, signed } from '../numbers.js';
import { type Word, word } from '../words.js';
import { page } from './layout.js';
import { Change, Ladder, Members, Parts } from './placeSections.js';
import { ReceiptBox } from './receiptBox.js';
import { briefPath, rootOf, type Shown } from './shown.js';

/** One place and one figure of it: where it stands, what changed, the ladder, and the receipt down to the hashes. */
export function placePage(release: Shown, receipt: Receipt, lang: Lang): string {
  const { plan } = release;
  const subject = findSubject(plan, receipt.unit.code);
  const t = plan.periods.indexOf(receipt.period) - plan.first;
  const g = plan.nodes.findIndex((n) => n.id === receipt.node);
  const root = rootOf(release, lang);
  const here = `${root}/place/${receipt.unit.code}/${receipt.period}`;
  const path = `place/${receipt.unit.code}/${receipt.period}${g === 0 ? '' : `/${receipt.node}`}`;
  const isUnit = subject.level === plan.level;
  return page(
    release,
    lang,
    `${receipt.unit.name[lang]} · ${receipt.title[lang]} ${receipt.period}`,
    path,
    <>
      <p class="soft" style="margin:18px 0 0">
        <a href={`${root}/place/${plan.total.code}/${receipt.period}`}>{plan.total.title[lang]}</a> ›{' '}
        {isUnit ? <Province release={release} subject={subject} lang={lang} period={receipt.period} /> : null}
        <b>{receipt.unit.name[lang]}</b> · {receipt.unit.code} ·{' '}
        <a href={`${root}/${briefPath}/${receipt.unit.code}/${receipt.period}`}>{briefWords.brief[lang]}</a>
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
          {receipt.members.length > 0 ? <Members receipt={receipt} lang={lang} root={root} /> : null}
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
  if (r.node !== plan.nodes[0]!.id) return null;
  const grouping = plan.groupings.findIndex((g) => g.column === r.unit.level);
  const unit = plan.units.findIndex((u) => u.code === r.unit.code);
  const range =
    grouping >= 0
      ? groupRanges(release, grouping, r.period).get(r.unit.code)
      : uncertainty.find((u) => u.period === r.period)?.intervals[unit];
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
  release: Shown;
  subject: Subject;
  lang: Lang;
  period: string;
}) {
  const first = release.plan.groupings[0];
  const group = first?.groups[first.memberOf[subject.number] ?? -1];
  if (!group) return null;
  return (
    <>
      <a href={`${rootOf(release, lang)}/place/${group.code}/${period}`}>{group.name[lang]}</a> ›{' '}
    </>
  );
}
