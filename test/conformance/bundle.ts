import { join, relative } from 'node:path';
import { build, type Rolldown } from 'vite';

/** A module and all it needs as modules for a browser. */
export interface Bundle {
  /** The file of the module that was asked for. */
  entry: string;
  /** Code by file; what is loaded only when it is needed has a file of its own. */
  files: Map<string, string>;
  /** The modules in it: paths from the root of the repository. */
  modules: string[];
}

const made = new Map<string, Promise<Bundle>>();

/**
 * Bundles a module, once in a process. Paths are below the working directory, which is the root of the repository.
 * @throws when any of them needs something that a browser does not have
 */
export function bundleOf(file: string): Promise<Bundle> {
  const found = made.get(file) ?? bundled(file);
  made.set(file, found);
  return found;
}

async function bundled(file: string): Promise<Bundle> {
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
          if (!id.startsWith('node:')) return null;
          // The solver asks for it where it sees that it is in Node.
          if (importer?.endsWith('highs.mjs')) return { id, external: true };
          throw new Error(`${importer} needs ${id}: a browser has no such thing`);
        },
      },
    ],
    build: { write: false, target: 'es2023', lib: { entry, formats: ['es'] } },
  });
  const [{ output }] = built as Rolldown.RolldownOutput[] as [Rolldown.RolldownOutput];
  const chunks = output.filter((part) => part.type === 'chunk');
  return {
    entry: output[0].fileName,
    files: new Map(chunks.map((chunk) => [chunk.fileName, chunk.code])),
    modules: chunks.flatMap((chunk) => chunk.moduleIds.map((id) => relative(root, id))),
  };
}
