import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMember, auditOf, logIn, makeLink } from '../../../src/platform/index.js';
import { type ConsoleSite, consoleSite, formIn, october } from '../../helpers/console.js';

let at = {} as ConsoleSite;
let both = '';
beforeAll(async () => {
  at = await consoleSite();
  addMember(
    at.people,
    { id: 'both', name: 'Both', partner: 'north', roles: ['explainer', 'signer'] },
    'iplus',
  );
  both = logIn(at.people, makeLink(at.people, 'both', 'iplus'))!.session;
}, 240_000);
afterAll(() => at.close());

const page = `/console/en/p/north/submissions/${encodeURIComponent(october)}`;
const reason = '当月5日之外各日停诊检修设备，无预约就诊。';
const text = async (answer: Promise<Response>) => (await answer).text();
const asBoth = (path: string, fields: Record<string, string> = {}) => {
  const headers = { Cookie: `iplus-console=${both}`, 'Sec-Fetch-Site': 'same-origin' };
  return fields['form'] === undefined
    ? at.ask(path, 'nobody', { headers })
    : at.ask(path, 'nobody', { headers, method: 'POST', body: new URLSearchParams(fields) });
};
const signButton = (html: string) => /<button[^>]*>Sign<\/button>.*?(?=<\/div>|<\/p>)/s.exec(html)?.[0] ?? '';

describe('a submission in the console', () => {
  it('shows the questions of the checks with cases, and what keeps it from being signed', async () => {
    const seen = await text(at.ask(page, 'viewer'));
    expect(seen).toContain('October 2026: <em class="needs">1</em> question to explain');
    expect(seen).toContain('<td data-label="Day"><div>2026-10-01</div></td>');
    expect(seen).not.toContain('<textarea');
    expect(signButton(seen)).toMatch(/disabled.*1 question waits for a reason/s);
    expect(await text(at.ask(page, 'sender'))).toContain('<textarea');
    expect(await text(at.ask(page, 'operator'))).not.toContain('<textarea');
  });

  it('takes no reason that says nothing, and says so', async () => {
    const [question] = (await at.submissions.reader.view(october)).checked!.questions;
    const fields = { question: question!.id, choice: 'confirm', reason: 'ok' };
    const answer = await at.send(`${page}/explain`, 'sender', fields);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('No sufficient reason');
  });

  it('is explained by one person and signed by another, who signs the hash that is shown', async () => {
    const [question] = (await at.submissions.reader.view(october)).checked!.questions;
    const form = formIn(await text(asBoth(page)));
    const explained = await asBoth(`${page}/explain`, {
      form,
      question: question!.id,
      choice: 'confirm',
      reason,
    });
    expect(explained.headers.get('Location')).toBe(page);
    const own = await text(asBoth(page));
    expect(signButton(own)).toMatch(/disabled.*this person explained a part of it: another one signs/s);
    const [, shown = ''] = /name="sha256" value="([0-9a-f]{64})"/.exec(own) ?? [];
    expect((await asBoth(`${page}/sign`, { form, sha256: shown })).status).toBe(403);
    const statement = await text(at.ask(`${page}/statement`, 'viewer'));
    expect(createHash('sha256').update(statement).digest('hex')).toBe(shown);
    expect(JSON.parse(statement)).toMatchObject({
      partner: 'north',
      period: '2026-10',
      explanations: [{ reason }],
    });
    expect(signButton(await text(at.ask(page, 'viewer')))).toMatch(/disabled.*does not have the right/s);
    expect(signButton(await text(at.ask(page, 'signer')))).not.toContain('disabled');
    const other = await at.send(`${page}/sign`, 'signer', { sha256: 'f'.repeat(64) });
    expect(other.status).toBe(409);
    const signed = await at.send(`${page}/sign`, 'signer', { sha256: shown, named: 'yes' });
    expect(signed.status).toBe(303);
    const after = await text(at.ask(page, 'viewer'));
    expect(after).toContain('October 2026: Signed');
    expect(after).toContain('Name of signer, 28 Nov 2026, 12:06 UTC');
    expect(after).toContain((await at.submissions.reader.view(october)).signed!.id);
  });

  it('is written down: who explained and who signed', () => {
    const said = auditOf(at.people, { partner: 'north', most: 2 }).map(({ who, act, about }) => [
      who,
      act,
      about,
    ]);
    expect(said).toEqual([
      ['the-signer', 'signed', { submission: october }],
      ['both', 'explained', { submission: october }],
    ]);
  });

  it('is not found under the address of another partner', async () => {
    const wrong = page.replace('/p/north/', '/p/south/');
    for (const who of ['other', 'operator'] as const) {
      expect((await at.ask(wrong, who)).status).toBe(404);
      expect((await at.ask(`${wrong}/statement`, who)).status).toBe(404);
    }
  });

  it('is withdrawn by a signer with a reason, which is shown', async () => {
    const short = await at.send(`${page}/withdraw`, 'signer', { reason: '' });
    expect(short.status).toBe(422);
    expect((await at.send(`${page}/withdraw`, 'signer', { reason })).status).toBe(303);
    const seen = await text(at.ask(page.replace('/en/', '/zh/'), 'viewer'));
    expect(seen).toContain('2026年10月：已撤回');
    expect(seen).toContain(reason);
  });
});
