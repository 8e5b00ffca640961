import { programOf } from '../run.js';
import { apiReferencePage } from './api.js';
import { commandsPage } from './commands.js';
import { editionPage } from './editionKeys.js';
import { docsReadme } from './home.js';
import { methodsPage } from './methods.js';
import { tablesPage } from './tables.js';

/**
 * The files of `docs/` that follow from the program, by their path there: `npm run docs` writes them.
 *
 * @param has whether there is such a file in `docs/`
 */
export function referenceFiles(has: (file: string) => boolean): Record<string, string> {
  return {
    'README.md': docsReadme(has),
    'reference/commands.md': commandsPage(programOf(), 'en'),
    'reference/commands.zh.md': commandsPage(programOf(), 'zh'),
    'reference/edition.md': editionPage(),
    'reference/methods.md': methodsPage(),
    'reference/endpoints.md': apiReferencePage(),
    'reference/tables.md': tablesPage(),
  };
}
