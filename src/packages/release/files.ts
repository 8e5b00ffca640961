/** The files of a release at an address. */
export interface ReleaseFiles {
  id: string;
  /** The address of the files, and that of the pages of the release. */
  address: string;
  site: string;
  /** Each file with its size and hash, as `release.json` lists them. */
  list: readonly { path: string; bytes: number; sha256: string }[];
  /** `release.json`, of which the list and the id are. */
  manifest: Uint8Array<ArrayBuffer>;
  text(path: string): Promise<string>;
  json(path: string): Promise<unknown>;
  bytes(path: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** The files of the release at the address of a site, of a release, or of its release.json. */
export async function openFiles(address: string | URL, get: typeof fetch): Promise<ReleaseFiles> {
  const base = String(address)
    .replace(/[?#].*$/, '')
    .replace(/(?:release\.json)?\/*$/, '')
    .concat('/');
  for (const folder of [`${base}release/`, base]) {
    const response = await get(`${folder}release.json`);
    if (!response.ok) continue;
    const manifest = new Uint8Array(await response.arrayBuffer());
    const { id, files: list } = listIn(manifest);
    if (typeof id !== 'string' || !Array.isArray(list))
      throw new Error(`${folder}release.json is not the list of files of a release`);
    const read = async (path: string) => {
      const found = await get(folder + path);
      if (!found.ok) throw new Error(`${folder}${path}: ${found.status}, where a file of ${id} was expected`);
      return found;
    };
    return {
      id,
      list,
      manifest,
      address: folder,
      site: folder.replace(/release\/$/, ''),
      text: async (path) => (await read(path)).text(),
      json: async (path) => (await read(path)).json(),
      bytes: async (path) => new Uint8Array(await (await read(path)).arrayBuffer()),
    };
  }
  throw new Error(`${base}: no release was found there; give the address of its site or of its release.json`);
}

/** What a list of files says; nothing where it is none. */
function listIn(bytes: Uint8Array): { id?: string; files?: ReleaseFiles['list'] } {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) ?? {};
  } catch {
    return {};
  }
}
