import { UserError } from '../edition/index.js';
import { type VerifiedStep, verifySubmission } from '../platform/index.js';
import { isSignedText, parsePublicKey, publicKeyText } from '../release/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { withReader } from './submission.js';
import { trustedKeys } from './trustedKeys.js';

/** `iplus submission verify DIR ID`: every step with its result; exit code 2 where one fails. */
export async function verifyCommand(
  folder: string,
  id: string,
  options: CommonOptions & { key?: string },
): Promise<void> {
  const trusted = trustedKeys(options.key)?.map((key) => publicKeyText(key));
  const { submission, steps } = await withReader(folder, async (reader) => {
    const submission = reader.find(id);
    const steps = await verifySubmission(reader.kept, submission, (text, signature) => {
      const key = parsePublicKey(signature.key);
      const isKnownAccount = key !== undefined && (trusted?.includes(publicKeyText(key)) ?? true);
      return isKnownAccount && isSignedText(text, signature);
    });
    return { submission, steps };
  });
  const lang = languageOf(options);
  const isKeyed = steps.some(({ step }) => step === 'key');
  const lacksKey: VerifiedStep[] =
    trusted && !isKeyed && steps.length > 0
      ? [
          {
            step: 'key',
            title: { en: 'The signature is that of the key', zh: '签名与公钥相符' },
            holds: false,
            found: { en: 'signed without a key of the person', zh: '签署时未使用个人密钥' },
          },
        ]
      : [];
  const all = [...steps, ...lacksKey];
  print(options, { submission: submission.id, state: submission.state, steps: all }, () =>
    all
      .map(({ title, holds, found }) => {
        const word = holds ? { en: 'holds', zh: '成立' }[lang] : { en: 'DOES NOT HOLD', zh: '不成立' }[lang];
        return `${word}  ${title[lang]}: ${found[lang]}`;
      })
      .join('\n'),
  );
  if (all.length > 0 && all.every(({ holds }) => holds)) return;
  const wrong = all.filter(({ holds }) => !holds);
  throw new UserError([
    {
      at: { file: submission.id },
      found:
        all.length === 0
          ? { en: 'a submission that nobody signed', zh: '尚未签署的报送' }
          : {
              en: wrong.map(({ title, found }) => `${title.en}: ${found.en}`).join('; '),
              zh: wrong.map(({ title, found }) => `${title.zh}：${found.zh}`).join('；'),
            },
      expected: { en: 'everything that was signed, unchanged', zh: '所签署的内容均未改动' },
      mend: { en: 'put the segments back from a backup', zh: '请用备份恢复日志段' },
    },
  ]);
}
