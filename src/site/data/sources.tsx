import { Table } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import { formatCount, formatPercent, tallyUnit, word } from '../../words/index.js';

/** The files that were read, with their dates, counts and hashes. */
export function Sources({ release, lang }: { release: Release; lang: Lang }) {
  return (
    <Table
      scroll={word('sources', lang)}
      rows={release.manifest.sources}
      columns={[
        { title: word('source', lang), cell: 'wrap', of: (s) => s.from },
        { title: word('date', lang), of: (s) => s.observed ?? '–' },
        { title: word('read', lang), class: 'n', of: (s) => formatCount(s.records, lang) },
        { title: word('repeated', lang), class: 'n', of: (s) => formatCount(s.repeated, lang) },
        {
          title: 'SHA-256',
          class: 'wide',
          of: (s) => <code class="hash">{s.sha256.slice(0, 16)}…</code>,
        },
      ]}
    />
  );
}

/** The share of records in no unit whose place name fits several units. */
function ambiguousText(n: number, lang: Lang): string {
  return { en: ` (${formatCount(n, 'en')} ambiguous)`, zh: `（其中 ${formatCount(n, 'zh')} 有歧义）` }[lang];
}

/** The geocoding of the records of every signal, in its last vintage in use. */
export function GeocodingTable({ release, lang }: { release: Release; lang: Lang }) {
  const used = release.geocoding.filter((p) => p.used);
  const last = new Map(used.map((p) => [p.indicator, p.observed]));
  const shareOf = (of: { placed: number; unplaced: number }) =>
    formatPercent(of.placed / (of.placed + of.unplaced), lang);
  const titleOf = new Map(release.plan.indicators.map((i) => [i.id, i.title[lang]]));
  return (
    <>
      <p class="soft">
        {
          {
            en: 'read = placed + in no unit + outside, in what the signal counts or adds up. In no unit: the record lies in the area but names no unit. The shares are of what lies in the area. The last vintage of each signal; geocoding.csv has all, unplaced.csv the words they use.',
            zh: '读取 = 已归位 + 未归位 + 区域外，按各信号所计的量。未归位指记录在区域内但未注明单元。归位率以区域内为分母。此处为各信号的最新版本，全部见 geocoding.csv，未归位记录的用词见 unplaced.csv。',
          }[lang]
        }
      </p>
      <Table
        scroll={word('coverage', lang)}
        rows={used.filter((p) => p.observed === last.get(p.indicator))}
        columns={[
          { title: word('indicator', lang), cell: 'wrap', of: (p) => titleOf.get(p.indicator) },
          { title: word('vintage', lang), of: (p) => p.observed },
          {
            title: { en: 'counted in', zh: '计量' }[lang],
            of: (p) => tallyUnit(release, p.indicator)[lang],
          },
          ...(['read', 'placed', 'unplaced', 'outside'] as const).map((key) => ({
            title: word(key, lang),
            class: 'n',
            of: ({ value }: (typeof used)[number]) => (
              <>
                {formatCount(value[key], lang)}
                {key === 'unplaced' && value.ambiguous > 0 ? ambiguousText(value.ambiguous, lang) : null}
              </>
            ),
          })),
          {
            title: { en: 'share of these placed', zh: '归位率（按计量）' }[lang],
            class: 'n',
            of: (p) => shareOf(p.value),
          },
          {
            title: { en: 'share of records placed', zh: '归位率（按记录）' }[lang],
            class: 'n',
            of: (p) => shareOf(p.records),
          },
        ]}
      />
    </>
  );
}
