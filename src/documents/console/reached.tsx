import type { ReachedCell, ReachedFigures } from '../../platform/index.js';
import type { ConsoleView } from './consoleFrame.js';
import { say, whole } from './consoleText.js';
import { DataTable } from './table.js';

const states: Record<ReachedCell['is'], { en: string; zh: string }> = {
  counted: { en: 'in the figures', zh: '已计入' },
  held: {
    en: 'held back until enough contributors stand behind the change',
    zh: '暂不计入，待足够多的报送方',
  },
  next: { en: 'in the next vintage', zh: '将计入下一版' },
};

/** Cells that are listed. */
const mostCells = 100;

/** The figures of the live edition that a batch reached, without its share in them. */
export function Reached({ view: { lang }, reached }: { view: ConsoleView; reached: ReachedFigures }) {
  const { edition, indicators, cells } = reached;
  return (
    <>
      <h2>{say('reached', lang)}</h2>
      <p>
        {{ en: 'Index', zh: '指数' }[lang]} <code>{edition}</code>
        {{ en: ', indicators: ', zh: '，指标：' }[lang]}
        {indicators.map((id, i) => (
          <>
            {i > 0 ? { en: ', ', zh: '、' }[lang] : null}
            <code>{id}</code>
          </>
        ))}
      </p>
      <DataTable
        columns={[
          { title: say('area', lang) },
          { title: say('period', lang) },
          { title: say('records', lang), isNumber: true },
          { title: say('state', lang), isLong: true },
        ]}
        rows={cells.slice(0, mostCells).map(({ place, period, records, is }) => ({
          key: `${place.join(' ')} ${period}`,
          cells: [place.join(' '), period, whole(records, lang), states[is][lang]],
        }))}
      />
      <p class="soft">
        {
          {
            en: `${cells.length > mostCells ? `The first ${mostCells} of ${whole(cells.length, 'en')}. ` : ''}How much of a figure the batch is, is not shown: with the figure it would tell what others sent.`,
            zh: `${cells.length > mostCells ? `共${whole(cells.length, 'zh')}项，列出前${mostCells}项。` : ''}本批在数值中所占份额不予显示：与数值对照即可推知其他报送方的内容。`,
          }[lang]
        }
      </p>
    </>
  );
}
