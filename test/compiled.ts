import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [source, program] = ['src', 'dist'].map((of) => fileURLToPath(new URL(`../${of}/`, import.meta.url)));

/**
 * Lets tests run the compiled program in `dist`, which is what users run, where they import a module of `src`. Node loads it by
 * itself; modules that Vitest transforms take longer to load and to run, as they look up each function of another module at
 * each call.
 */
export const compiledProgram = {
  name: 'compiled-program',
  enforce: 'pre' as const,
  resolveId(id: string, importer?: string) {
    if (!importer || !id.startsWith('.')) return undefined;
    const asked = fileURLToPath(new URL(id, pathToFileURL(importer)));
    if (!asked.startsWith(source!)) return undefined;
    const compiled = asked.replace(source!, program!).replace(/\.tsx?$/, '.js');
    return existsSync(compiled) ? compiled : undefined;
  },
};
