import { keyDimensions } from './components.js';
import { agency, artefacts, named, type SdmxRelease, titleOf, urn } from './identity.js';
import { metaOf, type Published } from './message.js';
import { queried, type SdmxQuery } from './observations.js';

/**
 * The availability for a query: an SDMX-JSON 2.0 structure message with one data constraint (role Actual) that names the
 * codes and periods with figures, missing ones included, and their number as annotations.
 *
 * @param component one dimension, or `all`
 * @throws UserError as `queried`
 */
export function sdmxAvailability(
  release: SdmxRelease,
  query: SdmxQuery = {},
  component = 'all',
  published: Published = {},
): object {
  const { version, ...ids } = artefacts(release);
  const observations = queried(release, query);
  const dimensions = [...keyDimensions, 'TIME_PERIOD' as const];
  const wanted = dimensions.filter((id) => component === 'all' || component === '*' || component === id);
  const series = new Set(observations.map((o) => `${o.REF_AREA}.${o.INDICATOR}`));
  const metric = (id: string, count: number) => ({ id, type: 'sdmx_metrics', title: String(count) });
  return {
    meta: metaOf(release, 'structure', published),
    data: {
      dataConstraints: [
        {
          id: ids.dataconstraint,
          version,
          agencyID: agency,
          isExternalReference: false,
          links: [
            { rel: 'self', type: 'dataconstraint', urn: urn('dataconstraint', ids.dataconstraint, version) },
          ],
          ...named(titleOf(release)),
          annotations: [metric('series_count', series.size), metric('obs_count', observations.length)],
          role: 'Actual',
          constraintAttachment: { dataflows: [urn('dataflow', ids.dataflow, version)] },
          cubeRegions: [
            {
              include: true,
              keyValues: wanted.map((id) => ({
                id,
                include: true,
                values: [...new Set(observations.map((o) => o[id]))].map((value) => ({ value })),
              })),
            },
          ],
        },
      ],
    },
  };
}
