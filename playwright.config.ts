import { defineConfig } from '@playwright/test';
import { findChromium } from './electron/supervisor/chromium.ts';

const flags = [
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
];
const executablePath = findChromium();

const screen = (width: number, height: number) => ({
  browserName: 'chromium' as const,
  viewport: { width, height },
  hasTouch: true,
  launchOptions: {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: process.getuid?.() === 0 ? [...flags, '--no-sandbox'] : flags,
  },
});

/** The page of all components: no visitor comes to it, and it is long. */
const DESIGN = /design\.spec\.ts$/;

/** What takes longer than anybody waits for: `npm run test:long` has it (renderer/e2e/screens.ts). */
const LONG = /@long/;

/** What depends on how the screen stands: `npm test` looks at it lying too, and leaves the rest to `npm run test:long`. */
const LYING = /(every-screen|layout)\.spec\.ts$/;

export default defineConfig({
  outputDir: 'build/out/visits',
  // One kiosk and one Chromium for each of the two cores of a small machine.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A visit that passes at the second try counts as passed and is told as FLAKY: a starved machine is no fault of the kiosk.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  projects: [
    { name: 'portrait', testDir: 'renderer/e2e', testIgnore: DESIGN, grepInvert: LONG, use: screen(1080, 1920) },
    { name: 'landscape', testDir: 'renderer/e2e', testMatch: LYING, grepInvert: LONG, use: screen(1920, 1080) },
    { name: 'portrait-long', testDir: 'renderer/e2e', testIgnore: DESIGN, grep: LONG, use: screen(1080, 1920) },
    { name: 'landscape-long', testDir: 'renderer/e2e', testMatch: LYING, grep: LONG, use: screen(1920, 1080) },
    { name: 'landscape-rest', testDir: 'renderer/e2e', testIgnore: [LYING, DESIGN], grepInvert: LONG, use: screen(1920, 1080) },
    { name: 'design', testDir: 'renderer/e2e', testMatch: DESIGN, use: screen(1080, 1920) },
    { name: 'electron', testDir: 'electron/e2e' },
  ],
});
