import type { Lang } from '../../edition/index.js';
import type { Shown } from '../shown.js';

const words = {
  title: { en: 'Check it yourself', zh: '自行验证' },
  text: {
    en: 'Every figure can be calculated again from the files of this release, byte by byte, and the hashes of all of them compared:',
    zh: '本发布的每个数值都可由其文件逐字节重新计算，并核对全部文件的哈希：',
  },
  keys: { en: 'Public keys of the publisher', zh: '发布者公钥' },
  log: { en: 'Checkpoint of the log of releases', zh: '发布日志检查点' },
} satisfies Record<string, Record<Lang, string>>;

/** How a reader verifies the release, with the publisher's keys and log where the site gives them out. */
export function TrustSection({ release, lang }: { release: Shown; lang: Lang }) {
  const { trust, base = '', site } = release;
  const address = `${site?.address ?? { en: 'SITE', zh: '本站网址' }[lang]}${base}`;
  const key = trust?.keys ? ' --key keys.json' : '';
  return (
    <section id="verify">
      <h2>{words.title[lang]}</h2>
      <p>{words.text[lang]}</p>
      <p>
        <code>
          npx iplus verify {address}/{key}
        </code>
      </p>
      {trust?.keys || trust?.log ? (
        <p>
          {trust.keys ? (
            <a class="button" href="/keys/keys.json">
              {words.keys[lang]}
            </a>
          ) : null}
          {trust.log ? (
            <a class="button" href="/log/checkpoint">
              {words.log[lang]}
            </a>
          ) : null}
        </p>
      ) : null}
    </section>
  );
}
