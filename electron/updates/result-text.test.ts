import { expect, it } from 'vitest';
import { REFUSALS } from '../../media/schema/index.ts';
import { resultName, resultText } from './result-text.ts';

const at = '2026-11-25T01:30:00.000Z';
const kiosk = { id: 'hall-2', place: 'second hall' };

it('tells in three languages how an installation ended, for a person and for Notepad', () => {
  for (const code of REFUSALS) {
    const text = resultText({ kiosk, outcome: { kind: 'refused', code, message: 'the reason in detail', at } });
    expect(text.startsWith('\uFEFF没有安装。')).toBe(true);
    for (const part of ['沒有安裝。', 'Not installed. ', 'hall-2 · second hall', 'the reason in detail', at]) expect(text).toContain(part);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  }
});

it('has a name that any stick can keep', () => {
  expect(resultName({ kiosk, outcome: { kind: 'refused', code: 'clock', message: '', at } })).toBe('update-2026-11-25T01-30-00-refused.txt');
});
