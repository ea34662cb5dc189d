import { describe, expect, it } from 'vitest';
import { somePicture } from '../testing/content.ts';
import { pictureSources } from './picture-sources.ts';

describe('pictureSources', () => {
  it('offers the best type first and keeps the last for the img', () => {
    expect(pictureSources(somePicture('p'))).toEqual({
      best: [{ type: 'image/avif', srcset: '/media/pictures/p-540.avif 540w, /media/pictures/p-1080.avif 1080w' }],
      fallback: {
        src: '/media/pictures/p-1080.webp',
        srcset: '/media/pictures/p-540.webp 540w, /media/pictures/p-1080.webp 1080w',
      },
    });
  });

  it('needs no second type', () => {
    const picture = { ...somePicture('p'), files: [{ src: '/media/p.svg', type: 'image/svg+xml', width: 10, height: 5 }] };
    expect(pictureSources(picture)).toEqual({ best: [], fallback: { src: '/media/p.svg', srcset: '/media/p.svg 10w' } });
  });
});
