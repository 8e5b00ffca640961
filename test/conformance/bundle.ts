import { join, relative } from 'node:path';
import { build, type Rolldown } from 'vite';

/** A module and all it needs as one script for a browser. */
export interface Bundle {
  code: string;
  /** The modules in it: paths from the root of the repository. */
  modules: string[];
}

/**
 * Bundles modules into one script that puts what they export into the global `iplus`.
 * Paths are below the working directory, which is the root of the repository.
 * @throws when any of them needs something that a browser does not have
 */
export async function bundleOf(file: string): Promise<Bundle> {
  const root = process.cwd();
  const entry = join(root, file);
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'nothing of Node',
        enforce: 'pre',
        resolveId(id, importer) {
          if (id.startsWith('node:')) throw new Error(`${importer} needs ${id}: a browser has no such thing`);
          return null;
        },
      },
    ],
    build: { write: false, target: 'es2023', lib: { entry, formats: ['iife'], name: 'iplus' } },
  });
  const [{ output }] = built as Rolldown.RolldownOutput[] as [Rolldown.RolldownOutput];
  const [chunk] = output;
  return { code: chunk.code, modules: chunk.moduleIds.map((id) => relative(root, id)) };
}
