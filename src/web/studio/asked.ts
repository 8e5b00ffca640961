/** Where the token of `iplus edit` is kept while the tab is open: scripts of other sites and ports cannot read it. */
const name = 'iplus-edit';

let known: string | undefined;

/** The token from the address that the program printed; it is taken out of the address, and out of the history. */
function token(): string {
  const given = /^#([\w-]{32})$/.exec(location.hash)?.[1];
  if (given !== undefined) {
    known = given;
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  try {
    if (given !== undefined) sessionStorage.setItem(name, given);
    known ??= sessionStorage.getItem(name) ?? undefined;
  } catch {
    // A browser that keeps nothing: the token lasts until the page is left.
  }
  return known ?? '';
}

/** Asks the server of `iplus edit`, and says who asks. */
export const asked = (path: string, { headers, ...how }: RequestInit = {}): Promise<Response> =>
  fetch(path, { ...how, headers: { ...(headers as object), Authorization: `Bearer ${token()}` } });
