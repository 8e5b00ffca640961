import { nearestWord, problems, UserError } from '../../../../edition/index.js';
import { type SdmxQuery, sdmxArtefacts } from '../../../../release/index.js';
import type { ApiRequest } from '../../endpoint.js';
import { ApiProblem } from '../../problem.js';
import type { ApiRelease, Releases } from '../../releases.js';

/** The last release of each edition. */
export const latest = (releases: Releases) => releases.all.filter((one) => releases.isLatest(one));

const isAll = (word: string) => ['*', 'all'].includes(word);

/**
 * The release of a dataflow: the last one of its edition with the requested version. All dataflows may be asked for where there is
 * one.
 */
export function flowOf({ releases, params }: Pick<ApiRequest, 'releases' | 'params'>): ApiRelease {
  const given = (params.flow ?? '*').split(',');
  const [agency, id = '*', version] =
    given.length > 1 ? given : [params.agency, given[0], params.version ?? 'latest'];
  onlyAgency(agency);
  const found = latest(releases).filter(
    (release) => (isAll(id) || sdmxArtefacts(release).dataflow === id) && fits(release, version ?? 'latest'),
  );
  if (found.length !== 1) throw noFlow(releases, params.flow ?? '*');
  return found[0]!;
}

/** `*`, `~`, `+`, `latest`, `all`, or the version itself. */
function fits(release: ApiRelease, version: string): boolean {
  return ['*', '~', '+', 'latest', 'all', sdmxArtefacts(release).version].includes(version);
}

function onlyAgency(agency: string | undefined): void {
  if (agency === undefined || ['*', 'all', 'IPLUS'].includes(agency)) return;
  throw new UserError([
    problems.unknownCode({ file: 'agency' }, { en: 'agency', zh: '机构' }, agency, ['IPLUS']),
  ]);
}

function noFlow(releases: Releases, flow: string): ApiProblem {
  const names = latest(releases).map((one) => sdmxArtefacts(one));
  const list = names.map((n) => `${n.dataflow} (${n.version})`).join(', ');
  const near = nearestWord(
    flow,
    names.map((n) => n.dataflow),
  );
  return new ApiProblem('not-found', [
    {
      in: 'path',
      parameter: 'flow',
      found: { en: `“${flow}”`, zh: `“${flow}”` },
      expected: { en: `one of: ${list}`, zh: `下列之一：${list}` },
      mend: near
        ? { en: `did you mean “${near}”?`, zh: `是否应为“${near}”？` }
        : {
            en: 'look it up in /sdmx/structure/dataflow',
            zh: '请在 /sdmx/structure/dataflow 中查找',
          },
    },
  ]);
}

/** The figures that a request selects. */
export function sdmxQuery({ params, query }: ApiRequest): SdmxQuery {
  const { key = '' } = params;
  const { startPeriod, endPeriod, firstNObservations, lastNObservations } = query;
  const { ge, le } = query['c[TIME_PERIOD]'] ?? {};
  const [from, to] = [startPeriod ?? ge, endPeriod ?? le];
  return {
    key,
    ...(from !== undefined && { startPeriod: from }),
    ...(to !== undefined && { endPeriod: to }),
    ...(firstNObservations !== undefined && { firstNObservations }),
    ...(lastNObservations !== undefined && { lastNObservations }),
  };
}

export const published = ({ vintage }: ApiRelease) => ({ date: vintage?.date });
