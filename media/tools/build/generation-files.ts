/** What a generation will hold, gathered before anything is written. */
export interface GenerationFiles {
  readonly entries: ReadonlyMap<string, { readonly type: string; readonly bytes: Uint8Array }>;
  /** @throws Error when the path is taken: two things would be one. */
  add(path: string, type: string, bytes: Uint8Array): void;
  addJson(path: string, value: unknown): void;
}

export function createGenerationFiles(): GenerationFiles {
  const entries = new Map<string, { type: string; bytes: Uint8Array }>();
  function add(path: string, type: string, bytes: Uint8Array): void {
    if (entries.has(path)) throw new Error(`${path} would be written twice`);
    entries.set(path, { type, bytes });
  }
  return {
    entries,
    add,
    addJson: (path, value) => add(path, 'application/json', new TextEncoder().encode(JSON.stringify(value))),
  };
}
