import type { Release, SourceId } from '../../media/schema/index.ts';
import type { Installation, InstallOptions } from './install.ts';

/** What the work of an update is done by, each a part of its own. */
export interface UpdatePorts {
  /** Folder of what the kiosk trusts. */
  readonly trust: string;
  install(options: InstallOptions): Installation;
  /** The thorough test of a generation that nobody is shown yet: a sentence for every problem. */
  smoke(store: string, id: string): Promise<string[]>;
  /** What a source offers. @throws Refusal. */
  check(source: SourceId, exhibition: string): Promise<Release>;
  /** Where an update may be had. @param lan address in the house's network; empty where the kiosk asks nobody. */
  find(lan: string): Promise<SourceId[]>;
  collect(store: string, keep: readonly string[]): Promise<unknown>;
  /** Writes a text for people on the stick that is in. @throws StickError. */
  writeResult(name: string, text: string): Promise<unknown>;
}
