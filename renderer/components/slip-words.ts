import type { SlipEvidence, SlipTopic } from '../../media/schema/slips.ts';
import type { MessageKey } from '../i18n/messages.ts';

/** What a slip may say is wrong. */
export const TOPIC_WORDS: Readonly<Record<SlipTopic, MessageKey>> = {
  name: 'slipName',
  rank: 'slipRank',
  unit: 'slipUnit',
  birthplace: 'slipBirthplace',
  dates: 'slipDates',
  fate: 'slipFate',
  record: 'slipRecord',
  'missing-name': 'slipMissingName',
  other: 'slipOther',
};

/** What its writer may have to show for it. */
export const EVIDENCE_WORDS: Readonly<Record<SlipEvidence, MessageKey>> = {
  family: 'slipByFamily',
  document: 'slipByDocument',
  photograph: 'slipByPhotograph',
  grave: 'slipByGrave',
  publication: 'slipByPublication',
  none: 'slipByNone',
};
