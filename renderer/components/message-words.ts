import type { MessageChoice } from '../../media/schema/tributes.ts';
import type { MessageKey } from '../i18n/messages.ts';

/** The words of the messages that can be chosen. */
export const MESSAGE_WORDS: Readonly<Record<MessageChoice, MessageKey>> = {
  rest: 'messageRest',
  remembered: 'messageRemembered',
  thanks: 'messageThanks',
  peace: 'messagePeace',
  family: 'messageFamily',
};
