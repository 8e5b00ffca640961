import { hash } from 'node:crypto';
import { expect, it } from 'vitest';
import { signatureOf } from '../../helpers/signatureV4.js';

it('the check of signatures in the tests of copies gives those of the published examples', () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
  const empty = hash('sha256', '', 'hex');
  const credential = 'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request';
  const usual = {
    host: 'examplebucket.s3.amazonaws.com',
    'x-amz-date': '20130524T000000Z',
    'x-amz-content-sha256': empty,
  };
  const signed = 'host;x-amz-content-sha256;x-amz-date';
  const list = {
    method: 'GET',
    url: '/?max-keys=2&prefix=J',
    headers: { ...usual, authorization: `${credential}, SignedHeaders=${signed}` },
  };
  expect(signatureOf(list, secret)).toBe('34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7');
  const get = {
    method: 'GET',
    url: '/test.txt',
    headers: {
      ...usual,
      range: 'bytes=0-9',
      authorization: `${credential}, SignedHeaders=${signed.replace(';', ';range;')}`,
    },
  };
  expect(signatureOf(get, secret)).toBe('f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41');
});
