/** Keys and values of edition.yaml that have a new name, by their former one: a problem report names the new one. */
export const renamedKeys: ReadonlyMap<string, string> = new Map([
  ['beside', 'contextual'],
  ['hand-over', 'reweight'],
  ['joined', 'aggregated'],
]);
