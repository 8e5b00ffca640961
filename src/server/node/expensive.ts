import { allSections, apiPath } from '../../site/index.js';
import { endpoints } from '../api/endpoints/index.js';
import { isApi, sameFormat } from '../api/sameAnswer.js';

const formOf = ({ path }: { path: string }) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);

/** Addresses of the API, and those of them whose JSON costs little. */
const resources = endpoints.map(formOf);
const quickResources = endpoints.filter(({ quick }) => quick).map(formOf);

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
    const isQuick = quickResources.some((one) => one.test(path.replace(/\.json$/, '')));
    if (isQuick) return sameFormat(path, accept).startsWith('text/csv');
    // Behind the resource stands a format or, in SDMX, a slash. Where there is no such resource, 404 costs nothing.
    const resource = path.replace(/(?:\.[\w-]+|\/)$/, '');
    return resources.some((one) => one.test(path) || one.test(resource));
  }
  const [, page] = /^(?:\/[^/]+)*?\/(?:en|zh)(?:\/(.*))?$/.exec(path) ?? [];
  if (page === undefined) return false;
  return !quickPages.test(page) || page.endsWith('.offline.html') || /(?:^|&)rank=/.test(query);
}
