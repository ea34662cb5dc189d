import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [vue()],
  // Requiring the real package from Node would begin to download its binary.
  resolve: { alias: { electron: fileURLToPath(new URL('electron/shell/testing/electron.ts', import.meta.url)) } },
  test: {
    include: ['{electron,media,build}/**/*.test.ts', 'renderer/**/*.test.ts'],
    exclude: ['renderer/e2e/**', 'build/out/**', '**/*.long.test.ts', 'node_modules/**'],
    // Folders that touch the document say so with `// @vitest-environment jsdom`.
    environment: 'node',
    testTimeout: 20_000,
    // By default one core is left to a watching editor; here nobody watches.
    maxWorkers: '100%',
  },
});
