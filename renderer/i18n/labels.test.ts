import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { labelSourceSchema } from '../../media/schema/labels.ts';
import { LANGUAGES } from '../../media/schema/language.ts';
import { MESSAGES } from './messages.ts';

const file = join(import.meta.dirname, '../../media/hengyang/labels.yaml');
const labels = z.array(labelSourceSchema).parse(parse(readFileSync(file, 'utf8')));

/** Words that stand nowhere on the screen, or are the names of the languages. */
const ONLY_SPOKEN = /^(spoken|language)[A-Z]/;

describe('labels.yaml', () => {
  it.each(labels.filter(({ id }) => !ONLY_SPOKEN.test(id)))('says $id as the interface writes it', (label) => {
    for (const language of LANGUAGES) {
      const shown = Object.entries(MESSAGES[language]).find(([key]) => key === label.id)?.[1];
      // How many sizes of text there are is the same everywhere.
      expect(label[language], `${label.id} in ${language}: change it here too, then "npm run content -- narrate-labels"`).toBe(shown?.replace('{steps}', '4'));
    }
  });
});
