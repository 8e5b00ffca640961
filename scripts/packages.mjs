// Makes the packages of src/packages from the compiled program: dist/npm/NAME has one module for Node, one for browsers, the types
// of both in one file, a README and a package.json. None of them is part of the program's own package.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version: program, license, engines } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/** What each package is, and the most bytes that its module for browsers may have, packed by gzip. */
export const packages = {
  method: {
    version: '0.2.0',
    description: 'Composite indices from a table: normalisation, weights, aggregation, ranks and receipts',
    most: 49_000,
    // The solver, which benefit of the doubt alone needs.
    more: ['solver'],
    optional: ['highs'],
    without: ['schemas'],
  },
  uncertainty: {
    version: '0.2.0',
    description:
      'How uncertain the ranks of a composite index are: replicates, ranges and sets of ranks, sensitivity',
    most: 72_000,
    optional: ['highs'],
    without: ['schemas'],
  },
  claims: {
    version: '0.2.0',
    description:
      'Whether sentences in English and Chinese are true of an index: verdict, right figure and receipt',
    most: 352_000,
    optional: ['highs'],
    without: ['schemas', 'a dictionary of pinyin'],
  },
  gbt32960: {
    version: '0.2.0',
    description: 'Decodes and encodes messages of electric vehicles by GB/T 32960.3, 2016 and 2025',
    most: 5_000,
    without: ['compiled readers'],
  },
  charts: {
    version: '0.2.0',
    description: 'Charts of an index as SVG, and elements that draw a published release from its address',
    most: 18_000,
    more: ['elements'],
    // The elements are defined when they are imported.
    effects: ['./elements.js', './elements.browser.js'],
    without: ['Preact', 'colours between colours'],
  },
  release: {
    version: '0.2.0',
    description: 'A published release by name: figures, ranks and the addresses of their receipts',
    most: 5_000,
  },
  verify: {
    version: '0.2.0',
    description: 'Checks the files, the signature and the public log of a published release',
    most: 60_000,
  },
  workbook: {
    version: '0.2.0',
    description:
      'Reads XLSX, XLS, ODS and CSV files as people see them: texts, merged blocks, what is hidden',
    most: 60_000,
    // For files of Excel 97 to 2003 alone.
    optional: ['@e965/xlsx'],
  },
};

/** Makes the named packages, or all. @returns the folder of each */
export async function makePackages(names = Object.keys(packages)) {
  return Promise.all(names.map(makePackage));
}

async function makePackage(name) {
  const folder = `${root}dist/npm/${name}`;
  const own = packages[name];
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await Promise.all(
    ['index', ...(own.more ?? [])].flatMap((entry) => [
      bundle(name, entry, 'node', folder),
      bundle(name, entry, 'browser', folder),
      bundleTypes(name, entry, folder),
    ]),
  );
  const manifest = JSON.stringify(manifestOf(name), null, 2);
  writeFileSync(`${folder}/package.json`, `${manifest}\n`);
  for (const file of ['LICENSE', 'NOTICE']) copyFileSync(root + file, `${folder}/${file}`);
  copyFileSync(`${root}src/packages/${name}/README.md`, `${folder}/README.md`);
  return folder;
}

/** One module of an entry; for browsers it has no blanks and no comments. */
async function bundle(name, entry, platform, folder) {
  const { optional = [], without = [] } = packages[name];
  const made = await rolldown({
    input: `${root}dist/packages/${name}/${entry}.js`,
    platform: platform === 'node' ? 'neutral' : 'browser',
    external: [/^node:/, ...optional],
    resolve: {
      mainFields: ['module', 'main'],
      // The one with no need of Node's Buffer.
      ...(platform === 'browser' && { alias: { 'csv-parse/sync': 'csv-parse/browser/esm/sync' } }),
    },
    plugins: without.map((what) => replaced[what]),
    // What it says of modules of which nothing is left in the end.
    logLevel: 'silent',
  });
  const { output } = await made.write({
    file: `${folder}/${entry}${platform === 'browser' ? '.browser' : ''}.js`,
    codeSplitting: false,
    ...(platform === 'browser' && { minify: true, comments: false }),
  });
  await made.close();
  const needed = output.flatMap(({ fileName, imports, dynamicImports }) =>
    [...imports, ...dynamicImports].filter((from) => from !== fileName),
  );
  const outside = needed.filter(
    (from) => !optional.includes(from) && !(platform === 'node' && from.startsWith('node:')),
  );
  if (outside.length > 0) throw new Error(`${name} for ${platform} needs ${outside.join(', ')}`);
}

async function bundleTypes(name, entry, folder) {
  const made = await rolldown({
    input: { [entry]: `${root}dist/packages/${name}/${entry}.d.ts` },
    external: (id) => !/^[./]/.test(id),
    plugins: [dts({ dtsInput: true, emitDtsOnly: true, tsconfig: false })],
    logLevel: 'silent',
  });
  const { output } = await made.write({ dir: folder });
  await made.close();
  const outside = output.flatMap(({ imports = [] }) => imports).filter((from) => !from.startsWith('.'));
  if (outside.length > 0) throw new Error(`the types of ${name} need ${outside.join(', ')}`);
}

/** Parts of the program that a package has a small replacement of. */
const replaced = {
  /**
   * The schemas of `edition.yaml` stand beside the decisions that a package shares with it. Its definitions are checked by types and by
   * the decisions themselves, without the library of schemas.
   */
  schemas: {
    name: 'leave out schemas',
    load: (id) =>
      /node_modules\/zod\/index\.js$/.test(id)
        ? `export const z = new Proxy(() => z, { get: (_, key) => (key === 'options' ? [] : z), apply: () => z });`
        : undefined,
    // What options mean stands in the types, and the sources of formulas in the documentation.
    transform: (code, id) =>
      /edition\/(?:scale|aggregate)Options\.js$|engine\/(?:scales|aggregates)\//.test(id)
        ? {
            code: code.replace(
              /(?<=[(\s])(['`])[^'`\n]+ [^'`\n]+\1(?=\s*\))|(?<=(?:about|source): )(['"]).+\2/g,
              "''",
            ),
            map: null,
          }
        : undefined,
  },
  /** Places are found by the pinyin that a release or the caller gives. */
  'a dictionary of pinyin': {
    name: 'leave out a dictionary of pinyin',
    load: (id) => (/node_modules\/pinyin-pro\//.test(id) ? 'export const pinyin = () => [];' : undefined),
  },
  /** Charts as text need no tree. */
  Preact: {
    name: 'make elements as text',
    load: (id) =>
      /preact\/jsx-runtime\/|preact-render-to-string\//.test(id)
        ? `export * from '${root}dist/packages/charts/jsx.js';`
        : undefined,
  },
  /** Scales of charts go from numbers to numbers. */
  'colours between colours': {
    name: 'leave out colours between colours',
    load: (id) =>
      /node_modules\/d3-interpolate\//.test(id)
        ? `export const interpolateNumber = (a, b) => (t) => a * (1 - t) + b * t;
export const interpolate = interpolateNumber, interpolateRound = interpolateNumber, piecewise = interpolateNumber;`
        : undefined,
  },
  /** Readers of frames made as source text are four times as fast, but many pages forbid them. */
  'compiled readers': {
    name: 'leave out compiled readers',
    load: (id) =>
      /frames\/compile\.js$/.test(id)
        ? `import { readLayout } from './read.js';
export const compiled = (layout) => (cursor) => readLayout(layout, cursor);`
        : undefined,
  },
};

function manifestOf(name) {
  const { version, description, optional = [], more = [], effects = false } = packages[name];
  const entryOf = (entry) => ({
    types: `./${entry}.d.ts`,
    browser: `./${entry}.browser.js`,
    default: `./${entry}.js`,
  });
  const known = JSON.parse(readFileSync(`${root}package.json`, 'utf8')).dependencies;
  return {
    name: `@internet-plus-index/${name}`,
    version,
    description,
    license,
    type: 'module',
    sideEffects: effects,
    engines,
    exports: {
      '.': entryOf('index'),
      ...Object.fromEntries(more.map((entry) => [`./${entry}`, entryOf(entry)])),
      './package.json': './package.json',
    },
    files: ['*.js', '*.d.ts', 'NOTICE'],
    ...(optional.length > 0 && {
      peerDependencies: Object.fromEntries(optional.map((one) => [one, known[one]])),
      peerDependenciesMeta: Object.fromEntries(optional.map((one) => [one, { optional: true }])),
    }),
    madeFrom: `internet-plus-index ${program}`,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { gzipSync } = await import('node:zlib');
  const names = process.argv.slice(2);
  for (const folder of await makePackages(names.length > 0 ? names : undefined)) {
    const name = folder.split('/').at(-1);
    const size = gzipSync(readFileSync(`${folder}/index.browser.js`), { level: 9 }).length;
    console.log(`${name}: ${(size / 1000).toFixed(1)} kB of ${packages[name].most / 1000} kB, gzip`);
  }
}
