import { render } from 'preact';
import type { Lang } from '../../edition/index.js';
import {
  type DataContract,
  type DryRun,
  dryRun,
  Indivisible,
  outcomeTitles,
  reasonTitle,
} from '../../platform/index.js';
import { word } from './words.js';

const contract = JSON.parse(document.getElementById('contract')!.textContent!) as DataContract;
const place = document.getElementById('try')!;
const lang = place.dataset['lang'] as Lang;
const most = 64 << 20;

/** The state of the page: nothing yet, why a file cannot be checked, or the result of the check. */
type Shown = { file?: string; fault?: string; run?: DryRun };

const count = (n: number) => n.toLocaleString(lang === 'zh' ? 'zh-CN' : 'en');

async function take(file: File | undefined): Promise<void> {
  if (!file) return;
  if (file.size > most) return draw({ file: file.name, fault: word('tooLarge', lang) });
  const form = /\.csv$/i.test(file.name) ? 'csv' : 'ndjson';
  try {
    draw({
      file: file.name,
      run: dryRun(contract, new Uint8Array(await file.arrayBuffer()), form, Date.now()),
    });
  } catch (error) {
    if (!(error instanceof Indivisible)) throw error;
    draw({ file: file.name, fault: word('openQuote', lang).replace('LINE', count(error.line)) });
  }
}

function Result({ file, fault, run }: Shown) {
  if (!file) return null;
  if (fault || !run) return <p class="look">{`${file}: ${fault}`}</p>;
  const parts = (['taken', 'aside', 'duplicates', 'conflicts'] as const).map((part) => ({
    part,
    n: run[part],
  }));
  return (
    <>
      <p>
        <b>{file}</b> <span class="soft">{word('nothing', lang)}</span>
      </p>
      <div class="sum">
        <div>
          <span>{word('read', lang)}</span>
          <b>{count(run.read)}</b>
        </div>
        {parts.map(({ part, n }, i) => (
          <div key={part} class={part !== 'taken' && n > 0 ? 'look' : ''}>
            <span>{outcomeTitles[part][lang]}</span>
            <b>{`${i === 0 ? '= ' : '+ '}${count(n)}`}</b>
          </div>
        ))}
      </div>
      {run.reasons.length > 0 ? <Reasons run={run} /> : null}
      {run.lines.length > 0 ? <Lines run={run} /> : null}
    </>
  );
}

function Reasons({ run }: { run: DryRun }) {
  return (
    <table>
      <thead>
        <tr>
          <th>{word('why', lang)}</th>
          <th>{word('where', lang)}</th>
          <th class="n">{word('records', lang)}</th>
        </tr>
      </thead>
      <tbody>
        {run.reasons.map(({ code, title, pointer, count: n }) => (
          <tr key={`${code} ${pointer}`}>
            <td>{title[lang]}</td>
            <td>
              <code>{pointer}</code>
            </td>
            <td class="n look">{count(n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lines({ run }: { run: DryRun }) {
  return (
    <>
      <h2 style="margin-top:28px">{word('first', lang)}</h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th class="n">{word('line', lang)}</th>
              <th>{word('where', lang)}</th>
              <th>{word('found', lang)}</th>
              <th>{word('expected', lang)}</th>
            </tr>
          </thead>
          <tbody>
            {run.lines.flatMap(({ line, why }) =>
              why.map(({ pointer, code, found, expected }) => (
                <tr key={`${line} ${pointer} ${code}`}>
                  <td class="n">{count(line)}</td>
                  <td>
                    <code>{pointer}</code> {reasonTitle(code)[lang]}
                  </td>
                  <td class="look">{found[lang]}</td>
                  <td>{expected[lang]}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
    </>
  );
}

function draw(shown: Shown): void {
  const over = (on: boolean) => document.getElementById('drop')!.classList.toggle('over', on);
  render(
    <>
      <div
        id="drop"
        onDragOver={(event) => {
          event.preventDefault();
          over(true);
        }}
        onDragLeave={() => over(false)}
        onDrop={(event) => {
          event.preventDefault();
          over(false);
          void take(event.dataTransfer?.files[0]);
        }}
      >
        <span>{word('drop', lang)}</span>
        <label>
          <input
            type="file"
            accept=".ndjson,.jsonl,.csv"
            onChange={(event) => void take(event.currentTarget.files?.[0])}
          />
          <span>{word('choose', lang)}</span>
        </label>
      </div>
      <div id="result" aria-live="polite">
        <Result {...shown} />
      </div>
    </>,
    place,
  );
}

draw({});
