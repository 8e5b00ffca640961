import { type FileHandle, open } from 'node:fs/promises';

/** An answer of the site whose content lies in a file until it is needed. */
export interface Noted {
  /** Its address. */
  path: string;
  type: string;
  content(): Promise<Uint8Array>;
}

/** An answer of the site. */
export interface Answer {
  path: string;
  type: string;
  content: Uint8Array;
}

/** Keeps answers in one file, so that a site may be larger than the memory. */
export class Notes {
  readonly #file: FileHandle;
  #end = 0;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  static async at(path: string): Promise<Notes> {
    return new Notes(await open(path, 'w+'));
  }

  async keep({ path, type, content }: Answer): Promise<Noted> {
    const [from, length] = [this.#end, content.byteLength];
    this.#end += length;
    for (let done = 0; done < length; ) {
      const { bytesWritten } = await this.#file.write(content, done, length - done, from + done);
      done += bytesWritten;
    }
    return { path, type, content: () => this.#read(from, length) };
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  async #read(from: number, length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(length);
    for (let done = 0; done < length; ) {
      const { bytesRead } = await this.#file.read(bytes, done, length - done, from + done);
      if (bytesRead === 0) throw new Error('a file of this process was cut short by another');
      done += bytesRead;
    }
    return bytes;
  }
}
