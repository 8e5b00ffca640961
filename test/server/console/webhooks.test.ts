import { expect, it } from 'vitest';
import { Hooks } from '../../../src/platform/index.js';
import { consoleSite } from '../../helpers/console.js';

it('a partner sees the state of its own webhooks, and of their addresses the host alone', async () => {
  const at = await consoleSite();
  const hooks = Hooks.open(at.folder);
  const url = 'https://hooks.example.org/in/a-secret';
  const { hook } = hooks.add(at.platform.ledger, {
    partner: 'north',
    url,
    kinds: ['records.set-aside'],
    private: false,
  });
  const page = async (partner: string, who: 'sender' | 'other' | 'operator', lang = 'en') =>
    (await at.ask(`/console/${lang}/p/${partner}/tokens`, who)).text();
  expect(await page('north', 'sender')).toContain('hooks.example.org');
  hooks.test(hook);
  hooks.failed(hooks.nextOf(hook)!, 'HTTP 500', Date.now() + 1e6);
  const seen = await page('north', 'operator');
  expect(seen).toMatch(/failing since .* UTC \(HTTP 500\)/);
  expect(seen).not.toContain('a-secret');
  expect(await page('north', 'sender', 'zh')).toContain('起失败（HTTP 500）');
  expect(await page('south', 'other')).not.toContain('hooks.example.org');
  hooks.close();
  await at.close();
});
