import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import MarkdownIt from 'markdown-it';
import { problems, type Text, UserError } from '../edition/index.js';
import { limitedFetch, readLimited, TooLarge } from '../network/index.js';
import { isUrl, noConnection, tooSlow } from '../release/index.js';
import { decodeText, docxText, htmlText } from '../spreadsheet/index.js';
import { longestText } from '../words/index.js';

/** Most bytes of a file or page. */
const mostBytes = 10_000_000;
/** How long an address may take to send it, in milliseconds. */
const patience = 20_000;

/**
 * The plain text of a file or web address: txt, md, html or docx, paragraphs on lines of their own.
 *
 * @throws UserError where it cannot be read, or is longer than what is proof-read at once
 */
export async function textOfFile(source: string): Promise<string> {
  const { bytes, type } = await (isUrl(source) ? download : read)(source);
  const text = await textOf(source, bytes, type);
  if (text.length > longestText)
    throw refused(
      source,
      { en: `a text of ${text.length} characters`, zh: `${text.length} 个字符的文本` },
      { en: `at most ${longestText}`, zh: `至多 ${longestText} 个` },
      { en: 'proof-read it part by part', zh: '请分段校对' },
    );
  return text;
}

interface Read {
  bytes: Uint8Array;
  /** The media type that an address states. */
  type: string;
}

const tooLarge: Text = { en: `more than ${mostBytes} bytes`, zh: `超过 ${mostBytes} 字节` };

async function read(path: string): Promise<Read> {
  try {
    return { bytes: await readLimited({ body: createReadStream(path) }, mostBytes), type: '' };
  } catch (error) {
    if (error instanceof TooLarge) throw refused(path, tooLarge);
    throw new UserError([problems.unreadable(path, (error as NodeJS.ErrnoException).code ?? 'EIO')]);
  }
}

async function download(address: string): Promise<Read> {
  const signal = AbortSignal.timeout(patience);
  const response = await limitedFetch(mostBytes)(address, { signal }).catch((error: unknown) => {
    const why = error instanceof TooLarge ? tooLarge : signal.aborted ? tooSlow : noConnection(error);
    throw unanswered(address, why);
  });
  const { ok, status, headers } = response;
  if (!ok) throw unanswered(address, { en: `status ${status}`, zh: `应答状态 ${status}` });
  return {
    bytes: new Uint8Array(await response.arrayBuffer()),
    type: headers.get('content-type') ?? '',
  };
}

async function textOf(source: string, bytes: Uint8Array, type: string): Promise<string> {
  const kind = extname(isUrl(source) ? new URL(source).pathname : source).toLowerCase();
  const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isPacked || kind === '.docx') {
    const found = await docxText(bytes);
    if ('text' in found) return tidy(found.text);
    throw refused(source, {
      en: `a damaged Word document: ${found.why.en}`,
      zh: `Word 文档已损坏：${found.why.zh}`,
    });
  }
  const decoded = decodeText(bytes);
  if ('unread' in decoded) throw refused(source, problems.encoding(source, decoded.unread).found);
  const { text } = decoded;
  if (/html/.test(type) || ['.html', '.htm'].includes(kind) || /^\s*<(!doctype|html)/i.test(text))
    return textOfHtml(text);
  return ['.md', '.markdown'].includes(kind) || /markdown/.test(type)
    ? textOfHtml(markdown.render(text))
    : text;
}

const markdown = new MarkdownIt({ html: true });
// Blocks of code state nothing.
markdown.renderer.rules['fence'] = () => '';
markdown.renderer.rules['code_block'] = () => '';

const textOfHtml = async (html: string) => tidy(await htmlText(html));

/** Lines without the spaces around them, and no empty ones. */
const tidy = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');

const refused = (
  file: string,
  found: Text,
  expected: Text = {
    en: `a text in UTF-8 or GB 18030 (.txt, .md, .html) or a Word document (.docx), at most ${mostBytes} bytes`,
    zh: `UTF-8 或 GB 18030 文本（.txt、.md、.html）或 Word 文档（.docx），至多 ${mostBytes} 字节`,
  },
  mend: Text = { en: 'save it as one of these, or in parts', zh: '请另存为以上格式，或分成几部分' },
) => new UserError([{ at: { file }, found, expected, mend }]);

const unanswered = (address: string, found: Text) =>
  refused(
    address,
    found,
    {
      en: `a page or file of at most ${mostBytes} bytes, sent within ${patience / 1000} seconds`,
      zh: `至多 ${mostBytes} 字节、${patience / 1000} 秒内送达的网页或文件`,
    },
    {
      en: 'check the address, or save the page and name its file',
      zh: '请检查地址，或将网页另存为文件后校对',
    },
  );
