// Bundles the scripts of the pages for browsers from the compiled program into dist/bundle/, and the program itself, with the library
// and its threads, into dist/program/, when it is newer. The command may be executed after every compilation: npx lets it be only when it links it first.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { bundleProgram, fewerLanguages, program } from './bundleProgram.mjs';
import { makeGeneratedFiles, maps } from './generatedFiles.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const goal = `${root}dist/bundle`;
chmodSync(`${root}dist/cli/main.js`, 0o755);
/** Compiled modules of the scripts of the pages; all but the first three are of the program, too. */
const floors = [
  'web',
  'worker',
  'packages',
  'server',
  'site',
  'documents',
  'figures',
  'words',
  'platform',
  'release',
  'analysis',
  'engine',
  'draft',
  'maps',
  'office',
  'spreadsheet',
  'tables',
  'edition',
  'disk',
  'network',
  'docs',
  'package',
  'sql',
];
// Tables that scripts take along: lists of known places, the example, and maps.
const editions = ['china-open', 'china-provinces', 'world-digital', 'example'].flatMap((edition) =>
  readdirSync(`${root}editions/${edition}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(csv|yaml|topojson)$/.test(name))
    .sort()
    .map((name) => `editions/${edition}/${name}`),
);
/** Changes with the compiled modules of floors, and with other files. */
function stampOf(floors, files) {
  const hash = createHash('sha256');
  for (const name of ['package-lock.json', 'scripts/bundle.mjs', ...files])
    hash.update(readFileSync(root + name));
  for (const floor of floors) {
    const from = `${root}dist/${floor}`;
    for (const name of readdirSync(from, { recursive: true, encoding: 'utf8' }).sort()) {
      if (name.endsWith('.js')) hash.update(name).update(readFileSync(join(from, name)));
    }
  }
  return hash.digest('hex');
}

const stamp = stampOf(floors, ['scripts/generatedFiles.mjs', ...editions]);
const names = `${goal}/names.json`;
const isPageChanged = !existsSync(names) || JSON.parse(readFileSync(names, 'utf8')).stamp !== stamp;
const ofProgram = stampOf(
  [...floors.slice(3), 'cli', 'mcp', 'pipeline', 'signals', 'terminal'],
  ['scripts/bundleProgram.mjs', 'dist/index.js'],
);
const noted = `${program}/stamp`;
const isProgramChanged = !existsSync(noted) || readFileSync(noted, 'utf8') !== ofProgram;
if (isPageChanged || isProgramChanged) {
  const { build } = await import('vite');
  // At the same time: each waits for the bundler's threads.
  await Promise.all([isPageChanged && bundle(build), isProgramChanged && bundleProgram(build, ofProgram)]);
}
// It is used where nothing was compiled after it: see src/cli/main.ts.
utimesSync(`${program}/command.js`, new Date(), new Date());

async function bundle(build) {
  const part = `${goal}-part`;
  rmSync(part, { recursive: true, force: true });
  const [pages, worker, contract] = await Promise.all([
    bundlePages(build, part),
    bundleScript(build, part, 'api-worker', `${root}dist/worker/main.js`),
    bundleScript(build, part, 'contract', `${root}dist/web/contract/main.js`),
  ]);
  const all = [...pages, worker, contract];
  const entries = Object.fromEntries(all.filter((o) => o.isEntry).map((o) => [o.name, o.fileName]));
  const files = [...readdirSync(part), ...Object.keys(maps)].sort();
  writeFileSync(`${part}/names.json`, `${JSON.stringify({ stamp, entries, files, maps }, null, 1)}\n`);
  rmSync(goal, { recursive: true, force: true });
  mkdirSync(`${root}dist`, { recursive: true });
  renameSync(part, goal);
}

/** The modules of the pages, which share their parts. */
async function bundlePages(build, outDir) {
  const { output } = await build({
    root,
    configFile: false,
    logLevel: 'error',
    // Relative, so that a site works below any path.
    base: './',
    plugins: [sharedWorkers(), compressedSolver(), await makeGeneratedFiles()],
    resolve: {
      alias: [
        { find: /^editions\//, replacement: `${root}editions/` },
        { find: 'csv-parse/sync', replacement: 'csv-parse/browser/esm/sync' },
      ],
    },
    build: {
      outDir,
      assetsDir: '',
      target: 'es2023',
      emptyOutDir: false,
      modulePreload: false,
      rolldownOptions: {
        input: {
          site: `${root}dist/web/site/main.js`,
          theme: `${root}dist/web/theme/main.js`,
          lab: `${root}dist/web/lab/main.js`,
          whatIf: `${root}dist/web/whatIf/main.js`,
          studio: `${root}dist/web/studio/main.js`,
          queries: `${root}dist/web/queries/main.js`,
          figures: `${root}dist/web/figures/main.js`,
          embedded: `${root}dist/web/figures/embedded.js`,
          slides: `${root}dist/web/slides/main.js`,
          embed: `${root}dist/web/figures/embed.js`,
          verify: `${root}dist/web/verify/main.js`,
        },
        // The solver imports it only in Node.
        external: [/^node:/],
        output: {
          entryFileNames: '[name]-[hash].js',
          chunkFileNames: '[name]-[hash].js',
          assetFileNames: '[name]-[hash].[ext]',
        },
      },
    },
  });
  return output;
}

/**
 * Makes each worker an entry of the same build, so that pages and workers share their parts: by itself, Vite bundles every worker
 * apart, with an engine and a solver of its own.
 */
function sharedWorkers() {
  return {
    name: 'shared-workers',
    enforce: 'pre',
    transform(code, id) {
      const worker = /new URL\('\.\/worker\.js', import\.meta\.url\)/;
      if (!worker.test(code)) return undefined;
      const of = dirname(id);
      const chunk = this.emitFile({
        type: 'chunk',
        id: join(of, 'worker.js'),
        name: `${basename(of)}-worker`,
      });
      return { code: code.replace(worker, `import.meta.ROLLUP_FILE_URL_${chunk}`), map: null };
    },
    // What Vite puts around imports on demand is for pages with preloads, and looks for `window` where one fails.
    load: (id) =>
      id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined,
  };
}

/**
 * Gives browsers the solver's program packed by gzip alone: it is the largest file of a site by far, and hosts of files need a packed
 * copy beside it or none.
 */
function compressedSolver() {
  const own = '\0solver';
  return {
    name: 'compressed-solver',
    enforce: 'pre',
    resolveId: (id) => (id === 'highs' ? own : undefined),
    load(id) {
      if (id !== own) return undefined;
      const source = gzipSync(readFileSync(`${root}node_modules/highs/build/highs.wasm`), { level: 9 });
      const file = this.emitFile({ type: 'asset', name: 'highs.wasm.gz', source });
      return `import load from '${root}node_modules/highs/build/highs.mjs';
async function program() {
  const response = await fetch(import.meta.ROLLUP_FILE_URL_${file});
  if (!response.ok) throw new Error(response.url + ': ' + response.status);
  const bytes = await response.arrayBuffer();
  // Some hosts unpack what is named .gz.
  if (new Uint8Array(bytes)[0] !== 0x1f) return bytes;
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}
export default async () => {
  const compiled = await WebAssembly.compile(await program());
  return load({
    instantiateWasm(imports, use) {
      WebAssembly.instantiate(compiled, imports).then(use);
      return {};
    },
  });
};`;
    },
    // Its own address of the program, which is not used then.
    transform: (code, id) =>
      id.endsWith('highs/build/highs.mjs')
        ? { code: code.replace('new URL("highs.wasm",import.meta.url).href', '"highs.wasm"'), map: null }
        : undefined,
  };
}

/**
 * One classic script without imports: the service worker of published folders, since module workers have limited support in
 * Firefox and Safari; and the script of the page of a contract, which is one file.
 */
async function bundleScript(build, outDir, name, from) {
  const { output } = await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: {
      alias: [
        // A worker has no files: the folder says the names of its assets.
        { find: /^(?:\.|\.\.\/frame)\/assets\.js$/, replacement: `${root}dist/worker/pageAssets.js` },
        { find: 'csv-parse/sync', replacement: 'csv-parse/browser/esm/sync' },
        fewerLanguages,
      ],
    },
    build: {
      outDir,
      assetsDir: '',
      target: 'es2023',
      emptyOutDir: false,
      rolldownOptions: {
        input: { [name]: from },
        // Workers never use the solver: see src/server/static/workerFiles.ts.
        external: [/^node:/, 'highs'],
        output: { format: 'iife', entryFileNames: '[name]-[hash].js' },
      },
    },
  });
  const [script] = output;
  if (script.imports.length > 0) throw new Error(`${name} needs ${script.imports.join(', ')}`);
  return script;
}
