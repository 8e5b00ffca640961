import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkReceiptProof } from '../../../src/release/index.js';
import { type ConsoleSite, consoleSite } from '../../helpers/console.js';

let at = {} as ConsoleSite;
beforeAll(async () => {
  at = await consoleSite();
}, 240_000);
afterAll(() => at.close());

const page = (id: string, more = '') => `/console/en/p/north/receipts/${id}${more}`;

describe('the proof of a receipt', () => {
  it('is shown as holding, and downloaded as a file that anybody checks', async () => {
    const text = await (await at.ask(page(at.receipts.north), 'viewer')).text();
    expect(text).toMatch(/<span class="tag ok">holds<\/span>/);
    const file = await at.ask(page(at.receipts.north, '/proof'), 'viewer');
    expect(file.headers.get('Content-Disposition')).toBe(
      `attachment; filename="${at.receipts.north}.proof.json"`,
    );
    const proof = await file.json();
    expect(checkReceiptProof(proof)).toMatchObject({ wrong: [], leaf: { receipt: at.receipts.north } });
    expect(JSON.stringify(proof)).not.toContain(at.receipts.south);
  });

  it('is not there before the segment is in the log, and the page says so', async () => {
    const { receipt } = await at.platform.submit({
      partner: 'north',
      key: 'later',
      contract: 'visits',
      form: 'ndjson',
      body: Buffer.from('{}\n'),
    });
    await at.platform.judging.idle();
    expect(await (await at.ask(page(receipt.id), 'viewer')).text()).toContain('Not yet: a segment');
    expect((await at.ask(page(receipt.id, '/proof'), 'viewer')).status).toBe(404);
  });

  it('is given to nobody for the receipt of another partner', async () => {
    for (const who of ['viewer', 'operator'] as const)
      expect((await at.ask(page(at.receipts.south, '/proof'), who)).status).toBe(404);
  });
});

describe('the figures that a batch reached', () => {
  it('are on the page of its receipt, in both languages, without its share in them', async () => {
    for (const [lang, title, state] of [
      ['en', 'Figures it reached', 'in the next vintage'],
      ['zh', '所及数值', '将计入下一版'],
    ]) {
      const address = `/console/${lang}/p/north/receipts/${at.receipts.north}`;
      const text = await (await at.ask(address, 'viewer')).text();
      expect(text).toContain(title);
      expect(text).toContain(state);
      expect(text).toContain('<code>online-visits</code>');
    }
  });
});
