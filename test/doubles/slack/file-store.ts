import { SlackError } from "./slack-error.ts";

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  /** As announced. */
  readonly length: number;
  title: string;
  bytes: Buffer | null;
}

/** Files on their way and those that have arrived. */
export class FileStore {
  readonly #files = new Map<string, StoredFile>();

  announce(id: string, name: string, length: number): void {
    this.#files.set(id, { id, name, length, title: name, bytes: null });
  }

  /** Whether the bytes are those that were announced. */
  receive(id: string, bytes: Buffer): boolean {
    const file = this.#files.get(id);
    if (file?.length !== bytes.length) return false;
    file.bytes = bytes;
    return true;
  }

  /** @throws {SlackError} `file_not_found` for one that has not arrived. */
  arrived(id: string): StoredFile {
    const file = this.#files.get(id);
    if (file === undefined || file.bytes === null) throw new SlackError("file_not_found");
    return file;
  }
}
