import { isApi, sameFormat } from '../api/sameAnswer.js';

/** Pages that cost little, behind the language: their names, and the overview of all periods or one. */
const quickPages = /^(?:|place\/[^?]*|method|data|groups|lab|api|receipt|[\d-]+(?:Q\d)?)$/;

/** Resources of the API that cost little. */
const quickResources = new Set([
  'releases',
  'units',
  'nodes',
  'periods',
  'values',
  'ranks',
  'receipts',
  'places',
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
    const [, , first = '', second = ''] = path.split('/');
    const name = first === 'releases' ? first : second;
    return !quickResources.has(name) || sameFormat(path, accept).startsWith('text/csv');
  }
  const [, page] = /^(?:\/[^/]+)*?\/(?:en|zh)(?:\/(.*))?$/.exec(path) ?? [];
  if (page === undefined) return false;
  return !quickPages.test(page) || page.endsWith('.offline.html') || /(?:^|&)rank=/.test(query);
}
