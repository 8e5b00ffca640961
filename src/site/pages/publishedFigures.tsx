import {
  type ComparedCell,
  type ComparedTable,
  type Replication,
  summariesOf,
} from '../../analysis/index.js';
import { Table } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import { placePath, receiptPath } from '../../figures/index.js';
import type { ColumnOf } from '../../release/index.js';
import {
  formatNumber,
  formatPercent,
  formatSignificant,
  isDifferent,
  notComparedText,
  type PlanNames,
  periodName,
  planNames,
  replicationLines,
  ruleText,
  word,
} from '../../words/index.js';
import { rootOf, type Shown } from '../shown.js';

const words = {
  of: { en: 'Of', zh: '对象' },
  period: { en: 'Period', zh: '时期' },
  equal: { en: 'Equal values', zh: '相等的数值' },
  largest: { en: 'Largest difference', zh: '最大差值' },
  ranks: { en: 'Same ranks', zh: '相同的位次' },
  aside: { en: 'Not compared', zh: '未比较' },
  inferred: { en: 'What the published figures tell of the method', zh: '公布数值所反映的方法' },
  different: { en: 'What comes out otherwise', zh: '不一致的数值' },
  place: { en: 'Place', zh: '地区' },
  published: { en: 'Published', zh: '公布值' },
  ours: { en: 'Ours', zh: '本指数' },
  publishedRank: { en: 'Published rank', zh: '公布位次' },
  files: { en: 'Every figure one by one', zh: '全部逐项对照' },
} satisfies Record<string, Record<Lang, string>>;

/** Most figures that are shown one by one; the file has all. */
const most = 100;

type Summary = ReturnType<typeof summariesOf>[number];

interface Of {
  release: Shown;
  one: ComparedTable;
  names: PlanNames;
  lang: Lang;
}

/** The published figures of an edition compared with ours: by node and period, then the differences. */
export function PublishedFigures({
  release,
  all,
  lang,
}: {
  release: Shown;
  all: readonly Replication[];
  lang: Lang;
}) {
  const names = planNames(release.plan, lang);
  return (
    <>
      {all.map(({ compared: one, ...more }) => (
        <section key={one.table.id} id={`published-${one.table.id}`}>
          <h2>{one.table.title[lang]}</h2>
          <p class="soft">
            {[one.table.source[lang], ruleText(one.table, lang)].filter(Boolean).join(' · ')}
          </p>
          <Inferred release={release} of={{ compared: one, ...more }} names={names} lang={lang} />
          <Summaries release={release} one={one} names={names} lang={lang} />
          <Differences release={release} one={one} names={names} lang={lang} />
        </section>
      ))}
      <p>
        <a class="button" href={`${release.base ?? ''}/release/analysis/published-figures.csv`}>
          {words.files[lang]} (CSV)
        </a>
      </p>
    </>
  );
}

/** What the figures tell of how they were made. */
function Inferred({ release, of, names, lang }: Omit<Of, 'one'> & { of: Replication }) {
  const lines = replicationLines(release.plan, of, names, lang);
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{words.inferred[lang]}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

function Summaries({ release, one, names, lang }: Of) {
  const root = rootOf(release, lang);
  const share = (equal: number, of: number) =>
    of === 0
      ? '–'
      : `${formatNumber(equal, 0, lang)} / ${formatNumber(of, 0, lang)} (${formatPercent(equal / of, lang)})`;
  const linked = (s: Summary, column: ColumnOf<'published'>, text: string) =>
    s.level === '' || text === '–' ? (
      text
    ) : (
      <a href={`${root}/${receiptPath('published', s, column)}`}>{text}</a>
    );
  return (
    <Table
      scroll
      class="comparison"
      rows={summariesOf(one)}
      columns={[
        {
          title: words.of[lang],
          cell: 'wrap all',
          of: (s) => (
            <>
              {names.node(s.node)}
              {s.level === release.plan.level ? null : <small>{names.level(s.level)}</small>}
            </>
          ),
        },
        {
          title: words.period[lang],
          label: true,
          of: (s) => periodName(s.period, lang),
        },
        {
          title: words.equal[lang],
          class: 'n',
          label: true,
          of: (s) => linked(s, 'equal', share(s.equal, s.values)),
        },
        {
          title: words.largest[lang],
          class: 'n',
          label: true,
          of: (s) =>
            s.largest ? (
              <>
                {linked(s, 'largest_difference', formatSignificant(Math.abs(s.largest.difference), lang))}{' '}
                {s.largest.difference === 0 ? null : (
                  <Place release={release} cell={s.largest} names={names} lang={lang} />
                )}
              </>
            ) : (
              '–'
            ),
        },
        {
          title: words.ranks[lang],
          class: 'n',
          label: true,
          of: (s) => linked(s, 'ranks_equal', share(s.ranksEqual, s.ranks)),
        },
        {
          title: words.aside[lang],
          label: true,
          cell: 'wrap all',
          of: (s) => notComparedText(s, lang),
        },
      ]}
    />
  );
}

function Place({ release, cell, names, lang }: Omit<Of, 'one'> & { cell: ComparedCell }) {
  const path = placePath(cell.unit, cell.period, cell.node);
  return <a href={`${rootOf(release, lang)}/${path}`}>{names.place(cell)}</a>;
}

/** How far a figure is from the published one; a rank alone says nothing of that. */
const gapOf = ({ difference }: ComparedCell) => Math.abs(difference) || 0;

function Differences({ release, one, names, lang }: Of) {
  const differing = one.cells.filter(isDifferent).sort((a, b) => gapOf(b) - gapOf(a));
  if (differing.length === 0) return null;
  const left = differing.length - most;
  const rest = {
    en: `${formatNumber(left, 0, lang)} more stand in the file below.`,
    zh: `其余${formatNumber(left, 0, lang)}项见下方文件。`,
  }[lang];
  return (
    <>
      <h3>
        {words.different[lang]} ({formatNumber(differing.length, 0, lang)})
      </h3>
      <Table
        scroll
        class="comparison"
        rows={differing.slice(0, most)}
        columns={[
          {
            title: words.place[lang],
            cell: 'wrap all',
            of: (c) => <Place release={release} cell={c} names={names} lang={lang} />,
          },
          {
            title: words.of[lang],
            cell: 'wrap',
            of: (c) => `${names.node(c.node)}, ${periodName(c.period, lang)}`,
          },
          {
            title: words.published[lang],
            class: 'n',
            label: true,
            of: (c) => formatNumber(c.value ?? Number.NaN, one.table.digits, lang),
          },
          {
            title: words.ours[lang],
            class: 'n',
            label: true,
            of: (c) => formatNumber(c.ours, one.table.digits + 2, lang),
          },
          { title: words.publishedRank[lang], class: 'n', label: true, of: (c) => c.rank ?? '–' },
          { title: word('rank', lang), class: 'n', label: true, of: (c) => c.ourRank || '–' },
        ]}
      />
      {left > 0 ? <p class="note">{rest}</p> : null}
    </>
  );
}
