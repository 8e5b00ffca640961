import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inChromium, madeNothing } from './chromium.js';

/**
 * A page as PDF, tagged and with an outline, through the Chromium of this machine; the same page and the same Chromium give the
 * same bytes.
 *
 * @throws UserError where there is no Chromium, or it makes no file
 */
export async function printPdf(html: string): Promise<Uint8Array> {
  const asked = (folder: string) => [
    '--no-pdf-header-footer',
    '--export-tagged-pdf',
    '--generate-pdf-document-outline',
    `--print-to-pdf=${join(folder, 'page.pdf')}`,
  ];
  return inChromium(html, '--format pdf', asked, async ({ folder, said }) => {
    const file = join(folder, 'page.pdf');
    if (!existsSync(file)) throw madeNothing('--format pdf', 'PDF', said);
    return dateless(await readFile(file));
  });
}

/** Without the moment it was made: a date of the same length in its place, so that nothing moves. */
function dateless(pdf: Buffer): Uint8Array {
  const text = pdf.toString('latin1');
  const still = text.replace(/\/(CreationDate|ModDate) \(D:\d{14}/g, '/$1 (D:20000101000000');
  return Buffer.from(still, 'latin1');
}
