import { expect, it } from 'vitest';
import { problemsAfter } from '../testing/broken.ts';
import type { Edit } from '../testing/broken.ts';

const AGAIN = 'make the clip again with "npm run content -- narrate", or correct the cue';
const VTT = 'narration/ford.zh-Hans.vtt';

it.each<[string, Edit, string]>([
  ['a sentence that nobody speaks', [VTT, 's2\n', 's1.2\n'], `${VTT}:1: the sentence s2 ("河水不深，敌军在对岸等待天黑。") has no cue; ${AGAIN}`],
  ['a cue of no sentence', [VTT, 's2\n', 's99\n'], `${VTT}:8: the cue s99 speaks a sentence that the text does not have (it ends with s6); ${AGAIN}`],
  ['a cue with an id of another kind', [VTT, 's2\n', 'two\n'], `${VTT}:8: the cue "two" has no id such as s3, or s3.2 for its second part; ${AGAIN}`],
  ['cues out of order', [VTT, 's2\n', 's6\n'], `${VTT}:12: the cue s3 comes after s6; cues stand in the order of the text`],
  ['cues that overlap', [VTT, '--> 00:00:01.000', '--> 00:00:01.500'], `${VTT}:8: the cue s2 begins at 1 s, before s1 ends at 1.5 s; ${AGAIN}`],
  ['a cue after the end of the sound', [VTT, '--> 00:00:08.000', '--> 00:00:08.900'], `${VTT}:32: the cue s6.2 ends at 8.9 s, the sound at 8 s; ${AGAIN}`],
  ['a line that is too long', [VTT, '河水不深，敌军在对岸等待天黑。', '河水不深，敌军在对岸等待天黑，等待，等待。'], `${VTT}:8: the line "河水不深，敌军在对岸等待天黑，等待，等待。" has 21 full-width characters, more than 18; break it`],
  ['an English line that is too long', ['narration/ford.en.vtt', 'We hold here to the last man.', 'We hold here to the last man and to the last round.'], 'narration/ford.en.vtt:28: the line "We hold here to the last man and to the last round." has 51 characters, more than 42; break it'],
  ['times that are none', [VTT, '00:00:01.000 -->', '0:1 -->'], `${VTT}:8: 0:1 is no time; write it as 00:00:01.000`],
  ['a track that is none', [VTT, 'WEBVTT', 'SUBTITLES'], `${VTT}:1: must begin with the line WEBVTT`],
])('names %s', async (_, edit, message) => {
  expect(await problemsAfter(edit)).toContain(message);
});

it('counts figures and Latin letters as half', async () => {
  expect(await problemsAfter([VTT, '余秋雨带着第一团来到渡口。', '余秋雨带着第一团来到渡口 ........。'])).toEqual([]);
});

it('does not mind how a caption is punctuated', async () => {
  expect(await problemsAfter([VTT, '河水不深，敌军在对岸等待天黑。', '河水不深\n敌军在对岸等待天黑'])).toEqual([]);
});

it('holds a human voice to the text that it has read', async () => {
  expect(await problemsAfter(['exhibits/ford/zh-Hans.md', '河水不深', '河水很深'], ['narration/ford.zh-Hans.json', 'synthetic', 'human'])).toEqual([
    `${VTT}:8: the cue s2 says "河水不深，敌军在对岸等待天黑。", the text "河水很深，敌军在对岸等待天黑。"; ${AGAIN}`,
  ]);
});
