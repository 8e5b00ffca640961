import type { Lang, Text } from '../../edition/index.js';
import { titleWithin } from '../../words/index.js';
import { comparePath, rootOf, type Shown } from '../shown.js';
import type { AskedRanking } from './askedRanking.js';
import type { RankingColumn } from './rankingColumns.js';

const words = {
  find: { en: 'Find', zh: '查找' },
  placeholder: { en: 'Name, 地名, pinyin', zh: '地名、拼音或代码' },
  within: { en: 'Within', zh: '范围' },
  columns: { en: 'Columns', zh: '列' },
  show: { en: 'Show', zh: '显示' },
  compare: { en: 'Compare the ticked', zh: '比较所选' },
} satisfies Record<string, Text>;

/** The options of the ranking, as fields of the form around the table: they work without scripts. */
export function RankingControls({
  release,
  lang,
  period,
  asked,
  columns,
}: {
  release: Shown;
  lang: Lang;
  /** The period that the address names; undefined for that of headlines. */
  period: string | undefined;
  asked: AskedRanking;
  columns: readonly RankingColumn[];
}) {
  return (
    <div class="row controls">
      {period === undefined ? null : <input type="hidden" name="period" value={period} />}
      {asked.sort.id === 'rank' && asked.rises ? null : (
        <input type="hidden" name="sort" value={`${asked.rises ? '' : '-'}${asked.sort.id}`} />
      )}
      <label>
        <span>{words.find[lang]}</span>
        <input
          type="search"
          name="find"
          value={asked.find}
          placeholder={words.placeholder[lang]}
          maxLength={100}
        />
      </label>
      <Within release={release} lang={lang} within={asked.within} />
      <ColumnsMenu {...{ lang, asked, columns }} />
      <button type="submit" class="button">
        {words.show[lang]}
      </button>
      <button type="submit" class="button" formAction={`${rootOf(release, lang)}/${comparePath}`} data-leave>
        {words.compare[lang]}
      </button>
    </div>
  );
}

/** The groups whose members alone can be shown. */
function Within({ release: { plan }, lang, within }: { release: Shown; lang: Lang; within: string }) {
  if (plan.groupings.length === 0) return null;
  const all = { en: `All ${titleWithin(plan.unitsTitle.en)}`, zh: `全部${plan.unitsTitle.zh}` }[lang];
  return (
    <label>
      <span>{words.within[lang]}</span>
      <select name="in">
        <option value="">{all}</option>
        {plan.groupings.map(({ column, title, groups }) => (
          <optgroup key={column} label={title[lang]}>
            {groups.map(({ code, name }) => (
              <option key={code} value={`${column}:${code}`} selected={within === `${column}:${code}`}>
                {name[lang]}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

/** The columns that can be left out. */
function ColumnsMenu({
  lang,
  asked,
  columns,
}: {
  lang: Lang;
  asked: AskedRanking;
  columns: readonly RankingColumn[];
}) {
  const free = columns.filter(({ shown }) => shown !== 'always');
  if (free.length < 2) return null;
  return (
    <details class="menu">
      <summary class="button">{words.columns[lang]}</summary>
      <div>
        {free.map(({ id, title }) => (
          <label key={id} class="tick">
            <input type="checkbox" name="cols" value={id} checked={asked.columns.some((c) => c.id === id)} />{' '}
            {title}
          </label>
        ))}
      </div>
    </details>
  );
}
