/** The address of a receipt among the resources: where a figure came from. */
export function receiptUri(release: string, unit: string, period: string, node: string): string {
  return `iplus://${[release, 'receipt', unit, period, node].map(encodeURIComponent).join('/')}`;
}

/** The address of a file of a release among the resources. */
export function fileUri(release: string, path: string): string {
  return `iplus://${[release, 'file', ...path.split('/')].map(encodeURIComponent).join('/')}`;
}
