import { isApi, sameFormat } from '../api/sameAnswer.js';

/** Pages that cost little, behind the language: their names, and the overview of all periods or one. */
const quickPages = /^(?:|place\/[^?]*|method|data|groups|lab|api|receipt|[\d-]+(?:Q\d)?)$/;

/** Resources of the API that cost little. */
export const quickResources: ReadonlySet<string> = new Set([
  'units',
  'nodes',
  'periods',
  'values',
  'ranks',
  'receipts',
]);

/**
 * Whether an answer may take more than a tenth of a second of the processor: files, studies, documents, tables of the analysis,
 * searches for weights.
 *
 * @param address path and query
 */
export function isDear(address: string, accept: string | null): boolean {
  const [path = '', query = ''] = address.split('?');
  if (isApi(path)) {
    const [, api, , resource = ''] = path.replace(/\.json$/, '').split('/');
    const isQuick = api === 'v1' && (resource === '' || quickResources.has(resource));
    return !isQuick || sameFormat(path, accept).startsWith('text/csv');
  }
  const [, page] = /^(?:\/[^/]+)*?\/(?:en|zh)(?:\/(.*))?$/.exec(path) ?? [];
  if (page === undefined) return false;
  return !quickPages.test(page) || page.endsWith('.offline.html') || /(?:^|&)rank=/.test(query);
}
