// The programs beside Node that tests use: what each is for, how it is found out whether it works here (what it can do,
// not what it is called), and the Debian packages that have it. Tests that lack one are skipped and say so.
//   node scripts/programs.mjs      says which work here
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { chromiumPath } from '../dist/cli/chromium.js';

/** Runs a command; its output, or undefined where it fails. */
function output(command, args, cwd) {
  const { status, stdout } = spawnSync(command, args, { cwd, encoding: 'utf8', timeout: 120_000 });
  return status === 0 ? stdout : undefined;
}

const runs = (command, ...args) => output(command, args) !== undefined;

/** What `work` returns of an empty folder. */
function withTemporaryFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'iplus-program-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A Word document of one word. */
function smallDocx() {
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const open = 'http://schemas.openxmlformats.org';
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const files = {
    '[Content_Types].xml': `${xml}<Types xmlns="${open}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="${open}/package/2006/relationships"><Relationship Id="rId1" Type="${open}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${xml}<w:document xmlns:w="${open}/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>word</w:t></w:r></w:p></w:body></w:document>`,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

/** Whether LibreOffice turns a file into another form; Writer and Calc are installed apart. */
function converts(name, content, to) {
  return withTemporaryFolder((folder) => {
    writeFileSync(join(folder, name), content);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    output('soffice', [profile, '--headless', '--convert-to', to, name], folder);
    return existsSync(join(folder, name.replace(/\w+$/, to.split(':')[0])));
  });
}

function showsPages() {
  const path = chromiumPath();
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--dump-dom'];
  return path !== undefined && /shown/.test(output(path, [...flags, 'data:text/html,<p>shown']) ?? '');
}

/** The small browser that comes with WebKitGTK; undefined where it is not installed. */
export const webkitBrowser = () =>
  ['x86_64', 'aarch64']
    .flatMap((machine) =>
      ['4.1', '4.0'].map((v) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${v}/MiniBrowser`),
    )
    .find((path) => existsSync(path));

/** The folder with the server programs of PostgreSQL, the newest of Debian; undefined where there is none. */
export function postgresFolder() {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  const folders = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => `/usr/lib/postgresql/${version}/bin`);
  return folders.find(
    (folder) => runs(join(folder, 'initdb'), '--version') && runs(join(folder, 'pg_rewind'), '--version'),
  );
}

/** A Python that has pandas: that of Debian, where another one comes first. */
export const pythonWithPandas = () =>
  ['python3', '/usr/bin/python3'].find((python) => runs(python, '-c', 'import pandas'));

/** A Python that has OpenStack Swift. */
export const swiftPython = () =>
  ['python3', '/usr/bin/python3'].find((python) =>
    runs(python, '-c', 'import swift.common.middleware.s3api'),
  );

/** Each by its name, in the order in which they are told. */
export const programs = [
  { name: 'Chromium', of: 'pages in a browser, PDF', packages: ['chromium'], works: showsPages },
  {
    name: 'Chromium without windows',
    of: 'the same at half of the cost',
    packages: ['chromium-headless-shell'],
    works: () => process.env.CHROMIUM !== undefined || /headless/.test(chromiumPath() ?? ''),
  },
  {
    name: 'Firefox',
    of: 'the main journeys in another engine',
    packages: ['firefox-esr'],
    // Large, and one file of tests needs it: it is used where it is.
    installed: 'by hand',
    works: () => runs('firefox-esr', '--version'),
  },
  {
    name: 'WebKit',
    of: 'the main journeys in the engine of Safari',
    packages: ['webkit2gtk-driver', 'xvfb'],
    installed: 'by hand',
    works: () => webkitBrowser() !== undefined && runs('WebKitWebDriver', '--help') && runs('Xvfb', '-help'),
  },
  {
    name: 'LibreOffice Writer',
    of: 'Word documents read by another program',
    packages: ['libreoffice-writer-nogui'],
    works: () => converts('a.docx', smallDocx(), 'txt'),
  },
  {
    name: 'LibreOffice Calc',
    of: 'formulas of workbooks calculated by another program',
    packages: ['libreoffice-calc-nogui'],
    works: () => converts('a.csv', 'a,b\n1,2\n', 'xlsx'),
  },
  {
    name: 'poppler',
    of: 'PDF read by another program',
    packages: ['poppler-utils'],
    works: () => ['pdfinfo', 'pdffonts', 'pdftotext'].every((command) => runs(command, '-v')),
  },
  {
    name: 'minisign',
    of: 'signatures checked by another program',
    packages: ['minisign'],
    works: () =>
      withTemporaryFolder(
        (at) => output('minisign', ['-G', '-W', '-p', 'a.pub', '-s', 'a.key'], at) !== undefined,
      ),
  },
  {
    name: 'openssl',
    of: 'signatures checked by another program',
    packages: ['openssl'],
    works: () => runs('openssl', 'genpkey', '-algorithm', 'ed25519'),
  },
  {
    name: 'faketime',
    of: 'releases and tests of another day',
    packages: ['faketime'],
    works: () => Number(output('faketime', ['-f', '+10d', 'date', '+%s'])) > Date.now() / 1000 + 800_000,
  },
  {
    name: 'strace',
    of: 'the order in which a command writes and syncs',
    packages: ['strace'],
    works: () => runs('strace', '-f', '-o', '/dev/null', 'true'),
  },
  {
    name: 'xmllint',
    of: 'XML read by another program',
    packages: ['libxml2-utils'],
    works: () => runs('xmllint', '--version'),
  },
  {
    name: 'Python',
    of: 'archives read by another program',
    packages: ['python3-minimal'],
    works: () => runs('python3', '-c', 'import zipfile'),
  },
  {
    name: 'pandas',
    of: 'figures read in Python',
    packages: ['python3-pandas'],
    works: () => pythonWithPandas() !== undefined,
  },
  {
    name: 'rsdmx',
    of: 'figures and structures read in R',
    packages: ['r-cran-rsdmx'],
    works: () => runs('Rscript', '-e', 'library(rsdmx)'),
  },
  {
    name: 'GDAL',
    of: 'places and figures read by a geographic information system',
    packages: ['gdal-bin'],
    // Large, and one test needs it: it is used where it is.
    installed: 'by hand',
    works: () => runs('ogrinfo', '--version'),
  },
  {
    name: 'PostgreSQL',
    of: 'the log of a platform on several machines',
    packages: ['postgresql'],
    works: () => postgresFolder() !== undefined,
  },
  {
    name: 'OpenStack Swift',
    of: 'records in object storage of others, with signatures',
    packages: ['python3-swift'],
    works: () => swiftPython() !== undefined,
  },
  {
    name: 'a Chinese font',
    of: 'PNG of cards and slides',
    packages: ['fonts-noto-cjk'],
    works: () => (output('fc-list', [':lang=zh', 'family']) ?? '').trim() !== '',
  },
];

/** The names of the programs that do not work here. */
export const missingPrograms = () => programs.filter(({ works }) => !works()).map(({ name }) => name);

/** Installs packages where that is possible: as root on Debian, with a network. Never fails. */
export function installPrograms(names) {
  if (names.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const wanted = programs.filter(({ name, installed }) => names.includes(name) && installed !== 'by hand');
  if (wanted.length === 0) return;
  const packages = wanted.flatMap((p) => p.packages);
  console.error(`Installing ${wanted.map(({ name }) => name).join(', ')} for the tests (once) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const patience = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20'];
  const apt = (...args) =>
    spawnSync('apt-get', [...patience, '-qq', ...args], { env, stdio: ['ignore', 'ignore', 'ignore'] })
      .status === 0;
  apt('update');
  const install = ['install', '-y', '--no-install-recommends'];
  // Where one package cannot be had, the others are installed all the same.
  if (!apt(...install, ...packages)) for (const name of packages) apt(...install, name);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const missing = missingPrograms();
  for (const { name, of, packages } of programs)
    console.log(
      `${missing.includes(name) ? 'missing' : 'works  '} ${name}: ${of} (Debian: ${packages.join(' ')})`,
    );
}
