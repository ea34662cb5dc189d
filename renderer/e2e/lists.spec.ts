import { expect, test } from './kiosk.ts';
import { visit } from './visitor.ts';

for (const [language, memorials, stele, source] of [
  ['zh-Hans', '纪念地', '东塘惨案遇难同胞纪念碑', '据条目“纪念设施”“对保卫战的评价”一节'],
  ['zh-Hant', '紀念地', '東塘慘案遇難同胞紀念碑', '據條目「纪念设施」「对保卫战的评价」一節'],
  ['en', 'Memorials', 'Memorial Stone to the Dead of Dongtang', 'From the section “纪念设施”, “对保卫战的评价” of the article'],
] as const) {
  test(`lists the seven memorials below their exhibit, with their source, in ${language}`, async ({ page, kiosk }) => {
    await visit(page, kiosk, '/exhibit/memorials', language);
    const list = page.locator('section', { has: page.getByRole('heading', { level: 2, name: memorials, exact: true }) });
    await expect(list.getByRole('listitem')).toHaveCount(7);
    await expect(list.getByRole('listitem').last()).toContainText(stele);
    await expect(list).toContainText(source);
  });
}

test('opens all places of an exhibit from the last line of its margin', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/exhibit/the-defence-plan');
  await page.getByRole('button', { name: /^另有\d+项$/ }).tap();
  const panel = page.getByRole('dialog');
  await expect(panel.getByRole('button', { name: '杨林庙', exact: true })).toBeVisible();
  await panel.getByRole('button', { name: '杨林庙', exact: true }).tap();
  await expect(panel).toContainText('Yánglín Miào');
});
