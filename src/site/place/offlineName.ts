/** The last part of the address of the file that holds a place whole. */
export function offlineName(code: string): string {
  return `${encodeURIComponent(code)}.offline.html`;
}
