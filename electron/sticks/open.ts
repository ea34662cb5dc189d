import { mountedFolders, usualRoots } from '../updates/sources/stick.ts';
import { directWriter } from './direct.ts';
import { hasOutbox, outboxWriter } from './outbox.ts';
import type { StickWriter } from './stick-writer.ts';

/** Writes on sticks as this machine allows it: through the helper where that is set up, or else by itself. */
export function openStickWriter(platform: NodeJS.Platform = process.platform): StickWriter {
  const direct = directWriter(() => mountedFolders(usualRoots(platform)));
  const outbox = outboxWriter();
  const chosen = async () => (platform === 'linux' && (await hasOutbox()) ? outbox : direct);
  return {
    present: async () => (await chosen()).present(),
    write: async (files) => (await chosen()).write(files),
  };
}
