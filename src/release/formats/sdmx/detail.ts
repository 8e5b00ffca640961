/** The parameter `detail` of SDMX REST. */
export const detailWords = [
  'full',
  'allstubs',
  'referencestubs',
  'allcompletestubs',
  'referencecompletestubs',
  'referencepartial',
  'raw',
] as const;
export type Detail = (typeof detailWords)[number];

const stub = ['id', 'version', 'agencyID', 'links', 'name', 'names'];
const completeStub = [...stub, 'description', 'descriptions'];

/**
 * An artefact in the requested detail: full, or as a stub with its name only. The code lists contain only codes that the data
 * structure uses, so that partial lists are full ones.
 *
 * @param isAsked whether it was requested itself and not included as a reference
 */
export function detailed(artefact: object, detail: Detail, isAsked: boolean): object {
  const isStub = detail.startsWith('all') || (detail.endsWith('stubs') && !isAsked);
  if (!isStub) return artefact;
  const kept = detail.endsWith('completestubs') ? completeStub : stub;
  const entries = Object.entries(artefact).filter(([key]) => kept.includes(key));
  return { ...Object.fromEntries(entries), isExternalReference: true };
}
