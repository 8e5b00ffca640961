/** What SDMX REST calls `detail`: how much of an artefact is told. */
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
 * An artefact told as a detail wants it: whole, or as a stub that only names it. The lists here hold nothing that the
 * data structure does not use, so that partial ones are whole.
 *
 * @param isAsked whether it was asked for, and does not come along as a reference
 */
export function detailed(artefact: object, detail: Detail, isAsked: boolean): object {
  const isStub = detail.startsWith('all') || (detail.endsWith('stubs') && !isAsked);
  if (!isStub) return artefact;
  const kept = detail.endsWith('completestubs') ? completeStub : stub;
  const entries = Object.entries(artefact).filter(([key]) => kept.includes(key));
  return { ...Object.fromEntries(entries), isExternalReference: true };
}
