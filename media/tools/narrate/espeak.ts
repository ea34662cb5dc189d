import { runProgram } from './programs.ts';
import type { Voice } from './settings.ts';
import { readWav, trimSilence } from './sound.ts';
import type { Sound } from './sound.ts';

const UTF8 = '1';

/** Speaks one breath; silence at its ends is cut off. */
export async function speak(speech: string, { name, speed, pitch }: Voice): Promise<Sound> {
  const args = ['-b', UTF8, '-v', name, '-s', String(speed), '-p', String(pitch), '--stdin', '--stdout'];
  const { stdout } = await runProgram('espeak-ng', args, speech);
  return trimSilence(readWav(stdout));
}
