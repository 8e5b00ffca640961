import type { Lang } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import { formatCount, formatPercent, tallyUnit, word } from '../../words/index.js';

/** The files that were read, with their dates, counts and hashes. */
export function Sources({ release, lang }: { release: Release; lang: Lang }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={word('sources', lang)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{word('source', lang)}</th>
            <th scope="col">{word('date', lang)}</th>
            <th scope="col" class="n">
              {word('read', lang)}
            </th>
            <th scope="col" class="n">
              {word('repeated', lang)}
            </th>
            <th scope="col" class="wide">
              SHA-256
            </th>
          </tr>
        </thead>
        <tbody>
          {release.manifest.sources.map((s) => (
            <tr key={s.id}>
              <td class="wrap">{s.from}</td>
              <td>{s.observed ?? '–'}</td>
              <td class="n">{formatCount(s.records, lang)}</td>
              <td class="n">{formatCount(s.repeated, lang)}</td>
              <td class="wide">
                <code class="hash">{s.sha256.slice(0, 16)}…</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
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
      <div class="scroll" tabIndex={0} role="region" aria-label={word('coverage', lang)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{word('indicator', lang)}</th>
              <th scope="col">{word('vintage', lang)}</th>
              <th scope="col">{{ en: 'counted in', zh: '计量' }[lang]}</th>
              <th scope="col" class="n">
                {word('read', lang)}
              </th>
              <th scope="col" class="n">
                {word('placed', lang)}
              </th>
              <th scope="col" class="n">
                {word('unplaced', lang)}
              </th>
              <th scope="col" class="n">
                {word('outside', lang)}
              </th>
              <th scope="col" class="n">
                {{ en: 'share of these placed', zh: '归位率（按计量）' }[lang]}
              </th>
              <th scope="col" class="n">
                {{ en: 'share of records placed', zh: '归位率（按记录）' }[lang]}
              </th>
            </tr>
          </thead>
          <tbody>
            {used
              .filter((p) => p.observed === last.get(p.indicator))
              .map((p) => (
                <tr key={p.indicator + p.observed}>
                  <td class="wrap">{titleOf.get(p.indicator)}</td>
                  <td>{p.observed}</td>
                  <td>{tallyUnit(release, p.indicator)[lang]}</td>
                  {(['read', 'placed', 'unplaced', 'outside'] as const).map((key) => (
                    <td class="n" key={key}>
                      {formatCount(p.value[key], lang)}
                      {key === 'unplaced' && p.value.ambiguous > 0
                        ? ambiguousText(p.value.ambiguous, lang)
                        : null}
                    </td>
                  ))}
                  {[p.value, p.records].map(({ placed, unplaced }, i) => (
                    <td class="n" key={i === 0 ? 'value' : 'records'}>
                      {formatPercent(placed / (placed + unplaced), lang)}
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
