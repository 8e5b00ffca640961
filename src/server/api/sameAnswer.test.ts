import { describe, expect, it } from 'vitest';
import { endpoints } from './endpoints/index.js';
import { formFor } from './negotiate.js';
import { sameAddress, sameFormat } from './sameAnswer.js';

const at = (path: string) => sameAddress(new URL(path, 'http://x').href);

describe('addresses with one answer', () => {
  it('are one: unknown names of pages and their order', () => {
    expect(at('/en/?x=1')).toBe('/en/');
    expect(at('/en/balance?utm_source=a&node=mobile&by=b')).toBe('/en/balance?by=b&node=mobile');
    expect(at('/en/ranking?of=b&of=a')).toBe(at('/en/ranking?of=b+a'));
    expect(at('/en/lab?w=mobile:50&drop=life')).toBe('/en/lab');
    expect(at('/en/place/%42eijing')).toBe('/en/place/Beijing');
    expect(at('/en/place/%E5%8C%97%E4%BA%AC')).toBe(at('/en/place/北京'));
  });

  it('are several where the API answers otherwise', () => {
    expect(at('/v1/latest/values?unit=b&period=2020')).toBe('/v1/latest/values?period=2020&unit=b');
    expect(at('/v1/latest/values?x=1')).toBe('/v1/latest/values?x=1');
    expect(at('/v1/latest/values?unit=a&unit=b')).not.toBe(at('/v1/latest/values?unit=b&unit=a'));
    expect(at('/en/place/a%2Fb')).not.toBe(at('/en/place/a/b'));
    expect(at('/en/place/%zz')).toBe('/en/place/%zz');
  });
});

describe('headers with one answer', () => {
  const headers = [
    '*/*',
    'text/csv',
    'application/json',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'application/json;q=0.5, text/csv',
    'application/*;q=0.2, */*;q=0.1',
    'application/vnd.sdmx.data+json;version=2.0.0',
    'application/vnd.sdmx.data+csv; version=2.0.0;q=0.9, application/json',
    'image/png',
    'application/xml',
    'text/xml',
    'application/vnd.sdmx.data+csv; version=1.0.0; labels=both',
    ...Array.from({ length: 40 }, (_, i) => `*/*;q=0.${100 + i}`),
  ];
  const formOf = (endpoint: (typeof endpoints)[number], accept: string) => {
    try {
      const { id, mediaType } = formFor(endpoint.forms, undefined, accept);
      return `${id} ${mediaType}`;
    } catch {
      return 'none';
    }
  };

  it('are one, and those with another format are others', () => {
    for (const endpoint of endpoints) {
      const path = endpoint.example;
      const answers = new Map<string, string>();
      for (const accept of headers) {
        const [key, answer] = [sameFormat(path, accept), formOf(endpoint, accept)];
        expect(answers.get(key) ?? answer, accept).toBe(answer);
        answers.set(key, answer);
      }
    }
    expect(new Set(headers.slice(-40).map((accept) => sameFormat('/v1/latest', accept))).size).toBe(1);
    expect(new Set(headers.map((accept) => sameFormat('/en/', accept)))).toEqual(new Set(['']));
  });
});
