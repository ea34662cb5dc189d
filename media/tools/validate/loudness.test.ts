import { expect, it } from 'vitest';
import { problemsAfter } from '../testing/broken.ts';
import type { Edit } from '../testing/broken.ts';

const RECORD = 'narration/ford.en.json';
const AGAIN = 'make it again with "npm run content -- narrate ford"';

it.each<[string, Edit[], string]>([
  ['too quiet', [[RECORD, '-18', '-19.1']], `${RECORD}:10: the clip has a loudness of -19.1 LUFS, more than 1 LU from -18 LUFS; ${AGAIN}`],
  ['too loud', [[RECORD, '-18', '-16.9']], `${RECORD}:10: the clip has a loudness of -16.9 LUFS, more than 1 LU from -18 LUFS; ${AGAIN}`],
  ['near full scale', [[RECORD, '"truePeak": -3', '"truePeak": -2']], `${RECORD}:11: the clip has a true peak of -2 dBTP, not below -2 dBTP; ${AGAIN}`],
  [
    'recorded too quietly by a human',
    [[RECORD, '-18', '-24'], [RECORD, 'synthetic', 'human']],
    `${RECORD}:10: the clip has a loudness of -24 LUFS, more than 1 LU from -18 LUFS; level the recording and measure it again`,
  ],
])('names a clip that is %s', async (_, edits, message) => {
  expect(await problemsAfter(...edits)).toEqual([message]);
});

it('takes what is within a loudness unit', async () => {
  expect(await problemsAfter([RECORD, '-18', '-19'], ['narration/ford.zh-Hans.json', '"truePeak": -3', '"truePeak": -2.1'])).toEqual([]);
});
