import type { Lang } from '../../edition/index.js';
import { rootOf, type Shown, verifyPath } from '../shown.js';

const words = {
  title: { en: 'Check it yourself', zh: '自行验证' },
  text: {
    en: 'The list of files has the SHA-256 hash of each: who has a file from elsewhere can compare. The id of the release contains the hash of that list:',
    zh: '文件清单列有每个文件的 SHA-256 哈希，从别处取得的文件可据此核对。发布编号含该清单的哈希：',
  },
  list: { en: 'List of files with hashes', zh: '文件清单与哈希' },
  copy: { en: 'Copy id', zh: '复制编号' },
  here: { en: 'Verify in this browser', zh: '在浏览器中验证' },
  keys: { en: 'Public keys of the publisher', zh: '发布者公钥' },
  log: { en: 'Checkpoint of the log of releases', zh: '发布日志检查点' },
  programs: { en: 'For programs', zh: '供程序使用' },
  again: {
    en: 'This command calculates every figure again from the files of this release, byte by byte, and compares the hashes of all of them:',
    zh: '此命令由本发布的文件逐字节重新计算每个数值，并核对全部文件的哈希：',
  },
} satisfies Record<string, Record<Lang, string>>;

/** How a reader verifies the release, with the publisher's keys and log where the site gives them out; the command is folded up. */
export function TrustSection({ release, lang }: { release: Shown; lang: Lang }) {
  const { trust, base = '', site, manifest } = release;
  const address = `${site?.address ?? { en: 'SITE', zh: '本站网址' }[lang]}${base}`;
  const key = trust?.keys ? ' --key keys.json' : '';
  const files = [
    { to: `${base}/release/release.json`, title: words.list },
    ...(trust?.keys ? [{ to: '/keys/keys.json', title: words.keys }] : []),
    ...(trust?.log ? [{ to: '/log/checkpoint', title: words.log }] : []),
  ];
  return (
    <section id="verify">
      <h2>{words.title[lang]}</h2>
      <p>
        {words.text[lang]} <code>{manifest.id}</code>
      </p>
      <p>
        <a class="button" href={`${rootOf(release, lang)}/${verifyPath}`}>
          {words.here[lang]}
        </a>
        {files.map(({ to, title }) => (
          <a key={to} class="button" href={to}>
            {title[lang]}
          </a>
        ))}
        <button type="button" class="button" hidden data-copy={manifest.id}>
          {words.copy[lang]}
        </button>
      </p>
      <details>
        <summary>{words.programs[lang]}</summary>
        <p>{words.again[lang]}</p>
        <p>
          <code>
            npx iplus verify {address}/{key}
          </code>
        </p>
      </details>
    </section>
  );
}
