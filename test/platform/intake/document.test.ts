import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';
import { Platform, Senders } from '../../../src/platform/intake/index.js';
import { Submissions } from '../../../src/platform/submissions/index.js';
import { documentAnswer, documentedPaths, intakeDocument } from '../../../src/server/platform/document.js';
import { routesFor } from '../../../src/server/platform/routes.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { usualJudges } from '../../helpers/platform.js';

it.each(['en', 'zh'] as const)(
  'the document of the routes for partners is valid OpenAPI (%s)',
  async (lang) => {
    const { valid, errors } = await new Validator().validate(structuredClone(intakeDocument(lang)) as never);
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    const said = JSON.stringify(intakeDocument(lang));
    expect(/\p{Script=Han}/u.test(said)).toBe(lang === 'zh');
    const answer = documentAnswer(
      'GET',
      new URL(`http://a/openapi.platform${lang === 'zh' ? '.zh' : ''}.json`),
    )!;
    expect(await answer.text()).toBe(said);
  },
);

it('the document names every route, and no other', async () => {
  const folder = temporaryFolder();
  const platform = await Platform.open(folder, usualJudges, { free: () => 1e12 });
  const signing = {
    submissions: new Submissions(platform, { contracts: () => [], expected: () => [], now: Date.now }),
    actorOf: () => ({ is: 'platform' as const }),
  };
  const routes = routesFor({ platform, senders: new Senders(folder), signing });
  const named = documentedPaths.map(({ method, path }) => ({
    method: method.toUpperCase(),
    path: path.replace(/\{\w+\}/g, 'x'),
  }));
  for (const { path, method } of routes)
    expect(
      named.filter((one) => one.method === method && path.test(one.path)),
      `${path}`,
    ).toHaveLength(1);
  const others = named.filter(({ path }) => !routes.some((route) => route.path.test(path)));
  expect(others.map(({ path }) => path)).toEqual(['/v1/log/checkpoint']);
  await platform.close();
});
