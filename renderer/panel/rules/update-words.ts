import type { RefusalCode, SourceKind, UpdatePhase } from '../../../media/schema/update.ts';
import type { WordKey } from '../words/words.ts';

export const PHASE_WORDS: Readonly<Record<UpdatePhase, WordKey>> = {
  checking: 'phaseChecking',
  copying: 'phaseCopying',
  verifying: 'phaseVerifying',
  testing: 'phaseTesting',
  waiting: 'phaseWaiting',
  switching: 'phaseSwitching',
  trial: 'phaseTrial',
};

export const SOURCE_WORDS: Readonly<Record<SourceKind, WordKey>> = { stick: 'sourceStick', lan: 'sourceLan', folder: 'sourceFolder' };

/** The sentence that tells a curator what to do about a refusal. */
export function refusalWord(code: RefusalCode): WordKey {
  return `refusal-${code}`;
}
