import { Table } from '../../documents/index.js';
import { type Lang, line, offset, publishedPeriods, type Text } from '../../edition/index.js';
import { ranksIn } from '../../engine/index.js';
import { placePath } from '../../figures/index.js';
import { formatCount, formatNodeChange, formatNumber, formatScore, periodName } from '../../words/index.js';
import { page } from '../frame/layout.js';
import { behindReasons, type Flash, livePath, rootOf, type Shown } from '../shown.js';
import { clock, stamp, words } from './liveWords.js';

interface On {
  release: Shown;
  flash: Flash;
  lang: Lang;
}

/** The current state: changes, new records, and every figure of the last period beside that of the last final one. */
export function livePage(release: Shown, lang: Lang): string {
  const { plan } = release;
  const flash = release.flash!;
  const on = { release, flash, lang };
  const now = publishedPeriods(plan).at(-1)!;
  const heading =
    lang === 'en'
      ? `${words.title.en}, ${periodName(now, lang)} so far`
      : `${periodName(now, lang)}${words.title.zh}（截至目前）`;
  return page(
    release,
    lang,
    `${heading} · ${plan.title[lang]}`,
    livePath,
    <div id="live" data-live={[flash.shown, ...(flash.behind ? [flash.behind.why] : [])].join(' ')}>
      <h1>{heading}</h1>
      <BehindNote {...on} />
      <p class="soft">
        <span class="flag provisional">{words.provisional[lang]}</span> {words.what[lang]}
        {lang === 'en' ? ' ' : ''}
        {periodName(plan.headline.final ?? now, lang)}
        {lang === 'en' ? '.' : '。'}
      </p>
      <div class="live">
        <Moved {...on} />
        <Arrived {...on} />
        <All {...on} />
      </div>
    </div>,
  );
}

/** Says that the figures are old, where they are. */
function BehindNote({ flash: { behind }, lang }: On) {
  if (!behind) return null;
  const since = stamp(behind.since);
  const text = {
    en: `Behind since ${since} (${words.time.en}): ${behindReasons[behind.why].en}.`,
    zh: `自${words.time.zh} ${since} 起未更新：${behindReasons[behind.why].zh}。`,
  };
  return (
    <p class="behind" role="status">
      {text[lang]}
    </p>
  );
}

/** The scores of the whole index in a published period. */
const scoresAt = ({ index }: Shown, t: number) => line(index, 0, t);

const placeOf = (release: Shown, c: number) => ({ level: release.plan.level, grouping: -1, number: c });

function Score({ release, lang, c, t, value }: On & { c: number; t: number; value: number }) {
  const { plan } = release;
  const period = publishedPeriods(plan)[t]!;
  const isFinal = period <= (plan.headline.final ?? period);
  const text = formatScore(release, placeOf(release, c), 0, t, value, lang);
  const href = `${rootOf(release, lang)}/${placePath(plan.units[c]!.code, period)}`;
  return (
    <a href={href} class={isFinal ? undefined : 'moving'}>
      {text}
    </a>
  );
}

function Moved(on: On) {
  const { release, flash, lang } = on;
  const { plan, index } = release;
  const t = index.periods - 1;
  const scores = scoresAt(release, t);
  const before = flash.before?.scores;
  const textOf = (c: number, value: number) => formatScore(release, placeOf(release, c), 0, t, value, lang);
  const moved = plan.units
    .map((unit, c) => ({ unit, c, now: scores[c]!, old: before?.[c] ?? Number.NaN }))
    .filter(({ now, old }) => !Number.isNaN(now) && !Number.isNaN(old))
    .filter(({ c, now, old }) => textOf(c, now) !== textOf(c, old))
    .sort((a, b) => Math.abs(b.now - b.old) - Math.abs(a.now - a.old));
  return (
    <section id="moved">
      <h2>{words.moved[lang]}</h2>
      {moved.length === 0 ? <p class="soft">{(before ? words.nothing : words.first)[lang]}</p> : null}
      {moved.length > 0 ? (
        <Table
          rows={moved.slice(0, 8)}
          columns={[
            { title: words.city[lang], of: ({ unit }) => unit.name[lang] },
            { title: words.before[lang], class: 'n', of: ({ c, old }) => textOf(c, old) },
            {
              title: words.now[lang],
              class: 'n',
              of: ({ c, now }) => <Score {...on} c={c} t={t} value={now} />,
            },
            {
              title: words.change[lang],
              class: 'n',
              of: ({ now, old }) => formatNodeChange(plan, 0, now - old, lang),
            },
          ]}
        />
      ) : null}
      <Withheld {...on} />
    </section>
  );
}

/**
 * The number of figures of the last period that are not shown, because no records came or too few contributors are behind them.
 */
function Withheld({ release, lang }: On) {
  const { plan, panel } = release;
  const t = plan.periods.length - 1;
  const size = plan.units.length;
  const missing = plan.indicators.reduce((sum, _, k) => {
    const from = offset(panel, k, 0, t);
    return sum + panel.values.subarray(from, from + size).filter(Number.isNaN).length;
  }, 0);
  if (missing === 0) return null;
  const all = plan.indicators.length * size;
  const text = {
    en: `${words.withheld.en}: ${formatCount(missing, lang)} of ${formatCount(all, lang)} figures, as nobody sent them or too few contributors stand behind them.`,
    zh: `${words.withheld.zh}：${formatCount(all, lang)}个数值中有${formatCount(missing, lang)}个，原因是无人报送或贡献者过少。`,
  };
  return <p class="note">{text[lang]}</p>;
}

function Arrived({ release, flash, lang }: On) {
  const { sums, arrived, slowest } = flash;
  const { cutOff, unread, mismatched, aside, withheld, pending } = release.manifest.platform ?? {};
  const out: [Text, number | undefined][] = [
    [words.unread, unread],
    [words.mismatched, mismatched?.length],
    [words.aside, aside],
    [words.erased, withheld],
    [words.pending, pending],
  ];
  const facts: [string, string][] = [
    ...(sums
      ? ([
          [words.received[lang], formatCount(sums.received, lang)],
          [words.stored[lang], formatCount(sums.stored, lang)],
          [words.counted[lang], formatCount(sums.counted, lang)],
        ] as [string, string][])
      : []),
    ...(cutOff ? [[words.cutOff[lang], clock(Date.parse(cutOff))] as [string, string]] : []),
    ...out.flatMap(([name, n]): [string, string][] => (n ? [[name[lang], formatCount(n, lang)]] : [])),
    ...(slowest === undefined
      ? []
      : [
          [words.onPage[lang], `${formatNumber(slowest / 1000, 1, lang)}${lang === 'en' ? ' s' : '秒'}`] as [
            string,
            string,
          ],
        ]),
  ];
  return (
    <section id="arrived">
      <h2>
        {words.arrived[lang]} <span class="soft">{words.time[lang]}</span>
      </h2>
      <ul>
        {arrived.map(({ contract, records, at }) => (
          <li key={`${at} ${contract.en}`}>
            <b>{contract[lang]}</b> <time>{clock(at)}</time>
            {records === undefined ? null : (
              <span class="soft">
                {formatCount(records, lang)}
                {lang === 'en' ? ` ${words.records.en}` : words.records.zh}
              </span>
            )}
          </li>
        ))}
      </ul>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="note">{words.held[lang]}</p>
      <Dated {...{ release, flash, lang }} />
    </section>
  );
}

function Dated({ flash, lang }: On) {
  const { dated = [] } = flash;
  if (dated.length === 0) return null;
  return (
    <p class="note">
      {words.dated[lang]}
      {lang === 'en' ? ': ' : '：'}
      {dated.map(({ number: n, date, base }) => (
        <a key={n} href={`${base}/${lang}/`}>
          {n} ({date})
        </a>
      ))}
    </p>
  );
}

const inBrackets = (text: string, lang: Lang) => (lang === 'zh' ? `（${text}）` : ` (${text})`);

/** Every place in the last period, beside the last that is final. */
function All(on: On) {
  const { release, lang } = on;
  const { plan, index } = release;
  const periods = publishedPeriods(plan);
  const t = index.periods - 1;
  const final = periods.findLastIndex((period) => period <= (plan.headline.final ?? ''));
  const hasFinal = final >= 0 && final < t;
  const scores = scoresAt(release, t);
  const ranks = ranksIn(index, 0, t);
  const order = plan.units
    .map((_, c) => c)
    .filter((c) => ranks[c]! > 0)
    .sort((a, b) => ranks[a]! - ranks[b]!);
  return (
    <section id="now">
      <h2>{words.all[lang]}</h2>
      <Table
        scroll
        rows={order}
        columns={[
          { title: words.city[lang], of: (c) => plan.units[c]!.name[lang] },
          {
            title: `${words.rank[lang]}${inBrackets(words.provisional[lang], lang)}`,
            class: 'n',
            of: (c) => ranks[c],
          },
          { title: words.now[lang], class: 'n', of: (c) => <Score {...on} c={c} t={t} value={scores[c]!} /> },
          hasFinal
            ? {
                title: `${periodName(periods[final]!, lang)}${inBrackets(words.final[lang], lang)}`,
                class: 'n',
                of: (c) => <Score {...on} c={c} t={final} value={scoresAt(release, final)[c]!} />,
              }
            : undefined,
        ]}
      />
    </section>
  );
}
