/** A relative address of the page as an absolute one, which stays valid when the address of the page changes, and in a worker. */
export function absolute(address: string): string {
  return new URL(address, location.href).href.replace(/\/$/, '');
}
