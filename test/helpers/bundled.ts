import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { root } from './editions.js';
import { bundlesOf, sharedFolder } from './folders.js';

/** Packages that load binaries, or start threads, from their own folder. */
const external = ['@duckdb/node-api', '@photostructure/sqlite', 'highs', 'piscina', 'sharp'];

/**
 * A module of the compiled program in few files, made once a run: they load quicker than its thousand modules. For tests
 * that start many processes where how the program is loaded is not the matter.
 */
export async function bundled(module: string): Promise<string> {
  const name = module.replaceAll('/', '-');
  const folder = join(bundlesOf(sharedFolder()), name);
  if (existsSync(folder)) return join(folder, name);
  const part = `${folder}-${process.pid}`;
  mkdirSync(part, { recursive: true });
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [inPlace],
    build: {
      ssr: join(root, 'dist', module),
      outDir: part,
      target: 'esnext',
      minify: false,
      rollupOptions: { output: { entryFileNames: name } },
    },
    ssr: { noExternal: true, external },
  });
  try {
    renameSync(part, folder);
  } catch {
    rmSync(part, { recursive: true }); // another process was first
  }
  return join(folder, name);
}

/** Lets a module find its files where it was before it was bundled. */
const inPlace = {
  name: 'in-place',
  enforce: 'pre' as const,
  transform: (code: string, id: string) =>
    code.includes('import.meta.url')
      ? code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
      : undefined,
};
