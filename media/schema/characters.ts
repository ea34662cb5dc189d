/** Signs by which a character that no font has is described by its parts (Unicode, 18.2, Ideographic Description Sequences). */
export const CHARACTER_BY_PARTS = /[\u2FF0-\u2FFF]/;

/** How many parts a sign puts together; the others put two. */
const PARTS: Readonly<Record<string, number>> = { '⿲': 3, '⿳': 3, '⿾': 1, '⿿': 1 };

/** The characters of a text, one that is described by its parts (⿰火欣) counted as the one that it is. */
export function charactersOf(text: string): string[] {
  if (!CHARACTER_BY_PARTS.test(text)) return [...text];
  const points = [...text];
  const characters: string[] = [];
  for (let at = 0; at < points.length;) {
    const start = at;
    for (let wanted = 1; wanted > 0 && at < points.length; at += 1) {
      const sign = points[at] ?? '';
      wanted += CHARACTER_BY_PARTS.test(sign) ? (PARTS[sign] ?? 2) - 1 : -1;
    }
    characters.push(points.slice(start, at).join(''));
  }
  return characters;
}

/** Whether a name is of Chinese characters alone. */
export function isChinese(name: string): boolean {
  return name !== '' && charactersOf(name).every((character) => CHARACTER_BY_PARTS.test(character) || /^\p{Script=Han}$/u.test(character));
}
