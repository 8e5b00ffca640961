/** An address of the page in full: it holds when the address of the page changes, and in a worker. */
export function absolute(address: string): string {
  return new URL(address, location.href).href.replace(/\/$/, '');
}
