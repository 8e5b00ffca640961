/** The name of the file that holds a place whole. */
export function offlineName(code: string): string {
  return `${code}.offline.html`;
}
