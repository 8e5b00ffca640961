import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Lang, problems, UserError } from '../edition/index.js';
import { serveEditor } from '../server/index.js';
import { closeOnSignal } from './closeOnSignal.js';
import { type CommonOptions, faultText, languageOf, print, printError } from './common.js';
import { editFolder, mostData } from './editFolder.js';

export interface EditCommand extends CommonOptions {
  port: number;
  open: boolean;
}

/** `iplus edit EDITION`: an editor in the browser, for this machine alone, until interrupted. A new folder begins with a spreadsheet. */
export async function editCommand(folder: string, options: EditCommand): Promise<void> {
  const lang = languageOf(options);
  if (!isNew(folder) && !existsSync(join(folder, 'edition.yaml')))
    throw new UserError([problems.emptyFolder(folder)]);
  const isText = hasTextsAlone(folder);
  const { measuredOf } = isText ? { measuredOf: undefined } : await import('./editMeasured.js');
  const measured = await measuredOf?.(folder, lang);
  const publish = async (of: Lang) => (await import('./editPublish.js')).publishBeside(folder, of);
  const site = await serveEditor(
    { ...editFolder(folder, isText), measured, publish },
    { port: options.port, lang: options.lang, onFault: (error) => printError(faultText(error, lang)) },
  );
  closeOnSignal(site);
  const { url } = site;
  if (options.open) openInBrowser(url);
  print(
    options,
    { url },
    () =>
      ({
        en: `Open ${url}\n(for this machine alone; Ctrl-C ends)`,
        zh: `请打开 ${url}\n（仅限本机；Ctrl-C 结束）`,
      })[lang],
  );
}

/** Whether there is nothing yet: the page begins with a spreadsheet, and saving makes the folder. */
const isNew = (folder: string) =>
  !existsSync(folder) || (statSync(folder).isDirectory() && readdirSync(folder).length === 0);

/** Whether all figures are in CSV files that a page can read: no signals, no other formats, nothing too large. */
function hasTextsAlone(folder: string): boolean {
  const below = (name: string) => {
    try {
      return readdirSync(join(folder, name));
    } catch {
      return [];
    }
  };
  if (below('signals').some((name) => /\.ya?ml$/.test(name))) return false;
  const data = below('data').filter((name) => /\.(csv|parquet)$/i.test(name));
  return data.every((name) => /csv$/i.test(name) && statSync(join(folder, 'data', name)).size <= mostData);
}

/** Opens an address with the browser of the system; where there is none, the address is printed and that is all. */
function openInBrowser(url: string): void {
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [url]]
      : process.platform === 'win32'
        ? ['rundll32', ['url.dll,FileProtocolHandler', url]]
        : ['xdg-open', [url]];
  const child = spawn(command as string, args as string[], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
