import type { ContentModel } from '../load/model.ts';
import { problemAt } from '../load/problem.ts';
import type { Problem } from '../load/problem.ts';

/** The ids within `exhibition.yaml` differ, and the exhibition shows something. */
export function structure({ exhibition }: ContentModel): Problem[] {
  if (!exhibition) return [];
  const { chapters, sources } = exhibition.value;
  const empty = chapters.every((chapter) => chapter.exhibits.length === 0);
  return [
    ...twice('chapter', chapters, (index) => exhibition.at('chapters', index, 'id')),
    ...twice('source', sources, (index) => exhibition.at('sources', index, 'id')),
    ...(empty ? [problemAt(exhibition.at('chapters'), 'no chapter lists an exhibit; a kiosk needs at least one to show')] : []),
  ];
}

function twice(noun: string, entries: readonly { readonly id: string }[], at: (index: number) => { file: string; line: number }): Problem[] {
  return entries.flatMap(({ id }, index) => {
    const first = entries.findIndex((entry) => entry.id === id);
    return first === index ? [] : [problemAt(at(index), `the ${noun} ${id} stands in line ${at(first).line} already; every ${noun} needs its own id`)];
  });
}
