import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { modulePath, QR_MAX_VERSION, qrModules, recordText } from './qr-record.ts';

const SCALE = 4;

/** What a phone reads: the modules as pixels, four by four each, as on the screen. */
function read(text: string): string | undefined {
  const { size, dark } = qrModules(text);
  const side = size * SCALE;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (dark[Math.floor(y / SCALE)]?.[Math.floor(x / SCALE)]) pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  const found = jsQR.default(pixels, side, side);
  return found ? new TextDecoder().decode(Uint8Array.from(found.binaryData)) : undefined;
}

const part = { head: ['楊濟和　杨济和', 'Yáng Jìhé'], tail: ['来源：条目“耒水之战”一节'], mark: '……' };

describe('the code of a record', () => {
  it.each(['杨济和', part.head.join('\n'), '𠮷 and 坒, Ōta — “quoted”'])('is read again: %s', (text) => {
    expect(read(text)).toBe(text);
  });

  it('holds a whole record of the usual length', () => {
    const { text, short } = recordText({ ...part, record: '第568团第1营营长，指挥士兵击退渡河的日军。'.repeat(5) });
    expect(short).toBe(false);
    expect(read(text)).toBe(text);
  });

  it('is shortened with a mark where the record is too long, and still says where it comes from', () => {
    const { text, short } = recordText({ ...part, record: '击退渡河的日军。'.repeat(200) });
    expect(short).toBe(true);
    expect(text).toMatch(/^楊濟和[\s\S]*……\n来源/);
    expect(qrModules(text).version).toBeLessThanOrEqual(QR_MAX_VERSION);
    expect(read(text)).toBe(text);
  });

  it('is shortened even where the names alone are too long', () => {
    const { text, short } = recordText({ ...part, head: ['名'.repeat(2000)], record: '' });
    expect([short, text.endsWith('……')]).toEqual([true, true]);
    expect(read(text)).toBe(text);
  });

  it('is one path that covers exactly the dark modules', () => {
    const modules = qrModules('衡阳');
    const area = [...modulePath(modules).matchAll(/h(\d+)v1/g)].reduce((sum, [, length]) => sum + Number(length), 0);
    expect(area).toBe(modules.dark.flat().filter(Boolean).length);
  });
});
