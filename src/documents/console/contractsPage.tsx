import type { DataContract } from '../../platform/index.js';
import { note, said, title } from '../blocks/said.js';
import { type ConsoleView, consolePage, partnerPath } from './consoleFrame.js';
import { formatWhole } from './consoleText.js';
import { consoleWords as words } from './consoleWords.js';
import { DataTable } from './table.js';

/** The contracts that a partner sends under. */
export function contractsPage(view: ConsoleView, contracts: readonly DataContract[]): string {
  return consolePage(
    view,
    words.contracts,
    <>
      {title({ en: 'What was agreed', zh: '已约定的数据契约' })}
      {note({
        en: 'A contract says what a record has. Its page has a place to try a file: it is judged in the browser, and nothing is sent.',
        zh: '数据契约规定记录的内容。其页面可试送文件：仅在浏览器中判定，不作报送。',
      })}
      <DataTable
        heads={[['contract', 'long'], 'id', 'version', 'expectedDaily', ['actions', 'heard']]}
        rows={contracts.map(({ id, version, title: name, volume }) => [
          said(name),
          <code>{id}</code>,
          version,
          volume
            ? said({
                en: `${formatWhole(volume.least, 'en')} to ${formatWhole(volume.most, 'en')} a day`,
                zh: `每日${formatWhole(volume.least, 'zh')}至${formatWhole(volume.most, 'zh')}条`,
              })
            : '–',
          <a href={partnerPath(view, `/contracts/${encodeURIComponent(id)}`)}>{said(words.tryFile)}</a>,
        ])}
      />
    </>,
  );
}
