import type { DataContract } from '../../platform/index.js';
import { type ConsoleView, consolePage, partnerPath } from './consoleFrame.js';
import { consoleWord, formatWhole } from './consoleText.js';
import { DataTable } from './table.js';

/** The contracts that a partner sends under. */
export function contractsPage(view: ConsoleView, contracts: readonly DataContract[]): string {
  const { lang } = view;
  return consolePage(
    view,
    consoleWord('contracts', lang),
    <>
      <h1>{{ en: 'What was agreed', zh: '已约定的数据契约' }[lang]}</h1>
      <p class="soft">
        {
          {
            en: 'A contract says what a record has. Its page has a place to try a file: it is judged in the browser, and nothing is sent.',
            zh: '数据契约规定记录的内容。其页面可试送文件：仅在浏览器中判定，不作报送。',
          }[lang]
        }
      </p>
      {contracts.length === 0 ? (
        <p class="soft">{consoleWord('none', lang)}</p>
      ) : (
        <DataTable
          columns={[
            { title: consoleWord('contract', lang), isLong: true },
            { title: consoleWord('id', lang) },
            { title: consoleWord('version', lang) },
            { title: consoleWord('expectedDaily', lang) },
            { title: consoleWord('actions', lang), isHeard: true },
          ]}
          rows={contracts.map(({ id, version, title, volume }) => ({
            key: id,
            cells: [
              title[lang],
              <code>{id}</code>,
              version,
              volume
                ? {
                    en: `${formatWhole(volume.least, 'en')} to ${formatWhole(volume.most, 'en')} a day`,
                    zh: `每日${formatWhole(volume.least, 'zh')}至${formatWhole(volume.most, 'zh')}条`,
                  }[lang]
                : '–',
              <a href={partnerPath(view, `/contracts/${encodeURIComponent(id)}`)}>
                {consoleWord('tryFile', lang)}
              </a>,
            ],
          }))}
        />
      )}
    </>,
  );
}
