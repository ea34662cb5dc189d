import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { createServer, type ViteDevServer } from 'vite';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const MODES = ['language=zh-Hans', 'language=zh-Hant&contrast=high', 'language=en&text=3'];

// One server at a time: two would write the same folder of prepared dependencies.
test.describe.configure({ mode: 'serial' });

let server: ViteDevServer;
let address: string;

test.beforeAll(async () => {
  server = await createServer({ configFile: 'vite.config.ts', logLevel: 'silent', server: { port: 0, host: '127.0.0.1', hmr: false, watch: null } });
  await server.listen();
  address = server.resolvedUrls?.local[0] ?? '';
});

test.afterAll(() => server.close());

for (const mode of MODES) {
  test(`every component in every state follows WCAG 2.2 AA: ${mode}`, async ({ page }) => {
    test.setTimeout(240_000);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`${address}design/?${mode}`);
    await page.locator('[data-specimen="VolumeChoice"]').first().waitFor({ timeout: 120_000 });
    expect(errors).toEqual([]);
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`))).toEqual([]);
  });
}
