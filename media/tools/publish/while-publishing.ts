import { join } from 'node:path';
import { tryLock } from '../../../electron/boot/lock.ts';
import { PublishProblem } from './problem.ts';

const LOCK_FILE = 'publishing.lock';

/**
 * Runs `work` while no other publishing uses the same folders: those of the keys (two would give one version to two
 * updates) and of the library. The locks are the operating system's and go with the process. The update's own folder
 * has none: it may be a stick or a share, whose locks nobody can trust, and who has the keys has the lock.
 *
 * @throws PublishProblem when another publishing is at work.
 */
export async function whilePublishing<T>(folders: readonly string[], work: () => Promise<T>): Promise<T> {
  const held: (() => void)[] = [];
  try {
    for (const folder of folders) {
      const release = tryLock(join(folder, LOCK_FILE));
      if (!release) throw new PublishProblem(`Another publishing uses ${folder} just now. Wait until it has ended, then begin again.`);
      held.push(release);
    }
    return await work();
  } finally {
    for (const release of held) release();
  }
}
