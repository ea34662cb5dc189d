import { relative } from 'node:path';
import { expect, it } from 'vitest';
import { loadContent } from '../load/load.ts';
import { withSample } from '../testing/broken.ts';
import type { Edit } from '../testing/broken.ts';
import { editSample } from '../testing/sample.ts';
import { reportCommand } from './command.ts';
import { countContent } from './counts.ts';
import type { Counts } from './counts.ts';

function countsAfter(...edits: Edit[]): Promise<Counts> {
  return withSample(async (directory) => {
    for (const [name, from, to] of edits) await editSample(directory, name, from, to);
    return countContent(await loadContent(directory));
  });
}

async function run(...args: string[]) {
  const log: string[] = [];
  const out: string[] = [];
  const code = await reportCommand.run(args, { log: (line) => log.push(line), print: (json) => out.push(json) });
  return { code, log, out };
}

it('counts what the sample holds', async () => {
  const counts = await countsAfter();
  expect(counts).toMatchObject({
    exhibits: { total: 2, byChapter: { river: 1, after: 1 }, withAdvisory: 1 },
    narration: { 'zh-Hans': { clips: 1, minutes: 0.1, synthetic: 1 }, en: { clips: 1, minutes: 0.1, synthetic: 1 } },
    pictures: { total: 2, byKind: { drawing: 1, photograph: 1 }, heroes: 2, galleryOnly: 0, shownNowhere: 0 },
    people: { total: 3, inRoll: 3 },
    units: {
      china: { inTable: 2, outsideTable: 0, withCommander: 1, commanders: 1, commandersInTable: 1 },
      japan: { inTable: 0, outsideTable: 0, withCommander: 0, commanders: 0, commandersInTable: 0 },
    },
    places: 2,
    memorials: { total: 1, byKind: { stele: 1, tomb: 0 } },
    works: { total: 1, byKind: { memoir: 1, novel: 0 } },
    events: 1,
    accounts: { notes: 1, versions: 2, shownNowhere: 0 },
    rowsWithoutSource: [],
    rowsNotRead: 0,
  });
  expect(counts.people.byRole).toMatchObject({ commander: 1, soldier: 1, group: 1, adversary: 0 });
  expect(counts.people.byFate).toEqual({ fallen: 2, 'died-later': 0, 'living-when-recorded': 0, 'not-recorded': 1 });
});

it('counts the characters of the bodies, links by their words, white space not', async () => {
  const before = await countsAfter();
  const after = await countsAfter(
    ['exhibits/grove/zh-Hans.md', '树林在[渡口](exhibit:ford)', '  树林就在[渡口](exhibit:ford)'],
    ['exhibits/grove/en.md', 'The grove lies', 'The  grove still lies'],
  );
  expect(after.characters['zh-Hans'] - before.characters['zh-Hans']).toBe(1);
  expect(after.characters.en - before.characters.en).toBe('still'.length);
});

it('leaves out what no chapter lists', async () => {
  const { exhibits, pictures, accounts, narration } = await countsAfter(['exhibition.yaml', '[ford]', '[]']);
  expect(exhibits).toEqual({ total: 1, byChapter: { river: 0, after: 1 }, withAdvisory: 1 });
  expect(pictures).toMatchObject({ total: 2, heroes: 1, shownNowhere: 1 });
  expect([accounts.shownNowhere, narration.en.clips]).toEqual([1, 0]);
});

it('counts the order of battle of each side, inside and outside its table', async () => {
  const { units, doubts } = await countsAfter(
    ['units.csv', 'division-1,,china,division,第一师,第一師,1st Division,,no,,,渡口,', 'division-1,,china,division,第一师,第一師,1st Division,yu-qiuyu,yes,,,渡口,番号存疑'],
    ['units.csv', 'regiment-1,division-1,china', 'regiment-1,,japan'],
  );
  expect(units).toEqual({
    china: { inTable: 0, outsideTable: 1, withCommander: 1, commanders: 1, commandersInTable: 0 },
    japan: { inTable: 1, outsideTable: 0, withCommander: 1, commanders: 1, commandersInTable: 1 },
  });
  expect(doubts).toBe(1);
});

it('names rows whose source is blank or unknown, and rows that it could not read', async () => {
  await withSample(async (directory) => {
    await editSample(directory, 'people.csv', ',Held the ford.,渡口,', ',Held the ford.,,');
    await editSample(directory, 'accounts.yaml', 'section: 渡口', 'section: 河');
    const here = relative(process.cwd(), directory);
    const { code, log, out } = await run(directory, '--json');
    expect(code).toBe(1);
    const rows = [
      `${here}/accounts.yaml:6: names the section 河, which is no heading of a source; write one of those in exhibition.yaml under sources`,
      `${here}/people.csv:2: column section is empty; write it here`,
    ];
    expect(log.slice(-3)).toEqual([...rows, 'see "npm run content -- validate" for the rows that could not be read']);
    expect(JSON.parse(out.join(''))).toMatchObject({ rowsWithoutSource: rows, rowsNotRead: 1, people: { total: 2 } });
  });
});

it('writes a table for people, and JSON only when asked', async () => {
  await withSample(async (directory) => {
    const { code, log, out } = await run(directory);
    expect([code, out]).toEqual([0, []]);
    expect(log[0]).toMatch(/^exhibits {2,}2 {2}river 1, after 1; with an advisory 1$/);
    expect(log.find((line) => line.startsWith('rows without a source'))).toMatch(/ 0$/);
    const asked = await run(directory, '--json');
    expect(asked.log).toEqual(log);
    expect(JSON.parse(asked.out.join(''))).toMatchObject({ exhibits: { total: 2 }, rowsWithoutSource: [] });
  });
});

it('speaks of a folder that is not there', async () => {
  expect(await run('no/such/folder')).toMatchObject({ code: 1, log: [expect.stringMatching(/^no\/such\/folder:1: is no folder that can be read/)], out: [] });
});
