// npm run sbom: writes sbom.cdx.json, the bill of materials in every release, from package-lock.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { root, setUp } from './setup.mjs';

setUp();
const { billOfMaterials } = await import(`${root}dist/release/index.js`);
writeFileSync(`${root}sbom.cdx.json`, billOfMaterials(readFileSync(`${root}package-lock.json`, 'utf8')));
