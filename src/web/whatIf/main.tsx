import { render } from 'preact';
import type { Lang, Text } from '../../edition/index.js';
import { WhatIfAnswer } from '../../site/index.js';
import { absolute } from '../absolute.js';
import type { WhatIfReply, WhatIfRequest } from './messages.js';

const working: Text = { en: 'Computing …', zh: '正在计算……' };

/** “What would it take” on a static site: engine and solver are loaded when the form is submitted. */
function answering(form: HTMLFormElement, place: HTMLElement): void {
  const lang = form.dataset['lang'] as Lang;
  const of = JSON.parse(form.dataset['of']!) as Pick<WhatIfRequest, 'unit' | 'node' | 'period'>;
  const from = absolute(form.dataset['release']!);
  let worker: Worker | undefined;
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    worker ??= started(place, lang);
    render(<p class="soft">{working[lang]}</p>, place);
    const rank = Number(new FormData(form).get('rank'));
    worker.postMessage({ ...of, from, rank } satisfies WhatIfRequest);
  });
}

function started(place: HTMLElement, lang: Lang): Worker {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<WhatIfReply>) => {
    if (data.is === 'found') render(<WhatIfAnswer plan={data.plan} found={data.found} lang={lang} />, place);
    else render(<p role="alert">{data.text}</p>, place);
  });
  return worker;
}

const form = document.querySelector<HTMLFormElement>('#what-if-form');
const place = document.getElementById('what-if-answer');
if (form && place) answering(form, place);
