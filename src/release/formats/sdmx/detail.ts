/** The parameter `detail` of SDMX REST for structures. */
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

/**
 * Whether an artefact is returned as a stub, with its name only. The code lists contain only codes that the data structure uses,
 * so that partial lists are full ones.
 *
 * @param asked whether it was requested itself and not included as a reference
 */
export const isStub = ({ asked }: { asked: boolean }, detail: Detail) =>
  detail.startsWith('all') || (detail.endsWith('stubs') && !asked);

/** Whether a stub keeps the description. */
export const keepsDescription = (detail: Detail) => detail.endsWith('completestubs');
