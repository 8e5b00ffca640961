import { constraintOf } from './constraint.js';
import type { SdmxRelease } from './identity.js';
import type { Published } from './message.js';
import type { SdmxQuery } from './observations.js';
import type { References } from './related.js';
import { type Selected, selectedStructures } from './structure.js';
import { structureMessage } from './structureJson.js';

/**
 * The options of an availability query: one dimension (default: all), and which referenced artefacts are included
 * (default: none).
 */
export interface AvailabilityOptions {
  component?: string;
  references?: References;
}

/** The availability for a query as a constraint on its dataflow, with the referenced artefacts that it includes. */
export function availability(
  release: SdmxRelease,
  query: SdmxQuery,
  { component = 'all', references = 'none' }: AvailabilityOptions,
): Selected[] {
  const along = selectedStructures([release], { type: 'dataconstraint', references });
  const artefact = constraintOf(release, query, component);
  return [{ artefact, asked: true }, ...along.filter(({ asked }) => !asked)];
}

/**
 * The availability for a query: an SDMX-JSON 2.0 structure message with one data constraint (role Actual) that names the
 * codes and periods with figures, missing ones included, and their number as annotations.
 * @throws UserError as `observationsFor`
 */
export function sdmxAvailability(
  release: SdmxRelease,
  query: SdmxQuery = {},
  options: AvailabilityOptions = {},
  published: Published = {},
): object {
  return structureMessage(release, availability(release, query, options), 'full', published);
}
