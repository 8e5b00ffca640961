import { useSignal } from '@preact/signals';
import type { Lang, Plan } from '../../edition/index.js';
import { variantYaml } from '../../words/index.js';
import { planWith } from './bench.js';
import { settings } from './state.js';
import { word } from './words.js';

/** The reader's changes as a file for `iplus build`; generated only while it is shown. */
export function AsEdition({ plan, lang }: { plan: Plan; lang: Lang }) {
  const isOpen = useSignal(false);
  return (
    <details
      id="as-edition"
      onToggle={(e) => {
        isOpen.value = e.currentTarget.open;
      }}
    >
      <summary>{word('edition', lang)}</summary>
      {isOpen.value ? <Variant plan={plan} lang={lang} /> : null}
    </details>
  );
}

function Variant({ plan, lang }: { plan: Plan; lang: Lang }) {
  const { id, text } = variantYaml(plan, planWith(plan, settings.value), settings.value.name);
  return (
    <>
      <p class="note">{word('editionHelp', lang)}</p>
      <pre class="receipt">{`iplus build EDITION --variant ${id}.yaml --out releases/${id}`}</pre>
      <p>
        <button type="button" class="button" onClick={() => save(`${id}.yaml`, text)}>
          {word('download', lang)} {id}.yaml
        </button>
      </p>
      <pre class="receipt">{text}</pre>
    </>
  );
}

function save(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
