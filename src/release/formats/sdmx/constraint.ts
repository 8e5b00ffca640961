import { keyDimensions } from './components.js';
import { agency, artefacts, type SdmxRelease, titleOf } from './identity.js';
import type { Constraint } from './model.js';
import { observationsFor, type SdmxQuery } from './observations.js';

/**
 * The constraint (role Actual) that names the codes and periods which have figures, missing ones included.
 *
 * @param component one dimension, or `all`
 */
export function constraintOf(release: SdmxRelease, query: SdmxQuery = {}, component = 'all'): Constraint {
  const { version, ...ids } = artefacts(release);
  const dimensions = [...keyDimensions, 'TIME_PERIOD' as const];
  const wanted = dimensions.filter((id) => component === 'all' || component === '*' || component === id);
  return {
    kind: 'dataconstraint',
    id: ids.dataconstraint,
    version,
    agency,
    name: titleOf(release),
    flow: { id: ids.dataflow, version, agency },
    content: () => {
      const observations = observationsFor(release, query);
      return {
        series: new Set(observations.map((o) => `${o.REF_AREA}.${o.INDICATOR}`)).size,
        observations: observations.length,
        values: wanted.map((id) => ({ id, values: [...new Set(observations.map((o) => o[id]))] })),
      };
    },
  };
}
