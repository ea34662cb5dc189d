import { describe, expect, it } from 'vitest';
import { somePicture } from '../testing/content.ts';
import { pictureSources } from './picture-sources.ts';

describe('pictureSources', () => {
  it('offers every format, best first, with all its sizes', () => {
    expect(pictureSources(somePicture('p'))).toEqual([
      { type: 'image/avif', src: '/media/pictures/p-1080.avif', srcset: '/media/pictures/p-540.avif 540w, /media/pictures/p-1080.avif 1080w' },
      { type: 'image/webp', src: '/media/pictures/p-1080.webp', srcset: '/media/pictures/p-540.webp 540w, /media/pictures/p-1080.webp 1080w' },
    ]);
  });

  it('needs no second format', () => {
    const picture = { ...somePicture('p'), files: [{ src: '/media/p.svg', type: 'image/svg+xml', width: 10, height: 5 }] };
    expect(pictureSources(picture)).toEqual([{ type: 'image/svg+xml', src: '/media/p.svg', srcset: '/media/p.svg 10w' }]);
  });
});
