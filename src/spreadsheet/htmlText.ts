import sax from 'sax';

/** Elements that no reader sees, and those that stand on lines of their own. */
const unseen = new Set(['title', 'script', 'style', 'template', 'noscript', 'svg']);
const blocks = new Set(
  'br hr p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 tr table caption section article header footer blockquote figure figcaption main nav aside pre'.split(
    ' ',
  ),
);
/** Elements that have no end, and how deep others may stand: what is deeper is not waited for. */
const endless = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'wbr', 'source', 'col']);
const deepest = 500;

/** What a web page says, each block on a line of its own; a page that is not well-formed is read as far as it can be. */
export function htmlText(html: string): string {
  const parser = sax.parser(false, { lowercase: true });
  let text = '';
  let hidden = 0;
  parser.onopentag = ({ name }) => {
    if (blocks.has(name)) text += '\n';
    if (endless.has(name) || parser.tags.length > deepest) parser.tags.pop();
    else if (unseen.has(name)) hidden++;
  };
  parser.onclosetag = (name) => {
    if (unseen.has(name)) hidden--;
    if (blocks.has(name)) text += '\n';
    // The cells of a row make no sentence with those of another.
    if (name === 'td' || name === 'th') text += ' | ';
  };
  parser.ontext = (words) => {
    // The end of an element that was not begun comes as text.
    if (hidden === 0) text += words.replace(/<\/[\w:-]+>/g, '').replace(/\s+/g, ' ');
  };
  parser.onerror = () => {
    parser.error = null;
  };
  // The parser reads nothing after the first element, so that one stands around all.
  parser.write('<page>').write(html).close();
  return text;
}
