import { allSections, apiPath } from '../../site/index.js';
import { endpoints } from '../api/endpoints/index.js';
import { isApi, sameFormat } from '../api/sameAnswer.js';

/** Addresses of the API whose JSON costs little. */
const quickResources = endpoints
  .filter(({ quick }) => quick)
  .map(({ path }) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`));

const quickSections = [apiPath, ...allSections.filter(({ quick }) => quick).map(({ path }) => path)];

/** Pages that cost little, behind the language: such sections, places, and the overview of all periods or one. */
const quickPages = new RegExp(`^(?:|place/[^?]*|${quickSections.join('|')}|[\\d-]+(?:Q\\d)?)$`);

/**
 * Whether an answer may take more than a tenth of a second of the processor: all that is not said to be quick where it is defined,
 * whole tables as CSV, and searches for weights.
 *
 * @param address path and query
 */
export function isExpensive(address: string, accept: string | null): boolean {
  const [path = '', query = ''] = address.split('?');
  if (isApi(path)) {
    const resource = path.replace(/\.json$/, '');
    const isQuick = quickResources.some((one) => one.test(resource));
    return !isQuick || sameFormat(path, accept).startsWith('text/csv');
  }
  const [, page] = /^(?:\/[^/]+)*?\/(?:en|zh)(?:\/(.*))?$/.exec(path) ?? [];
  if (page === undefined) return false;
  return !quickPages.test(page) || page.endsWith('.offline.html') || /(?:^|&)rank=/.test(query);
}
