import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { atObservationWords, dataDetails } from '../../../../src/release/formats/sdmx/parts.js';
import {
  sdmxAvailabilityXml,
  sdmxDataXml,
  sdmxSchema,
  sdmxStructureXml,
} from '../../../../src/release/index.js';
import { awkward, plain, withAwkwardRelease } from '../../../helpers/awkwardRelease.js';
import { temporaryFolder } from '../../../helpers/folders.js';
import { inBrackets, lacking } from '../../../helpers/programs.js';

withAwkwardRelease();

/** The schemas that SDMX publishes; no licence is stated for them, so they are not kept here. */
const published = process.env['IPLUS_SDMX_SCHEMAS'];
const there = published !== undefined && existsSync(join(published, 'SDMXMessage.xsd'));
const reason = lacking('xmllint') || (there ? '' : 'needs SDMXMessage.xsd in the folder IPLUS_SDMX_SCHEMAS');

/** What xmllint finds wrong in messages; own types come from our schema of the data, which imports those of SDMX. */
function faults(messages: Record<string, string>, own?: string): string {
  const folder = temporaryFolder();
  cpSync(published!, folder, { recursive: true });
  let schema = 'SDMXMessage.xsd';
  if (own !== undefined) {
    const [, namespace] = /targetNamespace="([^"]+)"/.exec(own)!;
    writeFileSync(join(folder, 'own.xsd'), own);
    schema = 'all.xsd';
    writeFileSync(
      join(folder, schema),
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="${namespace}" schemaLocation="own.xsd"/><xs:import namespace="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message" schemaLocation="SDMXMessage.xsd"/></xs:schema>`,
    );
  }
  for (const [name, text] of Object.entries(messages)) writeFileSync(join(folder, name), text);
  const ran = spawnSync('xmllint', ['--nonet', '--noout', '--schema', schema, ...Object.keys(messages)], {
    cwd: folder,
    encoding: 'utf8',
  });
  return ran.stderr
    .split('\n')
    .filter((line) => line !== '' && !line.endsWith(' validates'))
    .join('\n');
}

describe.skipIf(reason)(`against the schemas of SDMX 2.1${inBrackets(reason)}`, () => {
  it('structure messages are valid, in full, as stubs, in part and of availability', () => {
    for (const release of [plain, awkward]) {
      const messages = {
        'full.xml': sdmxStructureXml([release]),
        'stubs.xml': sdmxStructureXml([release], { detail: 'allstubs' }),
        'references.xml': sdmxStructureXml([release], {
          type: 'dataflow',
          references: 'descendants',
          detail: 'referencecompletestubs',
        }),
        'item.xml': sdmxStructureXml([release], { type: 'codelist', id: 'CL_OBS_STATUS', item: 'A+M' }),
        'there.xml': sdmxAvailabilityXml(release, { key: '..index' }, { references: 'all' }),
        'none.xml': sdmxAvailabilityXml(release, { startPeriod: '2099' }),
      };
      expect(faults(messages)).toBe('');
    }
  });

  it('generic data are valid at every dimension and level of detail', () => {
    for (const release of [plain, awkward]) {
      const messages = Object.fromEntries(
        atObservationWords.flatMap((dimensionAtObservation) =>
          dataDetails.map((detail) => [
            `${dimensionAtObservation}-${detail}.xml`,
            sdmxDataXml(release, { key: '..index', dimensionAtObservation, detail }, 'generic'),
          ]),
        ),
      );
      expect(faults(messages)).toBe('');
    }
  });

  it.each(atObservationWords)('structure-specific data are valid, with their own schema, at %s', (at) => {
    for (const release of [plain, awkward]) {
      const messages = Object.fromEntries(
        dataDetails.map((detail) => [
          `${detail}.xml`,
          sdmxDataXml(release, { dimensionAtObservation: at, detail }),
        ]),
      );
      expect(faults(messages, sdmxSchema(release, at))).toBe('');
    }
  });

  it('a message with a code that the lists lack is not valid, so that the check can fail', () => {
    const broken = sdmxDataXml(plain).replace('OBS_STATUS="A"', 'OBS_STATUS="Z"');
    expect(faults({ 'broken.xml': broken }, sdmxSchema(plain))).toContain('OBS_STATUS');
  });
});
