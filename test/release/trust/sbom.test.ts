import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as CycloneDX from '@cyclonedx/cyclonedx-library';
import { describe, expect, it } from 'vitest';
import { billOfMaterials } from '../../../src/release/trust/sbom.js';
import { root } from '../../helpers/editions.js';
import { filesBelow } from '../../helpers/folders.js';

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

  it('has every package that a source file imports', () => {
    const { components } = JSON.parse(billOfMaterials(lockfile));
    const names = new Set(components.map((c: { name: string }) => c.name));
    const sources = filesBelow(join(root, 'src')).filter(
      (f) => /(?<!\.d)\.tsx?$/.test(f) && !f.includes('.test.'),
    );
    // Node, and what scripts/bundle.mjs makes of the editions.
    const ofOurs = ['node', 'editions', 'map', 'places', 'template'];
    const imported = sources.flatMap((file) => {
      const text = readFileSync(join(root, 'src', file), 'utf8');
      const found = text.matchAll(
        /(?:^import (?!type)[^;]*?from |^import |\bimport\()'((?:@[\w-]+\/)?[\w-][\w.-]*)/gm,
      );
      return [...found].map((m) => m[1]!).filter((name) => !ofOurs.includes(name));
    });
    expect(new Set(imported).size).toBeGreaterThan(10);
    expect(imported.filter((name) => !names.has(name))).toEqual([]);
  });

  it('names the packages that npm names', (test) => {
    const args = ['ls', '--omit=dev', '--all', '--package-lock-only', '--json'];
    const npm = spawnSync('npm', args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
    if (!npm.stdout) return test.skip(`npm ls does not run here: ${npm.stderr}`);
    const { components, dependencies } = JSON.parse(billOfMaterials(lockfile));
    const ours = components.map((c: { name: string; version: string }) => `${c.name}@${c.version}`);
    const listed = namesBelow(JSON.parse(npm.stdout));
    const others = ours.filter((name: string) => !listed.has(name));
    expect(ours.sort()).toEqual([...listed, ...others].sort());
    expect(others.map((name: string) => name.replace(/@[^@]+$/, '')).sort()).toEqual([
      '@preact/signals',
      '@preact/signals-core',
    ]);
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
