import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { editSample } from './sample.ts';

/** Strokes alone, on nothing: the page gives them the colour of its text. */
const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">
  <path d="M50 20V110Q50 160 20 185M30 60L42 90M80 60L68 90M52 110Q70 150 92 180M120 30H180M150 30V90M120 60H180M110 120H185M148 100V150Q140 170 112 188M150 150Q165 175 188 188" stroke="#000" stroke-width="12" fill="none"/>
</svg>
`;

const ENTRY = `- id: xin
  file: xin.svg
  kind: drawing
  alt: { zh-Hans: 火旁一个欣, en: 'xin, with the fire radical' }
  caption: { zh-Hans: 陈⿰火欣之名, en: A character of a name }
  basis: { zh-Hans: 据笔记, en: After the notes }
  credit: { zh-Hans: 本馆绘, en: Drawn by the museum }
  licence: CC0-1.0
  section: 渡口
  character: ⿰火欣
`;

/** Gives the sample somebody (invented like all of it) whose name holds a character that no font has, and the drawing of it. */
export async function drawCharacterSample(directory: string): Promise<void> {
  await editSample(directory, 'people.csv', 'chen-mou,陈某,陳某,Chén Mǒu,,Chen Mou,', 'chen-xin,陈⿰火欣,陳⿰火欣,Chén Xīn,,Chen Xin,');
  await editSample(directory, 'exhibits/ford/exhibit.yaml', 'people: [chen-mou]', 'people: [chen-xin]');
  await editSample(directory, 'exhibits/ford/zh-Hans.md', '河水不深，', '同来的有[陈⿰火欣](person:chen-xin)。河水不深，');
  await editSample(directory, 'exhibits/ford/en.md', 'The river was low,', 'With him came [Chen Xin](person:chen-xin). The river was low,');
  await writeFile(join(directory, 'pictures/xin.svg'), DRAWING);
  await appendFile(join(directory, 'pictures/pictures.yaml'), ENTRY);
}
