/** A folder in memory, as much of the origin's private file system as is used. */
export class Folder {
  readonly folders = new Map<string, Folder>();
  readonly files = new Map<string, string>();
  /** What goes wrong when something is written or removed. */
  fault: unknown;

  /** As the browser hands it out. */
  get handle(): FileSystemDirectoryHandle {
    return this as unknown as FileSystemDirectoryHandle;
  }

  async getDirectoryHandle(name: string, { create = false } = {}): Promise<Folder> {
    await undefined;
    return found(this.folders, name, create ? () => new Folder() : undefined);
  }

  async getFileHandle(name: string, { create = false } = {}) {
    await undefined;
    found(this.files, name, create ? () => "" : undefined);
    return {
      getFile: () => Promise.resolve(new File([found(this.files, name)], name)),
      createWritable: () => this.#open(name),
    };
  }

  async removeEntry(name: string, _: { recursive: boolean }): Promise<void> {
    await undefined;
    if (this.fault) throw this.fault;
    found(this.folders, name);
    this.folders.delete(name);
  }

  /** What is written counts once it is closed. */
  async #open(name: string) {
    await undefined;
    if (this.fault) throw this.fault;
    let text = "";
    return {
      write: (more: string) => Promise.resolve(void (text += more)),
      close: () => Promise.resolve(void this.files.set(name, text)),
    };
  }
}

function found<T>(all: Map<string, T>, name: string, make?: () => T): T {
  const one = all.get(name) ?? make?.();
  if (one === undefined) throw new DOMException(`there is no ${name}`, "NotFoundError");
  all.set(name, one);
  return one;
}

/** What a page remembers beside its answers, in memory. */
export class Notes extends Map<string, string> {
  getItem(key: string): string | null {
    return this.get(key) ?? null;
  }

  setItem(key: string, value: string): boolean {
    this.set(key, value);
    return true;
  }

  removeItem(key: string): void {
    this.delete(key);
  }
}
