import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readModel } from '../../src/signals/simulate/readModel.js';
import { china2018, root } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { nodeFolder, nodeVersions } from '../helpers/nodes.js';
import { itThoroughly } from '../helpers/thorough.js';

const effects = readFileSync(join(china2018, 'simulation', 'effects.csv'), 'utf8');
/** Runs the calibration on a copy of the edition. */
function calibrated(node: string, change?: (targets: string) => string) {
  const folder = join(temporaryFolder(), 'china-2018');
  cpSync(china2018, folder, { recursive: true, filter: (path) => !path.includes('/records') });
  const file = join(folder, 'simulation', 'targets.csv');
  if (change) writeFileSync(file, change(readFileSync(file, 'utf8')));
  writeFileSync(join(folder, 'simulation', 'effects.csv'), '');
  const script = join(root, 'scripts', 'calibrate-china-2018.mjs');
  const { status, stderr } = spawnSync(node, [script, folder], { encoding: 'utf8' });
  return { status, stderr, effects: readFileSync(join(folder, 'simulation', 'effects.csv'), 'utf8') };
}

describe('the calibration of the simulation', () => {
  it('gives the effects that the edition carries, byte by byte', () => {
    expect(calibrated(process.execPath)).toMatchObject({ status: 0, effects });
  });

  // In npm test the determinism of builds stands for it.
  for (const version of nodeVersions)
    itThoroughly(`gives the same bytes under Node ${version}`, async (test) => {
      const found = await nodeFolder(version);
      if ('absent' in found) return test.skip(found.absent);
      expect(calibrated(join(found.folder, 'node'))).toMatchObject({ status: 0, effects });
    });

  it('hangs on what was published: other effects with narrower bounds, and none with a target that was not', () => {
    const unknown = calibrated(process.execPath, (text) => text.replace(/^top3.*\n/m, 'tier-9,gini,\n'));
    expect(unknown.stderr).toContain('nothing published is called tier-9');
    const nearer = calibrated(process.execPath, (text) => text.replaceAll(',0.1\n', ',0.09\n'));
    expect(nearer.status).toBe(0);
    expect(nearer.effects).not.toBe(effects);
  }, 120_000);

  itThoroughly(
    'finds no effects where the targets cannot be met together',
    () => {
      const impossible = calibrated(process.execPath, (text) => text.replaceAll(',0.1\n', ',0.3\n'));
      expect(impossible.status).not.toBe(0);
      expect(impossible.stderr).toContain('no effects were found');
    },
    120_000,
  );

  it('moves no city by more than a quarter in logarithms from 2016 to 2017, and none from 2015 to 2016', () => {
    for (const { effect } of readModel(china2018).cities) {
      expect(effect[0]).toBe(effect[1]);
      expect(Math.abs(Math.log(effect[2]! / effect[1]!))).toBeLessThan(0.2505);
    }
  });
});
