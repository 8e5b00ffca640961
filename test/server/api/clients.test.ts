import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pythonWithPandas } from '../../../scripts/programs.mjs';
import { sdmxArtefacts } from '../../../src/release/index.js';
import { type Site, serveReleases } from '../../../src/server/index.js';
import { example, releaseOf, root } from '../../helpers/editions.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { inBrackets, lacking } from '../../helpers/programs.js';

let site: Site;
let flow: string;
beforeAll(async () => {
  const release = await releaseOf(example);
  flow = sdmxArtefacts(release).dataflow;
  site = await serveReleases([release], { port: 0, log: 'silent' });
});
afterAll(() => site?.close());

/** The code of a page of the documentation in one language, against this server. */
function codeOf(page: string, language: string): string {
  const text = readFileSync(join(root, 'docs', page), 'utf8');
  const blocks = [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(
    ([, code]) => code,
  );
  expect(blocks.length).toBeGreaterThan(3);
  return blocks.join('\n').replaceAll('https://index.example.org', site.url.replace(/\/$/, ''));
}

/** What a program prints that runs a script. */
function printed(command: string, name: string, script: string): Promise<string> {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, script);
  return new Promise((resolve, reject) => {
    const child = spawn(command, [file], { timeout: 100_000 });
    let out = '';
    let said = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(out) : reject(new Error(said))));
  });
}

const noR = lacking('rsdmx');
describe.skipIf(noR)(`R${inBrackets(noR)}`, () => {
  it('reads figures, ranks and SDMX as its page of the documentation says', async () => {
    const out = await printed('Rscript', 'page.R', codeOf('r.md', 'r'));
    expect(out).toContain(flow);
    expect(out).toContain('Northport');
  }, 120_000);

  it('gets the same figures by rsdmx, to the last digit, as by read.csv', async () => {
    const out = await printed(
      'Rscript',
      'same.R',
      `library(rsdmx)
sdmx <- as.data.frame(readSDMX("${site.url}sdmx/data/${flow}/all/all/"))
plain <- read.csv("${site.url}v1/latest/values.csv", colClasses = "character")
stopifnot(nrow(sdmx) == nrow(plain))
plain$value[plain$value == ""] <- "NaN"
sdmx$RANK[is.na(sdmx$RANK)] <- ""
both <- merge(sdmx, plain, by.x = c("REF_AREA", "INDICATOR", "TIME_PERIOD"), by.y = c("unit", "node", "period"))
stopifnot(nrow(both) == nrow(plain), all(both$OBS_VALUE == both$value), all(both$RANK == both$rank))
cat("same", nrow(both))
`,
    );
    expect(out).toMatch(/same [1-9]\d+/);
  }, 120_000);
});

const noPandas = lacking('pandas');
describe.skipIf(noPandas)(`pandas${inBrackets(noPandas)}`, () => {
  it('reads figures, ranks and SDMX as its page of the documentation says', async () => {
    const script = `${codeOf('python.md', 'python')}\nassert cited.equals(index)\nprint(len(index), len(sdmx))`;
    expect(await printed(pythonWithPandas()!, 'page.py', script)).toMatch(/\n[1-9]\d* [1-9]\d*\n$/);
  }, 120_000);
});
