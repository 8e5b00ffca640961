import { type Plan, publishedPeriods, type Text } from '../../edition/index.js';
import type { Release } from '../readRelease.js';
import { iri, mediaTypeOf } from './addresses.js';
import { citationOf, licencePage, type PublishedAt, titleWithStatus } from './citation.js';
import { inLanguages } from './languages.js';

/** An earlier or later release of the same series. */
export interface SeriesMember extends PublishedAt {
  id: string;
}

const context = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

const id = (of: string) => ({ '@id': of });
const typed = (value: string, type: string) => ({ '@type': `xsd:${type}`, '@value': value });

/** Frequencies by their names in the authority table of the Publications Office of the EU. */
const rates: Record<Plan['frequency'], string> = { year: 'ANNUAL', quarter: 'QUARTERLY', month: 'MONTHLY' };

/**
 * The release as a data set of DCAT 3, in JSON-LD that needs no other file: the series of all vintages, this data set
 * with the one before it, and a distribution for every file with its size and SHA-256.
 *
 * @param vintages all releases of the series in the order of publication, this one among them or not
 */
export function dcat(release: Release, at: PublishedAt = {}, vintages: readonly SeriesMember[] = []) {
  const { manifest, plan } = release;
  const cited = citationOf(release, at);
  const series = `urn:iplus:series:${encodeURIComponent(plan.edition)}`;
  const publisher = `${series}:publisher`;
  const own = iri(at, manifest.id);
  const place = vintages.findIndex((v) => v.id === manifest.id);
  const before = place > 0 ? vintages[place - 1] : undefined;
  const members = place < 0 ? [...vintages, { id: manifest.id, ...at }] : vintages;
  const common = {
    'dct:description': inLanguages(described(cited.summary, cited.warning)),
    'dct:publisher': id(publisher),
    ...(plan.attribution && {
      'dct:rights': { '@type': 'dct:RightsStatement', 'rdfs:label': inLanguages(plan.attribution) },
    }),
    'dct:language': ['ENG', 'ZHO'].map((l) =>
      id(`http://publications.europa.eu/resource/authority/language/${l}`),
    ),
    'dcat:keyword': inLanguages(keywords[plan.dataStatus]),
    ...(plan.contact && { 'dcat:contactPoint': contactOf(plan) }),
  };
  const rights = licencePage(plan.licence);
  return {
    '@context': context,
    '@graph': [
      {
        '@id': series,
        '@type': 'dcat:DatasetSeries',
        'dct:title': inLanguages(titleWithStatus(cited)),
        ...common,
        'dct:accrualPeriodicity': id(
          `http://publications.europa.eu/resource/authority/frequency/${rates[plan.frequency]}`,
        ),
        'dcat:seriesMember': members.map((v) => id(v.id === manifest.id ? own : iri(v, v.id))),
      },
      {
        '@id': own,
        '@type': 'dcat:Dataset',
        'dct:identifier': manifest.id,
        'dct:title': inLanguages(titleWithStatus(cited)),
        ...common,
        'dcat:inSeries': id(series),
        ...(before && { 'dcat:prev': id(iri(before, before.id)) }),
        'dcat:version': plan.version,
        ...(at.date && { 'dct:issued': typed(at.date, 'date') }),
        ...(rights && { 'dct:license': id(rights) }),
        'dct:temporal': temporalOf(plan),
        'dcat:distribution': manifest.files.map(({ path }) => id(iri(at, manifest.id, path))),
      },
      { '@id': publisher, '@type': 'foaf:Agent', 'foaf:name': inLanguages(cited.publisher) },
      ...manifest.files.map(({ path, bytes, sha256 }) => ({
        '@id': iri(at, manifest.id, path),
        '@type': 'dcat:Distribution',
        'dct:title': path,
        'dcat:mediaType': id(`http://www.iana.org/assignments/media-types/${mediaTypeOf(path)}`),
        'dcat:byteSize': typed(String(bytes), 'nonNegativeInteger'),
        ...(at.url && {
          'dcat:accessURL': id(at.url),
          'dcat:downloadURL': id(iri(at, manifest.id, path)),
        }),
        ...(rights && { 'dct:license': id(rights) }),
        'spdx:checksum': {
          'spdx:algorithm': id('spdx:checksumAlgorithm_sha256'),
          'spdx:checksumValue': typed(sha256, 'hexBinary'),
        },
      })),
    ],
  };
}

const keywords: Record<Plan['dataStatus'], Text> = {
  real: { en: 'composite index', zh: '综合指数' },
  simulated: { en: 'simulated data', zh: '模拟数据' },
  example: { en: 'example data', zh: '示例数据' },
};

function described(summary: Text, warning: Text | undefined): Text {
  return warning ? { en: `${warning.en}. ${summary.en}`, zh: `${warning.zh}。${summary.zh}` } : summary;
}

function contactOf({ contact, title }: Plan) {
  const { name, email, url } = contact!;
  return {
    '@type': 'vcard:Kind',
    'vcard:fn': inLanguages(name ?? title),
    ...(email && { 'vcard:hasEmail': id(`mailto:${email}`) }),
    ...(url && { 'vcard:hasURL': id(url) }),
  };
}

function temporalOf(plan: Plan) {
  const type = plan.frequency === 'year' ? 'gYear' : plan.frequency === 'month' ? 'gYearMonth' : 'string';
  const periods = publishedPeriods(plan);
  return {
    '@type': 'dct:PeriodOfTime',
    'dcat:startDate': typed(periods[0]!, type),
    'dcat:endDate': typed(periods.at(-1)!, type),
  };
}
