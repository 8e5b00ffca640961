/// <reference path="../../src/maps/untyped.d.ts" />
/// <reference path="../../src/spreadsheet/sax.d.ts" />
declare module 'sdmx-rest' {
  export function getDataQuery(query: object): object;
  export function getDataQuery2(query: object): object;
  export function getAvailabilityQuery2(query: object): object;
  export function getAvailabilityQuery(query: object): object;
  export function getMetadataQuery(query: object): object;
  export function getService(service: { url: string; api: string }): object;
  export function getUrl(query: object, service: object): string;
}
declare module 'jsonstat-suite/import.mjs' {
  interface JsonStat {
    id: string[];
    size: number[];
    value: (number | null)[];
    dimension: Record<string, { category: { index: string[]; label: Record<string, string> } }>;
  }
  export function fromSDMX(message: object): JsonStat;
}
declare module '@citation-js/core' {
  export class Cite {
    constructor(text: string);
    data: {
      title: string;
      author: ({ literal: string } | { family: string; given: string })[];
      publisher: string;
      version: string;
      note?: string;
      DOI?: string;
      URL?: string;
      issued?: { 'date-parts': number[][] };
    }[];
  }
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
declare module 'n3' {
  export class Parser {
    constructor(options: { format: string });
    parse(text: string): object[];
  }
  export class Writer {
    constructor(options: { format: string });
    quadsToString(quads: object[]): string;
  }
}
declare module 'jsonld' {
  interface Quad {
    subject: { value: string };
    predicate: { value: string };
    object: { value: string; language?: string; datatype?: { value: string } };
  }
  const jsonld: {
    toRDF(document: object, options?: object): Promise<Quad[]>;
    expand(document: object, options?: object): Promise<object[]>;
    canonize(document: object | string, options: object): Promise<string>;
  };
  export default jsonld;
}
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';
  export default class Provider {
    constructor(issuer: string, configuration: object);
    callback(): RequestListener;
  }
}
declare module 's3rver' {
  export default class S3rver {
    constructor(options: object);
    run(): Promise<{ address: string; port: number }>;
    close(): Promise<void>;
  }
}
