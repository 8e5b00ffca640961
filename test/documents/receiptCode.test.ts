import jsQR from 'jsqr';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { reportHtml } from '../../src/documents/index.js';
import { findSubject } from '../../src/release/index.js';
import { example, releaseOf } from '../helpers/editions.js';

/** The module is the function itself, whatever its types say. */
const readCode = jsQR as unknown as typeof jsQR.default;

/** What a camera reads from the QR code of a report. */
async function readFrom(html: string): Promise<string | undefined> {
  const [svg] =
    /<svg[^>]*>(?:(?!<\/svg>).)*<\/svg>(?=<\/span><p>)/s.exec(html.slice(html.indexOf('class="paper"'))) ??
    [];
  const image = sharp(Buffer.from(svg!), { density: 600 }).flatten({ background: 'white' }).ensureAlpha();
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return readCode(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

describe('the QR code of a report on paper leads to its receipts, or to the page of a place', async () => {
  const release = await releaseOf(example);
  const [unit] = release.plan.units;
  const site = 'https://index.example.org/deep/';

  it.for([
    ['of the whole', undefined, 'zh/report#receipts'],
    ['of a place', findSubject(release.plan, unit!.code), `en/place/${encodeURIComponent(unit!.code)}`],
  ] as const)('%s', async ([, place, path]) => {
    const lang = path.startsWith('zh') ? 'zh' : 'en';
    expect(await readFrom(await reportHtml(release, lang, { site, place }))).toBe(`${site}${path}`);
  });

  it('but there is none where the site has no address', async () => {
    expect(await reportHtml(release, 'en')).not.toMatch(/class="paper"><span/);
  });
});
