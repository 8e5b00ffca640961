import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as CycloneDX from '@cyclonedx/cyclonedx-library';
import { describe, expect, it } from 'vitest';
import { root } from '../../../test/helpers/editions.js';
import { billOfMaterials } from './sbom.js';

const lockfile = readFileSync(join(root, 'package-lock.json'), 'utf8');

describe('the bill of materials', () => {
  it('that releases carry is the one of package-lock.json (npm run sbom makes it anew)', () => {
    expect(readFileSync(join(root, 'sbom.cdx.json'), 'utf8')).toBe(billOfMaterials(lockfile));
  });

  it('is valid by the published schema of CycloneDX 1.6, and a broken one is not', async () => {
    const validator = new CycloneDX.Validation.JsonStrictValidator(CycloneDX.Spec.Version.v1dot6);
    expect(await validator.validate(billOfMaterials(lockfile))).toBeNull();
    const broken = billOfMaterials(lockfile).replace('"library"', '"libary"');
    expect(await validator.validate(broken)).not.toBeNull();
  });

  it('names the packages that npm names', (test) => {
    const args = ['ls', '--omit=dev', '--all', '--package-lock-only', '--json'];
    const npm = spawnSync('npm', args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
    if (!npm.stdout) return test.skip(`npm ls does not run here: ${npm.stderr}`);
    const { components, dependencies } = JSON.parse(billOfMaterials(lockfile));
    const ours = components.map((c: { name: string; version: string }) => `${c.name}@${c.version}`);
    expect(ours.sort()).toEqual([...namesBelow(JSON.parse(npm.stdout))].sort());
    const refs = new Set(components.map((c: { purl: string }) => c.purl));
    for (const { dependsOn } of dependencies) for (const ref of dependsOn) expect(refs).toContain(ref);
  });
});

interface Listed {
  version?: string;
  dependencies?: Record<string, Listed>;
}

function namesBelow({ dependencies = {} }: Listed): Set<string> {
  const found = Object.entries(dependencies).filter(([, d]) => d.version !== undefined);
  return new Set(found.flatMap(([name, d]) => [`${name}@${d.version}`, ...namesBelow(d)]));
}
