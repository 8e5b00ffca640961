import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { laterOptimised } from '../optimised.js';
import { example, root } from './editions.js';
import { bundlesOf, sharedFolder, temporaryFolder } from './folders.js';
import { onceARun } from './once.js';

/** Packages that load binaries, or start threads, from their own folder. */
const external = ['@duckdb/node-api', '@photostructure/sqlite', 'highs', 'piscina', 'sharp'];

/** Those among them that a bundle loads when they are first used, as the program does. */
const late = ['@duckdb/node-api', 'piscina'];

/**
 * A module, given by its path from the root, as one script with the code that V8 made of it, made once a run: it starts in
 * half of the time of its thousand modules. For tests that start many processes where how the program is loaded is not the
 * matter. A module that waits at its top cannot be bundled.
 *
 * @param trial arguments of a first run, whose functions need not be compiled again
 */
export async function bundled(module: string, trial: readonly string[] = []): Promise<string> {
  const name = module.replaceAll('/', '-').replace(/\.m?js$/, '');
  const folder = join(bundlesOf(sharedFolder()), name);
  await onceARun(join(sharedFolder(), 'bundles', name), () => bundle(module, name, folder, trial));
  return join(folder, `${name}.cjs`);
}

async function bundle(module: string, name: string, folder: string, trial: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [inPlace],
    build: {
      ssr: join(root, module),
      outDir: folder,
      target: 'esnext',
      minify: false,
      rolldownOptions: { output: { format: 'cjs', codeSplitting: false, entryFileNames: 'program.cjs' } },
    },
    ssr: { noExternal: true, external },
  });
  writeFileSync(join(folder, `${name}.cjs`), starter);
  const { status, stderr } = spawnSync(process.execPath, [join(folder, `${name}.cjs`), ...trial], {
    encoding: 'utf8',
    env: { ...process.env, IPLUS_KEEP_CODE: '1', TMPDIR: temporaryFolder() },
  });
  if (status !== 0) throw new Error(`the bundle of ${module} does not run: ${stderr}`);
}

/** The command, bundled. */
export const bundledProgram = () =>
  bundled('dist/cli/command.js', ['build', example, '--out', join(temporaryFolder(), 'release')]);

/** Starts the script beside it with the code that a first run kept. */
const starter = `const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const vm = require('node:vm');
for (const flag of ${JSON.stringify(laterOptimised)}) {
  if (process.versions.v8 === '${process.versions.v8}') setFlagsFromString(flag);
}
const [filename, code] = ['program.cjs', 'program.code'].map((name) => join(__dirname, name));
const head = '(function (exports, require, module, __filename, __dirname) {';
const source = readFileSync(filename, 'utf8').replace(/^#!.*/, '');
const script = new vm.Script(head + source + '\\n})', {
  filename,
  ...(existsSync(code) && { cachedData: readFileSync(code) }),
  importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});
if (process.env.IPLUS_KEEP_CODE) process.on('exit', () => writeFileSync(code, script.createCachedData()));
script.runInThisContext()(module.exports, createRequire(filename), module, filename, __dirname);
`;

const inPlace = {
  name: 'in-place',
  enforce: 'pre' as const,
  /** Lets a module find its files where it was before it was bundled. */
  transform: (code: string, id: string) =>
    code.includes('import.meta.url')
      ? code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
      : undefined,
  renderChunk: (code: string) =>
    code.replace(
      new RegExp(`^(?:let|const|var) (\\w+) = require\\("(${late.join('|')})"\\);$`, 'gm'),
      (_, name, of) =>
        `const ${name} = new Proxy({}, { get: (_, key) => require(${JSON.stringify(of)})[key] });`,
    ),
};
