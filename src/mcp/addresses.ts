/** The URI of a receipt, which explains a figure. */
export function receiptUri(release: string, unit: string, period: string, node: string): string {
  return `iplus://${[release, 'receipt', unit, period, node].map(encodeURIComponent).join('/')}`;
}

/** The URI of a file of a release. */
export function fileUri(release: string, path: string): string {
  return `iplus://${[release, 'file', ...path.split('/')].map(encodeURIComponent).join('/')}`;
}
