import type { ContentModel } from '../load/model.ts';
import { problemAt } from '../load/problem.ts';
import type { Problem } from '../load/problem.ts';
import { LOUDNESS_LUFS, TRUE_PEAK_MAX_DBTP } from '../narrate/settings.ts';

/** How far from the target a clip may be, in LU (EBU R128 allows as much where the exact level cannot be reached). */
const LOUDNESS_TOLERANCE_LU = 1;

/** Every clip is as loud as the next, and none is so near full scale that a loudspeaker rattles. Human voices too. */
export function loudness(model: ContentModel): Problem[] {
  return [...model.exhibits.values()].flatMap(({ id, clips }) =>
    Object.values(clips).flatMap(({ record }) => {
      if (!record) return [];
      const { loudness: measured, truePeak, voice } = record.value;
      const remedy = voice === 'human' ? 'level the recording and measure it again' : `make it again with "npm run content -- narrate ${id}"`;
      const far = Math.abs(measured - LOUDNESS_LUFS) > LOUDNESS_TOLERANCE_LU;
      return [
        ...(far ? [problemAt(record.at('loudness'), `the clip has a loudness of ${measured} LUFS, more than ${LOUDNESS_TOLERANCE_LU} LU from ${LOUDNESS_LUFS} LUFS; ${remedy}`)] : []),
        ...(truePeak >= TRUE_PEAK_MAX_DBTP ? [problemAt(record.at('truePeak'), `the clip has a true peak of ${truePeak} dBTP, not below ${TRUE_PEAK_MAX_DBTP} dBTP; ${remedy}`)] : []),
      ];
    }),
  );
}
