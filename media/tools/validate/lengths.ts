import {
  SOURCE_LANGUAGES, TEXT_MAX_CHARACTERS, UPRIGHT_SUBTITLE_MAX_CHARACTERS, UPRIGHT_TITLE_MAX_CHARACTERS,
} from '../../schema/index.ts';
import type { ContentModel } from '../load/model.ts';
import { problemAt } from '../load/problem.ts';
import type { Problem } from '../load/problem.ts';
import { passagePairs } from './passages.ts';

/** Notes, captions and records fit the places that the screens have for them, and Chinese titles their two columns. */
export function lengths(model: ContentModel): Problem[] {
  return [...passages(model), ...uprightTitles(model)];
}

function passages(model: ContentModel): Problem[] {
  return passagePairs(model).flatMap((pair) =>
    SOURCE_LANGUAGES.flatMap((language) => {
      const length = [...pair[language].text].length;
      const limit = TEXT_MAX_CHARACTERS[pair.kind][language];
      if (length <= limit) return [];
      const name = language === 'en' ? 'English' : 'Chinese';
      return [problemAt(pair[language].spot, `the ${name} ${pair.kind === 'mapText' ? 'text of the map' : pair.kind} has ${length} characters, more than the ${limit} that its place holds; shorten it`)];
    }),
  );
}

function uprightTitles(model: ContentModel): Problem[] {
  return [...model.exhibits.values()].flatMap(({ pages }) => {
    const front = pages['zh-Hans']?.front;
    if (!front) return [];
    const { title, subtitle, titleHant = '' } = front.value;
    return Object.entries({ title, titleHant, subtitle }).flatMap(([field, text]) => {
      const length = [...text].length;
      const limit = field === 'subtitle' ? UPRIGHT_SUBTITLE_MAX_CHARACTERS : UPRIGHT_TITLE_MAX_CHARACTERS;
      if (length <= limit) return [];
      return [problemAt(front.at(field), `the ${field} has ${length} characters, more than the ${limit} that stand upright in two columns; shorten it`)];
    });
  });
}
