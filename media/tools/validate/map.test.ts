import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../load/load.ts';
import { problemsAfter } from '../testing/broken.ts';
import type { Edit } from '../testing/broken.ts';

/** The places that the map of this exhibition must know, by their names in the source. */
const NAMED = [
  '五马归槽', '泉溪', '欧家町', '黄茶岭', '停兵山', '高岭', '张家山', '虎形巢', '枫树山', '五桂岭', '江西会馆', '西禅寺', '市民医院', '汽车西站', '石鼓嘴',
  '来雁塔', '草桥', '中央银行', '雁峰寺', '回雁峰', '张飞山', '花药寺', '真武庙', '新码头', '铁炉门', '天马山', '岳屏山', '东洲岛',
];
/** Those of them that nobody can place, and that the screen lists instead. */
const NOT_PLACED = ['市民医院', '张飞山', '真武庙'];

const HENGYANG = join(import.meta.dirname, '../../hengyang');

describe('the map of Hengyang', () => {
  it('knows every place that it must, and says where each stands or leaves it open', async () => {
    const { places } = await loadContent(HENGYANG);
    const rows = new Map(places.rows.map(({ value }) => [value.name_zh_hans, value]));
    expect(NAMED.filter((name) => !rows.has(name))).toEqual([]);
    expect(NAMED.filter((name) => rows.get(name)?.x === undefined).sort()).toEqual([...NOT_PLACED].sort());
  });

  it('keeps what general geography knows', async () => {
    const { places } = await loadContent(HENGYANG);
    const at = (id: string) => {
      const row = places.rows.find(({ value }) => value.id === id)?.value;
      return { x: row?.x ?? NaN, y: row?.y ?? NaN };
    };
    // Shigu Zui lies south of the Zheng, the pagoda north of it, the temple peak at the south of the walled city.
    expect(at('shigu-zui').y).toBeGreaterThan(at('cao-qiao').y);
    expect(at('laiyan-ta').y).toBeLessThan(at('cao-qiao').y);
    expect(at('huiyan-feng').y).toBeGreaterThan(at('central-bank').y);
    // From the city to the east: the airfield and the station over the river, Wuma Guicao, Xinmatou, and Quanxi over the Lei.
    const eastward = ['tielu-men', 'railway-east', 'wuma-guicao', 'xinmatou', 'quanxi'].map((id) => at(id).x);
    expect(eastward).toEqual([...eastward].sort((a, b) => a - b));
    for (const id of ['tingbing-shan', 'gao-ling', 'oujiating', 'huangcha-ling']) expect(at(id).y).toBeGreaterThan(at('wugui-ling').y);
  });

  it('says that it is no survey, in both languages', async () => {
    const text = await readFile(join(HENGYANG, 'map.yaml'), 'utf8');
    expect(text).toMatch(/zh-Hans: 示意图/);
    expect(text).toMatch(/no survey/);
  });
});

describe('map', () => {
  it.each<[string, Edit, string]>([
    ['half a position', ['places.csv', ',400,500', ',400,'], 'places.csv:2: ford has only one of the columns x and y; write both, or neither where nobody can say'],
    ['a position off the sheet', ['places.csv', ',400,500', ',400,5000'], 'places.csv:2: column y is "5000"; it must be a whole number from 0 to 1000'],
    ['a river that does not exist', ['map.yaml', '{ width: 40,', '{ place: brook, width: 40,'], 'map.yaml:3: names the place brook; there is no place brook in places.csv'],
    ['a line through a place that has none', ['map.yaml', '[ford, ford]', '[ford, grove]'], 'map.yaml:5: goes through grove, which has no x and y in places.csv; a line is drawn only where its places are'],
    ['a line of days in the wrong order', ['map.yaml', 'to: 1944-06-23', 'to: 1944-06-20'], 'map.yaml:5: ends (1944-06-20) before it begins (1944-06-22); the earlier day belongs under from'],
    ['a position that the event does not name', ['timeline.csv', ',ford,,north', ',grove,,north'], 'timeline.csv:2: guard-arrives says of grove that it was held or lost, but does not name it; add it to the column places'],
    ['an attack from a side without a drawing', ['timeline.csv', 'north>ford', 'west>ford'], 'timeline.csv:2: guard-arrives has an attack from west to ford that cannot be drawn; give the places x and y, or the side an entry under approaches in map.yaml'],
    ['an attack to nowhere', ['timeline.csv', 'north>ford', 'ford>grove'], 'timeline.csv:2: guard-arrives has an attack from ford to grove that cannot be drawn; give the places x and y, or the side an entry under approaches in map.yaml'],
    ['an attack that is no attack', ['timeline.csv', 'north>ford', 'north to ford'], 'timeline.csv:2: column attack[0] is "north to ford"; it must say from where to where, such as quanxi>xinmatou'],
    ['a person that nobody knows', ['timeline.csv', ',yu-qiuyu,ford', ',yu-qiuyi,ford'], 'timeline.csv:2: names the person yu-qiuyi; there is no person yu-qiuyi in people.csv (did you mean yu-qiuyu?)'],
  ])('names %s', async (_, edit, message) => {
    expect(await problemsAfter(edit)).toContain(message);
  });
});
