import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { compareSample, editSample, writeSample } from './sample.ts';

/** A plan as scanners give it: more pixels than may be decoded whole. Red grows from left to right, green downwards. */
export const PLAN = { width: 4800, height: 3400 } as const;

/** Edge of the plan's finest squares in pixels: they are seen only where its own pixels are shown. */
const SQUARE_PX = 8;

/** A photograph of twelve megapixels. */
const PHOTOGRAPH = { width: 4000, height: 3000 } as const;

const VIEW = { width: 1500, height: 1000 } as const;

function entry(id: string, file: string, number: number): string {
  return `- id: ${id}
  file: ${file}
  kind: ${file.endsWith('png') ? 'scan' : 'photograph'}
  alt: { zh-Hans: 第${number}幅样图。, en: Sample picture ${number}. }
  caption: { zh-Hans: 样图之${number}, en: Sample picture number ${number} }
  credit: { zh-Hans: 为试验而作, en: Made for the test }
  licence: CC0-1.0
  section: 渡口
`;
}

function planPixels(): Buffer {
  const { width, height } = PLAN;
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 3) {
      pixels[at] = (x * 255) / width;
      pixels[at + 1] = (y * 255) / height;
      pixels[at + 2] = ((x ^ y) & SQUARE_PX) === 0 ? 40 : 200;
    }
  }
  return pixels;
}

/** A river with and without a bridge, for two times of one place. */
function river(bridge: boolean): Buffer {
  const span = bridge ? '<path d="M660 0V1000H780V0Z" fill="#3b342b"/>' : '';
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1500 1000"><rect width="1500" height="1000" fill="${bridge ? '#8f8a7d' : '#b7a88c'}"/>
    <path d="M0 420Q700 300 1500 480V700Q700 520 0 640Z" fill="${bridge ? '#4d6268' : '#5f7f78'}"/>${span}</svg>`);
}

/** The sample with everything that a gallery can hold: a picture, a comparison and a plan of 24 megapixels. */
export async function writeGallerySample(directory: string): Promise<void> {
  await writeSample(directory);
  await compareSample(directory);
  for (const [name, bridge] of [['ford-earlier', false], ['ford-later', true]] as const) {
    await sharp(river(bridge)).resize(VIEW).png().toFile(join(directory, `pictures/${name}.png`));
  }
  await sharp(planPixels(), { raw: { ...PLAN, channels: 3 } }).png({ compressionLevel: 1 }).toFile(join(directory, 'pictures/plan.png'));
  const table = join(directory, 'pictures/pictures.yaml');
  await writeFile(table, (await readFile(table, 'utf8')) + entry('plan', 'plan.png', 1));
  await editSample(directory, 'exhibits/ford/exhibit.yaml', 'after: ford-later }]', 'after: ford-later }, plan]');
}

async function writePhotograph(file: string, number: number): Promise<void> {
  const hue = (number * 47) % 360;
  const shapes = Array.from({ length: 24 }, (_, index) => {
    const [x, y] = [(number * 131 + index * 397) % PHOTOGRAPH.width, (number * 89 + index * 271) % PHOTOGRAPH.height];
    return `<circle cx="${x}" cy="${y}" r="${120 + ((index * 53) % 400)}" fill="hsl(${(hue + index * 9) % 360} 30% ${20 + index * 2}%)"/>`;
  });
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${PHOTOGRAPH.width}" height="${PHOTOGRAPH.height}"><rect width="100%" height="100%" fill="hsl(${hue} 20% 30%)"/>${shapes.join('')}</svg>`;
  await sharp(Buffer.from(drawing)).removeAlpha().jpeg({ quality: 80 }).toFile(file);
}

/** Different photographs in a large gallery: to draw and render hundreds of them takes a small machine a quarter of an hour. */
const DIFFERENT = 60;

/**
 * The sample with a gallery of so many photographs of twelve megapixels at the ford. Every one has its own address, and
 * so is fetched and decoded for itself. Files that stand there already are kept.
 */
export async function writeLargeGallery(directory: string, count: number): Promise<void> {
  await writeSample(directory);
  const fileOf = (index: number) => `photograph-${(index % DIFFERENT) + 1}.jpg`;
  for (let number = 1; number <= Math.min(count, DIFFERENT); number += 1) {
    const file = join(directory, 'pictures', fileOf(number - 1));
    if (existsSync(file)) continue;
    // In place in one step, so that a half-written one is never kept.
    await writePhotograph(`${file}.new`, number);
    await rename(`${file}.new`, file);
  }
  const ids = Array.from({ length: count }, (_, index) => `photograph-${index + 1}`);
  const table = join(directory, 'pictures/pictures.yaml');
  await writeFile(table, (await readFile(table, 'utf8')) + ids.map((id, index) => entry(id, fileOf(index), index + 1)).join(''));
  await editSample(directory, 'exhibits/ford/exhibit.yaml', 'gallery: [grove-gate]', `gallery: [${ids.join(', ')}]`);
}
