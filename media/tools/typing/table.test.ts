import { expect, it } from 'vitest';
import { typingTable } from './table.ts';

const counts = [
  { word: '是', count: 900 }, { word: '我们', count: 800 }, { word: '长', count: 300 }, { word: '长大', count: 200 }, { word: '市', count: 100 },
  { word: '后来', count: 90 }, { word: '绿', count: 80 }, { word: '抗日战争中', count: 5 }, { word: 'T恤', count: 700 }, { word: '㐂们', count: 600 },
];
const shown = new Set([...'是市我们长大后来绿石後來長們綠a1，']);
const lines = (table: string) => new Map(table.trimEnd().split('\n').map((line) => [line.split('\t')[0], line.split('\t').slice(1)]));

it('puts the most frequent character first, and those that nobody counted last', () => {
  const table = lines(typingTable({ counts, shown, convert: (word) => word }));
  expect(table.get('shi')).toEqual(['是市石', '']);
  expect(table.get('women')).toEqual(['', '我们']);
  expect(table.get('lv')?.[0]).toMatch(/^绿/);
});

it('counts a character with the reading that it has in a word', () => {
  const table = lines(typingTable({ counts: [{ word: '长大', count: 9 }, { word: '长江', count: 3 }], shown: new Set([...'长大江常掌']), convert: (word) => word }));
  expect(table.get('zhang')?.[0]).toBe('长掌');
  expect(table.get('chang')?.[0]).toBe('长常');
});

it('writes the other script first where it is asked for, and holds nothing that the kiosk cannot show', () => {
  const convert = (word: string) => [...word].map((each) => ({ 后: '後', 来: '來', 长: '長', 们: '們', 绿: '綠' })[each] ?? each).join('');
  const table = typingTable({ counts, shown, convert });
  expect(lines(table).get('hou')?.[0]).toBe('後后');
  expect(lines(table).get('houlai')).toEqual(['', '後來']);
  expect(table).not.toMatch(/[T恤㐂1，]/);
});
