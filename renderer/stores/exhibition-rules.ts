import type { Chapter, Exhibition, ExhibitSummary } from '../../media/schema/exhibition.ts';

function way(exhibition: Exhibition | null): ExhibitSummary[] {
  return exhibition?.chapters.flatMap((chapter) => chapter.exhibits) ?? [];
}

export function exhibitSummary(exhibition: Exhibition | null, id: string): ExhibitSummary | undefined {
  return way(exhibition).find((exhibit) => exhibit.id === id);
}

/** The chapter that lists the exhibit `id`. */
export function chapterOf(exhibition: Exhibition | null, id: string): Chapter | undefined {
  return exhibition?.chapters.find((chapter) => chapter.exhibits.some((exhibit) => exhibit.id === id));
}

/** The exhibit after `id` in the order of the way; none after the last or after an unknown one. */
export function nextOf(exhibition: Exhibition | null, id: string): ExhibitSummary | undefined {
  const all = way(exhibition);
  const at = all.findIndex((exhibit) => exhibit.id === id);
  return at < 0 ? undefined : all[at + 1];
}
