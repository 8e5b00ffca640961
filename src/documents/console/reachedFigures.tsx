import type { Text } from '../../edition/index.js';
import type { ReachedCell, ReachedFigures } from '../../platform/index.js';
import { heading, note, said, useLanguage } from '../blocks/said.js';
import { formatWhole, periodText } from './consoleText.js';
import { consoleWords as words } from './consoleWords.js';
import { DataTable } from './table.js';

const states: Record<ReachedCell['is'], Text> = {
  counted: { en: 'in the figures', zh: '已计入' },
  held: {
    en: 'held back until enough contributors stand behind the change',
    zh: '暂不计入，待足够多的报送方',
  },
  next: { en: 'in the next vintage', zh: '将计入下一版' },
};

/** What the live edition calls its indicators and places. */
export interface LiveNames {
  title: Text;
  indicators: ReadonlyMap<string, Text>;
  /** By code and by name, as records may have either. */
  places: ReadonlyMap<string, Text>;
}

/** Cells that are listed. */
const mostCells = 100;

/** The figures of the live edition that a batch reached, without its share in them. */
export function ReachedTable({ reached, names }: { reached: ReachedFigures; names?: LiveNames | undefined }) {
  const lang = useLanguage();
  const { edition, indicators, cells } = reached;
  const indicatorOf = (id: string) => names?.indicators.get(id)?.[lang] ?? <code>{id}</code>;
  const placeOf = (place: readonly string[]) => names?.places.get(place[0]!)?.[lang] ?? place.join(' ');
  return (
    <>
      {heading(words.reached)}
      <p>
        {names ? said(names.title) : <code>{edition}</code>}
        {said({ en: ', indicators: ', zh: '，指标：' })}
        {indicators.map((id, i) => (
          <>
            {i > 0 ? said({ en: ', ', zh: '、' }) : null}
            {indicatorOf(id)}
          </>
        ))}
      </p>
      <DataTable
        heads={['area', 'period', ['records', 'n'], ['state', 'long']]}
        rows={cells
          .slice(0, mostCells)
          .map(({ place, period, records, is }) => [
            placeOf(place),
            periodText(period, lang),
            formatWhole(records, lang),
            said(states[is]),
          ])}
      />
      {note({
        en: `${cells.length > mostCells ? `The first ${mostCells} of ${formatWhole(cells.length, 'en')}. ` : ''}How much of a figure the batch is, is not shown: with the figure it would tell what others sent.`,
        zh: `${cells.length > mostCells ? `共${formatWhole(cells.length, 'zh')}项，列出前${mostCells}项。` : ''}本批在数值中所占份额不予显示：与数值对照即可推知其他报送方的内容。`,
      })}
    </>
  );
}
