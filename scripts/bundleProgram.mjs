// Bundles the program, with the library and its threads, into dist/program/: see bundle.mjs.
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
export const program = `${root}dist/program`;

/** What is started by itself: the command, the library, and threads and processes beside them. */
const programs = Object.fromEntries(
  [
    'index',
    'cli/command',
    'cli/flashBuilder',
    'cli/openWorker',
    'cli/studyWorker',
    'platform/intake/checkWorker',
    'platform/intake/judgeWorker',
    'server/node/answerWorker',
    'server/platform/parquetWorker',
  ].map((module) => [basename(module), `${root}dist/${module}.js`]),
);

/** zod's messages in forty languages: the API has messages of its own. */
export const fewerLanguages = {
  find: /^\.\.\/locales\/index\.js$/,
  replacement: `${root}node_modules/zod/v4/locales/en.js`,
};

/**
 * The modules of the program and of its libraries in few files, without what it does not use: a process or thread opens, compiles
 * and keeps all that it loads.
 */
export async function bundleProgram(build, stamp) {
  const part = `${program}-part`;
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [keepModuleAddress()],
    resolve: { alias: [fewerLanguages] },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: part,
      target: 'node20',
      rolldownOptions: {
        input: programs,
        // The pool's own module is there already; the others have parts that are no JavaScript.
        external: [/^node:/, 'piscina', 'sharp', 'highs', '@duckdb/node-api', '@photostructure/sqlite'],
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
          // Names stay, for the log of faults.
          minify: { mangle: { keepNames: true }, compress: true, codegen: { removeWhitespace: true } },
        },
      },
    },
  });
  writeFileSync(`${part}/stamp`, stamp);
  rmSync(program, { recursive: true, force: true });
  renameSync(part, program);
}

/** Leaves a module the address it had before it was bundled, as files are found beside it; other programs are in the bundle, too. */
function keepModuleAddress() {
  return {
    name: 'keep-module-address',
    transform(code, id) {
      if (id.startsWith('\0') || !code.includes('import.meta.url')) return undefined;
      const address = JSON.stringify(relative(program, id));
      const url = /(new URL\('[./\w]*?(\w+)\.js', )?import\.meta\.url/g;
      const own = (_, start, name) => {
        if (name in programs) return `new URL('./${name}.js', import.meta.url`;
        return `${start ?? ''}new URL(${address}, import.meta.url).href`;
      };
      return { code: code.replace(url, own), map: null };
    },
  };
}
