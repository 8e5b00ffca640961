import { contents } from '../../docs/index.js';
import { escapeMarkdown } from './markdown.js';

/** The first page of the folder `docs`, as it is read in a repository. @param has whether there is such a file */
export function docsReadme(has: (file: string) => boolean): string {
  const sections = contents.map(({ title, about, pages }) => {
    const list = pages.map(({ file, title: name }) => {
      const chinese = has(`${file}.zh.md`) ? ` · [${escapeMarkdown(name.zh)}](${file}.zh.md)` : '';
      return `- [${escapeMarkdown(name.en)}](${file}.md)${chinese}`;
    });
    return [`## ${escapeMarkdown(title.en)}`, escapeMarkdown(about.en), list.join('\n')].join('\n\n');
  });
  const about =
    'The same pages stand in the site: `iplus serve` shows them below `/en/docs` and `/zh/docs`, with a search. *This list is written by `npm run docs`.*';
  return `${['# Documentation', about, ...sections].join('\n\n')}\n`;
}
