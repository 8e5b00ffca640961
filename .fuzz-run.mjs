import { checkGenerated } from './.fuzz-bundle.mjs';
import { openRelease } from './dist/release/index.js';
const [count, seed, ...folders] = process.argv.slice(2);
for (const f of folders) {
  const r = await openRelease(f);
  const t0 = Date.now();
  const t = checkGenerated(r, Number(count), Number(seed));
  const pc = (n) => (100 * n / t.ordinary).toFixed(1) + '%';
  console.log(f.split('-').at(-1), t.asked, 'wrong', t.wrong.length, 'ordinary', t.ordinary, 'TF', pc(t.answered), 'N', pc(t.open), 'refused', pc(t.refused), 'settled', t.settled, (100*t.settledAnswered/t.settled).toFixed(1), 'odd', t.distracted, Date.now() - t0, 'ms');
  for (const w of t.wrong.slice(0, 40)) console.log('  ', w);
  console.log('  refused:', [...t.unread].sort((a, b) => b[1] - a[1]).slice(0, 14).map((x) => x.join(' ')).join(', '));
}
