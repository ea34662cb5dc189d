import type { WordKey } from '../words/words.ts';
import type { PanelWords } from '../usePanelWords.ts';

/** What became of the last thing that was asked for. A word and not a sentence, so that it follows the language. */
export interface Notice {
  readonly word: WordKey;
  readonly failed: boolean;
  /** For the technician, in the server's words. */
  readonly detail: string;
}

/** A notice as a sentence or two; nothing where there is none. */
export function noticeText(notice: Notice | undefined, w: PanelWords['w']): string {
  if (!notice) return '';
  return notice.detail === '' ? w(notice.word) : `${w(notice.word)} ${w('forTechnician', { detail: notice.detail })}`;
}
