import { render } from 'preact';
import type { Lang } from '../../edition/index.js';
import type { Check } from '../../packages/index.js';
import { absolute } from '../absolute.js';
import type { FileState, VerifyReply, VerifyRequest } from './messages.js';
import { checkWords, fileOf, foundText, restText, stateWords, words } from './words.js';

/** The page that verifies a release: the work is done in a worker, which is started anew each time. */
function verifying(form: HTMLFormElement, says: HTMLElement, place: HTMLElement): void {
  const lang = form.dataset['lang'] as Lang;
  const from = absolute(form.dataset['release']!).replace(/release$/, '');
  let worker: Worker | undefined;
  if (!isSecureContext) {
    render(<p role="alert">{words.insecure[lang]}</p>, says);
    return;
  }
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    worker?.terminate();
    worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
    const files = new Map<string, FileState>();
    worker.addEventListener('message', ({ data }: MessageEvent<VerifyReply>) =>
      show(data, files, { says, place, lang }),
    );
    worker.addEventListener('error', ({ message }) => {
      render(<p role="alert">{message || words.noWorker[lang]}</p>, says);
    });
    render(<Progress done={0} of={1} lang={lang} />, says);
    render(null, place);
    worker.postMessage({ ...asked(new FormData(form)), from } satisfies VerifyRequest);
  });
}

function asked(of: FormData): Omit<VerifyRequest, 'from'> {
  const lines = (name: string) =>
    String(of.get(name))
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const needed = String(of.get('needed'));
  return {
    keys: lines('keys'),
    witnesses: lines('witnesses'),
    ...(needed !== '' && { needed: Number(needed) }),
  };
}

interface Shown {
  says: HTMLElement;
  place: HTMLElement;
  lang: Lang;
}

function show(reply: VerifyReply, files: Map<string, FileState>, { says, place, lang }: Shown): void {
  if (reply.is === 'file') {
    const { file, done, of } = reply;
    files.set(file.path, { ...files.get(file.path), ...file });
    if (of > 0) render(<Progress {...{ done, of, lang }} />, says);
  } else if (reply.is === 'computing') render(<p class="soft">{words.computing[lang]}</p>, says);
  else if (reply.is === 'trouble')
    render(
      <p role="alert">
        {words.notVerified[lang]} <code>{reply.text}</code>
      </p>,
      says,
    );
  else {
    const all = [...files.values()].sort((a, b) => placeOf(a) - placeOf(b) || (a.path < b.path ? -1 : 1));
    render(<Outcome {...{ ...reply, files: all, lang }} />, says);
    render(<Details {...{ checks: reply.checks, files: all, lang }} />, place);
  }
}

function Progress({ done, of, lang }: { done: number; of: number; lang: Lang }) {
  return (
    <label>
      {words.checking[lang]} <progress value={done} max={of} />
    </label>
  );
}

const isWrong = ({ isSame, isRecomputed }: FileState) => isSame === false || isRecomputed === false;

const faultOf = ({ isSame }: FileState) =>
  isSame === undefined ? words.unlisted : isSame ? words.differs : words.changed;

/** What is wrong comes first, then what was calculated again. */
const placeOf = (file: FileState) => (isWrong(file) ? 0 : file.isRecomputed === undefined ? 2 : 1);

/** The verdict in a sentence, with every file that is wrong. */
function Outcome({ checks, files, milliseconds, trouble, lang }: Verdict) {
  const wrong = files.filter(isWrong);
  const invalid = checks.filter(({ state, what }) => state === 'invalid' && what !== 'files');
  const isRight = wrong.length + invalid.length === 0 && trouble === undefined;
  const seconds = (milliseconds / 1000).toFixed(1);
  return (
    <div data-verdict={isRight ? 'right' : 'wrong'}>
      <p role={isRight ? undefined : 'alert'}>
        <strong>{(isRight ? words.right : words.wrong)[lang]}</strong>{' '}
        <span class="soft">{{ en: `${seconds} s`, zh: `${seconds} 秒` }[lang]}</span>
      </p>
      <ul>
        {wrong.map((file) => (
          <li key={file.path}>
            <code>{file.path}</code>
            {lang === 'en' ? ': ' : '：'}
            {faultOf(file)[lang]}
          </li>
        ))}
        {invalid.map((check) => (
          <li key={check.what + check.found}>
            <code>{fileOf[check.what]}</code> {checkWords[check.what][lang]}
            {lang === 'en' ? ': ' : '：'}
            {stateWords.invalid[lang]} {foundText(check, lang)}
          </li>
        ))}
        {trouble === undefined ? null : (
          <li>
            {words.notComputed[lang]}
            {lang === 'en' ? ': ' : '：'}
            <code>{trouble}</code>
          </li>
        )}
      </ul>
    </div>
  );
}

interface Verdict {
  checks: readonly Check[];
  files: readonly FileState[];
  milliseconds: number;
  trouble?: string;
  lang: Lang;
}

const againOf = ({ isRecomputed }: FileState) =>
  isRecomputed === undefined ? words.notHere : isRecomputed ? words.same : words.differs;

function Details({ checks, files, lang }: Pick<Verdict, 'checks' | 'files' | 'lang'>) {
  const first = files.filter((file) => placeOf(file) < 2);
  const rest = files.slice(first.length);
  return (
    <>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.check[lang]}</th>
              <th scope="col">{words.found[lang]}</th>
            </tr>
          </thead>
          <tbody>
            {checks.map((check) => (
              <tr key={check.what + check.found}>
                <th scope="row">{checkWords[check.what][lang]}</th>
                <td>
                  {stateWords[check.state][lang]} <span class="soft">{foundText(check, lang)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <FileTable files={first} lang={lang} />
      {rest.length === 0 ? null : (
        <details>
          <summary>{restText(rest.length)[lang]}</summary>
          <FileTable files={rest} lang={lang} />
        </details>
      )}
      <p class="note">{words.rest[lang]}</p>
    </>
  );
}

/** Files, each with what became of it. */
function FileTable({ files, lang }: Pick<Verdict, 'files' | 'lang'>) {
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.file[lang]}</th>
            <th scope="col">{words.hash[lang]}</th>
            <th scope="col">{words.again[lang]}</th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.path} data-file>
              <th scope="row">
                <code>{file.path}</code>
              </th>
              <td>{(file.isSame ? words.same : faultOf(file))[lang]}</td>
              <td>{againOf(file)[lang]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const form = document.querySelector<HTMLFormElement>('#verify-form');
const [says, found] = ['verify-says', 'verify-found'].map((id) => document.getElementById(id));
if (form && says && found) verifying(form, says, found);
