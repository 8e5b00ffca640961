import { encodeQR } from 'qr';
import { type Lever, leverRange } from '../../analysis/index.js';
import { firstIsBest, type Lang, memoize } from '../../edition/index.js';
import { apa, citationOf, gbt7714, type Release } from '../../release/index.js';
import {
  asTitle,
  type CitedFigure,
  type FactKind,
  formatRough,
  formatSigned,
  type Phrase,
  type PlaceSheet,
  periodName,
  phraseText,
  placeSheet,
  sentencesOf,
} from '../../words/index.js';
import { Table } from '../blocks/table.js';
import { PhraseText } from '../brief/briefHtml.js';
import { receiptAddress, rootOf } from '../brief/receipts.js';
import { filePage } from '../filePage.js';
import { statusOf } from '../frame.js';
import type { ReportOptions } from '../report/report.js';
import {
  drawnBeside,
  GainsChart,
  inBrackets,
  PartsChart,
  RangesChart,
  rankedIn,
  SlopeChart,
} from './charts.js';
import { sheetStyle } from './sheetStyle.js';
import {
  type Ends,
  gainsHow,
  howRanges,
  partsClaim,
  partsHow,
  peersHow,
  sheetWords as words,
} from './sheetWords.js';

/** The sheet of a unit as one self-contained HTML file, which prints on one sheet of paper; undefined where there is none. */
export async function sheetHtml(
  release: Release,
  lang: Lang,
  { place, sheet: paper = 'a4', site, home, ranges = true }: ReportOptions,
): Promise<string | undefined> {
  const sheet = place && placeSheet(release, place);
  if (!place || !sheet) return undefined;
  const { plan } = release;
  const said = (kinds: readonly FactKind[]): Phrase[] =>
    sheet.facts.filter(({ kind }) => kinds.includes(kind)).flatMap((fact) => sentencesOf(plan, fact, lang));
  const root = rootOf(site, lang);
  const href = (figure: CitedFigure) =>
    root === undefined ? undefined : `${root}/${receiptAddress(figure)}`;
  const when = periodName(sheet.view.period, lang);
  const name = plan.title[lang];
  const frame = {
    title: `${place.name[lang]} · ${name} · ${words.title[lang]}`,
    css: sheetStyle(paper),
    name: (
      <strong>
        {words.title[lang]} · {place.name[lang]}
      </strong>
    ),
    end: (
      <span class="soft">
        {home === undefined ? name : <a href={home}>{name}</a>} · {when}
      </span>
    ),
  };
  const shown = { sheet, lang, release, said, href };
  const found = ranges ? await leverRanges(release, sheet) : [];
  return filePage(
    release,
    lang,
    frame,
    <article class="sheet">
      <Top {...shown} />
      <Peers {...shown} />
      <LeversTable {...shown} ranges={found} />
      <Foot {...shown} site={root} />
    </article>,
  );
}

type Range = { low: number; high: number } | undefined;

const knownRanges = memoize((_: Release['index']) => new Map<string, Promise<Range[]>>());

/** The ranges of the ranks with each lever, and with all of them at the end. */
function leverRanges(release: Release, { place, view, levers }: PlaceSheet): Promise<Range[]> {
  const known = knownRanges(release.index);
  const { plan, solve } = release;
  const asked = [...levers.levers.map((one) => [one]), levers.levers];
  const found =
    known.get(place.code) ??
    Promise.all(
      asked.map((of) => leverRange(plan, levers.changed(of), { unit: place.number, period: view.t }, solve)),
    );
  known.set(place.code, found);
  return found;
}

interface Shown {
  sheet: PlaceSheet;
  lang: Lang;
  release: Release;
  said: (kinds: readonly FactKind[]) => Phrase[];
  href: (figure: CitedFigure) => string | undefined;
}

/** The finding, what follows it, the parts and how sure the rank is. */
function Top({ sheet, lang, release, said, href }: Shown) {
  const { plan } = release;
  const course = said(['course']);
  const isSure = sheet.facts.some((fact) => fact.kind === 'course' && fact.range !== undefined);
  const sure = isSure ? course.at(-1)! : [];
  const lead = [...course.slice(1, isSure ? -1 : undefined), ...said(['risen'])];
  const [fewest, most] = rankedIn(sheet);
  const of = {
    en: fewest === most ? `${most}` : `${fewest}–${most}`,
    zh: fewest === most ? `${most}` : `${fewest}—${most}`,
  };
  const title = course[0]!;
  const parts = partsClaim(sheet, firstIsBest(plan))[lang];
  return (
    <>
      <h1>
        <PhraseText phrase={asTitle(title)} href={href} />
      </h1>
      <p class="lead">
        {lead.map((phrase) => (
          <span key={phraseText(phrase)}>
            <PhraseText phrase={phrase} href={href} />
            {lang === 'zh' ? '' : ' '}
          </span>
        ))}
      </p>
      <div class="pair">
        <section>
          <h2>{parts}</h2>
          <p>{partsHow(of, plan.unitsTitle, endsOf(sheet))[lang]}</p>
          <PartsChart sheet={sheet} lang={lang} label={parts} />
        </section>
        <section>
          <h2>{sure.length > 0 ? <PhraseText phrase={asTitle(sure)} href={href} /> : words.sure[lang]}</h2>
          <p>{words.sureHow[lang]}</p>
          <RangesChart sheet={sheet} lang={lang} label={words.sure[lang]} />
        </section>
      </div>
    </>
  );
}

function endsOf({ before, view }: PlaceSheet): Ends {
  const named = (period: string) => ({ en: periodName(period, 'en'), zh: periodName(period, 'zh') });
  return { from: named(before.period), to: named(view.period) };
}

/** Those that were close, and in which parts they rose. */
function Peers({ sheet, lang, said, href }: Shown) {
  const title = sheet.close.length > 1 ? words.peers : words.nearest;
  if (drawnBeside(sheet).length === 0) return null;
  const rose = said(['rose-in']);
  const gains = (rose.length > 0 ? words.gains : words.compared)[lang];
  return (
    <div class="pair">
      <section>
        <h2>{title[lang]}</h2>
        <p>{peersHow(endsOf(sheet))[lang]}</p>
        <SlopeChart sheet={sheet} lang={lang} label={title[lang]} />
      </section>
      <section>
        <h2>{gains}</h2>
        <p>{gainsHow(endsOf(sheet))[lang]}</p>
        <GainsChart sheet={sheet} lang={lang} label={gains} />
        {rose.length > 0 ? (
          <ul>
            {rose.map((phrase) => (
              <li key={phraseText(phrase)}>
                <PhraseText phrase={phrase} href={href} />
              </li>
            ))}
          </ul>
        ) : null}
      </section>
    </div>
  );
}

/** What another place achieved in an indicator, and where that would bring the place. */
function LeversTable({ sheet, lang, release, said, ranges }: Shown & { ranges: readonly Range[] }) {
  const { levers, view } = sheet;
  const { plan } = release;
  const [members, all] = [view.members(-1), said(['levers'])];
  if (levers.levers.length === 0) return null;
  const rankOf = (rank: number, range: Range) =>
    `${rank}${range ? inBrackets(Math.min(rank, range.low), Math.max(rank, range.high), lang) : ''}`;
  const gainOf = ({ score }: Lever['built']) => formatSigned(score - levers.now.score, 2, lang);
  const changeOf = ({ before, after }: Lever) => `${formatRough(before, lang)} → ${formatRough(after, lang)}`;
  return (
    <section>
      <h2>{words.levers[lang]}</h2>
      <p>{words.leversHow[lang]}</p>
      <Table
        rows={[
          ...levers.levers.map((lever, i) => ({ lever, built: lever.built, range: ranges[i] })),
          ...(all.length > 0 ? [{ lever: undefined, built: levers.together, range: ranges.at(-1) }] : []),
        ]}
        row={({ lever }) => (lever ? {} : { class: 'all' })}
        columns={[
          {
            title: words.indicator[lang],
            of: ({ lever }) => (lever ? <b>{plan.nodes[lever.node]!.title[lang]}</b> : words.together[lang]),
          },
          {
            title: words.target[lang],
            of: ({ lever }) =>
              lever && (
                <>
                  {changeOf(lever)} <small>{plan.indicators[lever.indicator]!.unit[lang]}</small>
                </>
              ),
          },
          {
            title: words.by[lang],
            class: 'wide',
            of: ({ lever }) =>
              lever && (
                <>
                  {members[lever.by]!.name[lang]}{' '}
                  <small>
                    {formatRough(lever.was, lang)} → {formatRough(lever.is, lang)}
                  </small>
                </>
              ),
          },
          { title: words.points[lang], class: 'n', of: ({ built }) => gainOf(built) },
          { title: words.rank[lang], class: 'n', of: ({ built, range }) => rankOf(built.rank, range) },
        ]}
      />
    </section>
  );
}

/** The note of an edition may be long; the report has all of it. */
const firstSentence = (text: string): string => /^.*?(?:[。]|\.(?=\s|$))/u.exec(text)?.[0] ?? text;

/** How it is computed, where the data come from, and how to cite it. */
function Foot({ sheet, lang, release, site }: Shown & { site: string | undefined }) {
  const { plan, manifest } = release;
  const cite = { en: apa, zh: gbt7714 }[lang](citationOf(release));
  const sources = [...new Set(plan.indicators.map(({ source }) => source[lang]))];
  const own =
    site !== undefined && /^https?:/.test(site)
      ? `${site}/place/${encodeURIComponent(sheet.place.code)}`
      : undefined;
  return (
    <div class="foot">
      <p>
        <b>{words.how[lang]}</b> {howRanges(plan, sheet.levers.levers.length > 0)[lang]}
      </p>
      {plan.note ? <p class="again">{firstSentence(plan.note[lang])}</p> : null}
      <p>
        <b>{words.cite[lang]}</b> {cite}
        {' · '}
        {manifest.id}
      </p>
      {own === undefined ? null : (
        <div class="paper">
          <span dangerouslySetInnerHTML={{ __html: encodeQR(own, 'svg', { border: 1 }) }} />
          <p>{own}</p>
        </div>
      )}
      <p class="again">
        {[
          statusOf(plan, lang),
          plan.attribution?.[lang] ?? sources.slice(0, 3).join({ en: '; ', zh: '；' }[lang]),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </div>
  );
}
