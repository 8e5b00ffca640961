import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { validateCFF } from 'cffjs';
import fc from 'fast-check';
import jsonld from 'jsonld';
import { Parser, Writer } from 'n3';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formats } from '../../../src/release/formats/index.js';
import { turtle } from '../../../src/release/formats/turtle.js';
import {
  apa,
  bibtex,
  type Citation,
  cff,
  citationOf,
  dcat,
  gbt7714,
  type Release,
  ris,
  schemaOrg,
} from '../../../src/release/index.js';
import { example, exampleWith, releaseOf } from '../../helpers/editions.js';

let plain: Release;
let stated: Release;
const at = { date: '2026-10-01', url: 'https://example.org/releases/my-index-1' };

beforeAll(async () => {
  plain = await releaseOf(example);
  stated = await releaseOf(
    exampleWith({
      'edition.yaml': [
        [
          'data-status: example ',
          `licence: CC-BY-4.0
publisher: { en: "Office of {Data} & Co", zh: "数据局" }
authors:
  - { family: "de la Cruz", given: "Ana María", orcid: 0000-0002-1825-0097 }
  - { name: { en: "Office of {Data} & Co", zh: "数据局" } }
contact: { email: data@example.org }
doi: 10.5281/zenodo.1_2
data-status: simulated `,
        ],
      ],
    }),
  );
});

/** Words with everything the syntaxes give a meaning to. */
const words = fc
  .array(
    fc.constantFrom(
      'a',
      'B',
      '中',
      '“',
      '{',
      '}',
      '\\',
      '%',
      '&',
      '$',
      '#',
      '_',
      '~',
      '^',
      '`',
      '--',
      '"',
      ',',
      ' and ',
      '\n',
      "'",
      ':',
      '-',
    ),
    {
      minLength: 1,
      maxLength: 20,
    },
  )
  .map((parts) => `x${parts.join('')}x`);
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
const citing = (title: string, name: string): Citation => ({
  ...citationOf(stated, at),
  title: { en: title, zh: title },
  warning: undefined,
  publisher: { en: name, zh: name },
  authors: [{ name: { en: name, zh: name } }],
});

describe('BibTeX and RIS', () => {
  it.each([
    ['BibTeX', bibtex],
    ['RIS', ris],
  ])('%s is read by citation.js as it was meant', (_, write) => {
    const [read] = new Cite(write(citationOf(stated, at))).data;
    expect(read).toMatchObject({
      title: 'My index [Simulated data, not real]',
      publisher: 'Office of {Data} & Co',
      version: '1',
      DOI: '10.5281/zenodo.1_2',
      URL: at.url,
      note: expect.stringContaining('Simulated data, not real'),
    });
    expect(read!.issued!['date-parts'][0]!.slice(0, 2)).toEqual([2026, 10]);
    expect(read!.author).toHaveLength(2);
  });

  it('BibTeX keeps titles and names with braces, quotes, newlines and Chinese', () => {
    fc.assert(
      fc.property(words, words, (title, name) => {
        const [read] = new Cite(bibtex(citing(title, name))).data;
        expect(read!.title).toBe(oneLine(title));
        expect(read!.publisher).toBe(oneLine(name));
      }),
    );
  });

  it('RIS keeps them too', () => {
    fc.assert(
      fc.property(words, (title) => {
        expect(new Cite(ris(citing(title, 'x'))).data[0]!.title).toBe(oneLine(title));
      }),
    );
  });
});

describe('CITATION.cff', () => {
  it('is valid by the published schema of CFF 1.2.0', async () => {
    for (const release of [plain, stated]) {
      const read = parse(cff(citationOf(release, at), release.plan.contact));
      expect(() => validateCFF(read)).not.toThrow();
      const [file] = await formats.cff!.write(release, {});
      expect(() => validateCFF(parse(String(file!.content)))).not.toThrow();
    }
    expect(() => validateCFF({ ...parse(cff(citationOf(plain), undefined)), authors: [] })).toThrow('CFF');
  });

  it('says whom to cite and that the data are simulated', () => {
    expect(parse(cff(citationOf(stated, at), undefined))).toMatchObject({
      title: 'My index [Simulated data, not real]',
      authors: [{ 'family-names': 'de la Cruz' }, { name: 'Office of {Data} & Co' }],
      'date-released': '2026-10-01',
      license: 'CC-BY-4.0',
      doi: '10.5281/zenodo.1_2',
    });
  });

  it('keeps any title', () => {
    fc.assert(
      fc.property(words, (title) => {
        expect(parse(cff(citing(title, 'x'), undefined)).title).toBe(title);
      }),
    );
  });
});

describe('references', () => {
  it('follow GB/T 7714', () => {
    expect(gbt7714(citationOf(stated, at))).toBe(
      'de la Cruz Ana María, 数据局. 我的指数［模拟数据，并非真实］: 版本 1[DS/OL]. 数据局, 2026(2026-10-01). ' +
        'https://example.org/releases/my-index-1. DOI: 10.5281/zenodo.1_2.',
    );
    expect(gbt7714(citationOf(plain))).toBe(
      '“我的指数”编制者. 我的指数［示例数据，并非真实］: 版本 1[DS]. “我的指数”编制者.',
    );
  });

  it('follow APA', () => {
    expect(apa(citationOf(stated, at))).toBe(
      'de la Cruz, A. M., & Office of {Data} & Co. (2026). My index [Simulated data, not real] (Version 1) [Data set]. ' +
        'Office of {Data} & Co. https://doi.org/10.5281/zenodo.1_2',
    );
    expect(apa(citationOf(plain))).toContain('(n.d.)');
  });

  it.each([
    ['apa', apa],
    ['gbt7714', gbt7714],
  ] as const)('are the one line of the file in the form %s', async (form, write) => {
    const [file] = await formats[form]!.write(plain, {});
    expect(file!.content).toBe(`${write(citationOf(plain))}\n`);
  });
});

describe('DCAT', () => {
  const dcatOf = (name: string) => `http://www.w3.org/ns/dcat#${name}`;

  it('gives a JSON-LD processor the series, its vintages and every file with its hash', async () => {
    const before = { id: 'my-index-0', url: 'https://example.org/releases/my-index-0' };
    const { id, files } = stated.manifest;
    const quads = await jsonld.toRDF(dcat(stated, at, [before, { id, ...at }]), { safe: true });
    const objects = (subject: string, predicate: string) =>
      quads
        .filter((q) => q.subject.value === subject && q.predicate.value === predicate)
        .map((q) => q.object.value);
    const series = 'urn:iplus:series:my-index';
    expect(objects(series, dcatOf('seriesMember'))).toEqual([before.url, at.url]);
    expect(objects(at.url, dcatOf('inSeries'))).toEqual([series]);
    expect(objects(at.url, dcatOf('prev'))).toEqual([before.url]);
    expect(objects(at.url, dcatOf('distribution'))).toHaveLength(files.length);
    expect(objects(at.url, 'http://purl.org/dc/terms/issued')).toEqual(['2026-10-01']);
    expect(objects(at.url, 'http://purl.org/dc/terms/license')).toEqual([
      'https://spdx.org/licenses/CC-BY-4.0',
    ]);
    expect(objects(at.url, 'http://purl.org/dc/terms/description').join()).toContain(
      'Simulated data, not real',
    );
    const hashes = quads
      .filter((q) => q.predicate.value.endsWith('#checksumValue'))
      .map((q) => q.object.value);
    expect(hashes.toSorted()).toEqual(files.map((f) => f.sha256).toSorted());
    expect(objects(`${at.url}/results.csv`, dcatOf('downloadURL'))).toEqual([`${at.url}/results.csv`]);
  });

  it('says the same triples in Turtle, whatever the names, to a reader of Turtle', async () => {
    const nasty = { en: 'A "quoted" \\\\ name\n\tand é 𝒜\u0007', zh: '“引号”\r\n名称' };
    const named = { ...stated, plan: { ...stated.plan, title: nasty, edition: 'ä b/<x>' } };
    const contact = { name: nasty, email: 'a@example.org', url: 'https://example.org/?q=%3Cx%3E' };
    for (const release of [plain, stated, { ...named, plan: { ...named.plan, contact } }]) {
      for (const published of [{}, at]) {
        const document = dcat(release, published, [{ id: 'my-index-0', ...published }]);
        const writer = new Writer({ format: 'N-Quads' });
        const read = writer.quadsToString(new Parser({ format: 'text/turtle' }).parse(turtle(document)));
        const form = { algorithm: 'RDFC-1.0', format: 'application/n-quads', safe: true };
        const theirs = await jsonld.canonize(read, { ...form, inputFormat: 'application/n-quads' });
        expect(theirs).toBe(await jsonld.canonize(document, form));
        expect(theirs.split('\n').length).toBeGreaterThan(100);
      }
    }
  });

  it('needs no address and no other file', async () => {
    const quads = await jsonld.toRDF(dcat(plain), { safe: true });
    expect(quads.some((q) => q.subject.value === `urn:iplus:release:${plain.manifest.id}`)).toBe(true);
  });
});

describe('schema.org', () => {
  it('gives a JSON-LD processor a Dataset with its files', async () => {
    const documentLoader = async (documentUrl: string) => ({
      documentUrl,
      document: { '@context': { '@vocab': 'http://schema.org/' } },
    });
    const quads = await jsonld.toRDF(schemaOrg(stated, at), { documentLoader, safe: true });
    const objects = (predicate: string) =>
      quads
        .filter((q) => q.subject.value === at.url && q.predicate.value === `http://schema.org/${predicate}`)
        .map((q) => q.object.value);
    expect(objects('name')).toEqual([
      'My index [Simulated data, not real]',
      '我的指数［模拟数据，并非真实］',
    ]);
    expect(objects('datePublished')).toEqual(['2026-10-01']);
    expect(objects('distribution')).toHaveLength(stated.manifest.files.length);
    expect(objects('temporalCoverage')).toEqual(['2021/2022']);
  });
});

describe('every form of the whole', () => {
  it('is not cut down', async () => {
    for (const id of [
      'dcat',
      'dcat-turtle',
      'schema-org',
      'cff',
      'bibtex',
      'ris',
      'gbt7714',
      'apa',
      'sdmx-structure',
    ]) {
      await expect(formats[id]!.write(plain, { periods: ['2022'] }), id).rejects.toThrow('whole release');
    }
  });

  it('says that simulated data are simulated', async () => {
    for (const [id, format] of Object.entries(formats)) {
      if (!/^(sdmx|dcat|schema|cff|bibtex|ris|gbt|apa)/.test(id)) continue;
      const [file] = await format.write(stated, {});
      expect(Buffer.from(file!.content as string).toString('utf8'), id).toMatch(/simulated|模拟/i);
    }
  });
});
