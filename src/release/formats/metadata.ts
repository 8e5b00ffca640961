import type { Text } from '../../edition/index.js';
import type { Release } from '../readRelease.js';
import { apa, bibtex, gbt7714, ris } from './bibliography.js';
import { cff } from './cff.js';
import { citationOf } from './citation.js';
import { dcat } from './dcat.js';
import type { Format } from './format.js';
import { refuseSelection } from './refuseSelection.js';
import { schemaOrg } from './schemaOrg.js';
import { turtle } from './turtle.js';

const asText = (document: object) => `${JSON.stringify(document, null, 1)}\n`;

/** A format with one file about the whole release. */
function wholeReleaseFormat(
  id: string,
  title: Text,
  mediaType: string,
  path: string,
  write: (release: Release) => string,
): Format {
  return {
    id,
    title,
    mediaType,
    extension: path.slice(path.lastIndexOf('.') + 1),
    write: async (release, selection) => {
      refuseSelection(id, selection);
      return [{ path, content: write(release) }];
    },
  };
}

/** Formats of metadata and citation of a release, by id. */
export const metadataFormats: Record<string, Format> = Object.fromEntries(
  [
    wholeReleaseFormat(
      'dcat',
      { en: 'DCAT 3 (JSON-LD)', zh: 'DCAT 3 目录（JSON-LD）' },
      'application/ld+json',
      'dcat.jsonld',
      (r) => asText(dcat(r)),
    ),
    wholeReleaseFormat(
      'dcat-turtle',
      { en: 'DCAT 3 (Turtle)', zh: 'DCAT 3 目录（Turtle）' },
      'text/turtle',
      'dcat.ttl',
      (r) => turtle(dcat(r)),
    ),
    wholeReleaseFormat(
      'schema-org',
      { en: 'schema.org Dataset (JSON-LD)', zh: 'schema.org 数据集（JSON-LD）' },
      'application/ld+json',
      'schema-org.jsonld',
      (r) => asText(schemaOrg(r)),
    ),
    wholeReleaseFormat(
      'cff',
      { en: 'Citation File Format', zh: 'CFF 引用文件' },
      'application/yaml',
      'CITATION.cff',
      (r) => cff(citationOf(r), r.plan.contact),
    ),
    wholeReleaseFormat(
      'bibtex',
      { en: 'BibTeX citation', zh: 'BibTeX 引文' },
      'application/x-bibtex',
      'citation.bib',
      (r) => bibtex(citationOf(r)),
    ),
    wholeReleaseFormat(
      'ris',
      { en: 'RIS citation', zh: 'RIS 引文' },
      'application/x-research-info-systems',
      'citation.ris',
      (r) => ris(citationOf(r)),
    ),
    wholeReleaseFormat(
      'gbt7714',
      { en: 'GB/T 7714 reference (Chinese)', zh: 'GB/T 7714 参考文献' },
      'text/plain',
      'citation-gbt7714.txt',
      (r) => `${gbt7714(citationOf(r))}\n`,
    ),
    wholeReleaseFormat(
      'apa',
      { en: 'APA reference (English)', zh: 'APA 参考文献（英文）' },
      'text/plain',
      'citation-apa.txt',
      (r) => `${apa(citationOf(r))}\n`,
    ),
  ].map((format) => [format.id, format]),
);
