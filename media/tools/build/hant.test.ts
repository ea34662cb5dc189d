import { describe, expect, it } from 'vitest';
import { createHantConverter } from './hant.ts';
import type { Name } from './hant.ts';

const YU: Name = { hans: '余秋雨', hant: '余秋雨' };
const GE: Name = { hans: '葛先才', hant: '葛先才' };
const YUEPING: Name = { hans: '岳屏山', hant: '岳屏山' };
const PREPARED: Name = { hans: '预备第10师', hant: '預備第10師' };

const hant = createHantConverter({
  names: [YU, GE, YUEPING, PREPARED, { hans: '衡阳', hant: '衡陽' }, { hans: '衡阳县云里', hant: '衡陽縣雲里' }],
  exceptions: { 七公里余: '七公里餘', 一台: '一台' },
  nameOf: (link) => ({ 'yu-qiuyu': YU, 'ge-xiancai': GE, 'division-r10': PREPARED })[link.id],
});

describe('words', () => {
  it.each([
    ['剪去头发，发现敌情，立即出发', '剪去頭髮，發現敵情，立即出發'],
    ['皇后、后来、城后', '皇后、後來、城後'],
    ['这里、城里、十五里、七公里', '這裡、城裡、十五里、七公里'],
    ['干部、干净、干燥、若干、干涉', '幹部、乾淨、乾燥、若干、干涉'],
    ['台湾、阳台', '臺灣、陽臺'],
    ['为了群众', '為了群眾'],
    ['只有一只船', '只有一隻船'],
    ['制造、制度', '製造、制度'],
    ['放松、松树', '放鬆、松樹'],
    ['他说：“守住‘南门’。”', '他說：「守住『南門』。」'],
    ['1944年6月22日，约17,600人', '1944年6月22日，約17,600人'],
    ['', ''],
  ])('converts %s', (hans, converted) => {
    expect(hant.text(hans)).toBe(converted);
  });

  it('keeps the words of the mainland', () => {
    expect(hant.text('信息、软件、公共汽车')).toBe('信息、軟件、公共汽車');
  });
});

describe('names', () => {
  it('come from the tables wherever they stand', () => {
    expect(hant.text('余秋雨与葛先才登上岳屏山，其余的人留在山下。')).toBe('余秋雨與葛先才登上岳屏山，其餘的人留在山下。');
  });

  it('are damaged by a bare converter, which is why', () => {
    const bare = createHantConverter({ names: [], exceptions: {}, nameOf: () => undefined });
    expect(bare.text('余秋雨登岳屏山')).toBe('餘秋雨登嶽屏山');
  });

  it('are taken in their longest form', () => {
    expect(hant.text('衡阳县云里在衡阳之外')).toBe('衡陽縣雲里在衡陽之外');
  });

  it('give way to a reviewed exception', () => {
    expect(hant.text('七公里余，一台，两台')).toBe('七公里餘，一台，兩臺');
  });
});

describe('links', () => {
  const person = { kind: 'person', id: 'yu-qiuyu' } as const;

  it.each([
    ['余秋雨', '余秋雨'],
    ['余团长', '余團長'],
    ['秋雨后来', '秋雨後來'],
  ])('keeps the person in %s', (text, converted) => {
    expect(hant.run({ text, link: person })).toEqual({ text: converted, link: person });
  });

  it('does not read a surname where nobody is linked', () => {
    expect(hant.run({ text: '余下的人' })).toEqual({ text: '餘下的人' });
  });

  it('takes the name of a unit', () => {
    const link = { kind: 'unit', id: 'division-r10' } as const;
    expect(hant.run({ text: '预备第10师', link, line: 4 })).toEqual({ text: '預備第10師', link, line: 4 });
  });
});
