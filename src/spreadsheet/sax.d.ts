/** The part of sax that is used; the package has no types of its own. */
declare module 'sax' {
  export interface Parser {
    onopentag: (tag: { name: string; attributes: Record<string, string> }) => void;
    onclosetag: (name: string) => void;
    ontext: (text: string) => void;
    oncdata: (text: string) => void;
    onerror: (error: Error) => void;
    /** The elements that are open. */
    tags: unknown[];
    /** Ends the reading at the next part unless it is cleared. */
    error: Error | null;
    write(text: string): Parser;
    close(): Parser;
  }
  export function parser(
    strict: boolean,
    options?: { trim?: boolean; strictEntities?: boolean; lowercase?: boolean },
  ): Parser;
  const sax: { parser: typeof parser };
  export default sax;
}
