import { type Author, publishedPeriods } from '../../edition/index.js';
import type { Release } from '../readRelease.js';
import { iri, mediaTypeOf } from './addresses.js';
import { apa } from './bibliography.js';
import { citationOf, licencePage, type PublishedAt, titleWithStatus } from './citation.js';
import { inLanguages } from './languages.js';

/** The release as a schema.org Dataset in JSON-LD, for search engines. */
export function schemaOrg(release: Release, at: PublishedAt = {}): object {
  const { manifest, plan } = release;
  const cited = citationOf(release, at);
  const periods = publishedPeriods(plan);
  return {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    '@id': iri(at, manifest.id),
    name: inLanguages(titleWithStatus(cited)),
    description: inLanguages(cited.summary),
    ...(cited.warning && { creativeWorkStatus: inLanguages(cited.warning) }),
    identifier: [manifest.id, ...(plan.doi ? [`https://doi.org/${plan.doi}`] : [])],
    ...(at.url && { url: at.url }),
    version: plan.version,
    ...(plan.licence !== 'unstated' && { license: licencePage(plan.licence) ?? plan.licence }),
    ...(plan.attribution && { creditText: inLanguages(plan.attribution) }),
    isAccessibleForFree: true,
    inLanguage: ['en', 'zh'],
    ...(at.date && { datePublished: at.date }),
    creator: cited.authors.map(agentOf),
    publisher: { '@type': 'Organization', name: inLanguages(cited.publisher) },
    temporalCoverage: `${periods[0]}/${periods.at(-1)}`,
    measurementTechnique: 'Composite index',
    variableMeasured: plan.nodes
      .filter(({ depth }) => depth < 2)
      .map(({ id, title }) => ({ '@type': 'PropertyValue', propertyID: id, name: inLanguages(title) })),
    citation: apa(cited),
    distribution: manifest.files.map(({ path, bytes, sha256 }) => ({
      '@type': 'DataDownload',
      name: path,
      encodingFormat: mediaTypeOf(path),
      contentSize: `${bytes} B`,
      sha256,
      contentUrl: iri(at, manifest.id, path),
    })),
  };
}

function agentOf(author: Author) {
  return 'name' in author
    ? { '@type': 'Organization', name: inLanguages(author.name) }
    : {
        '@type': 'Person',
        familyName: author.family,
        givenName: author.given,
        ...(author.orcid && { '@id': `https://orcid.org/${author.orcid}` }),
      };
}
