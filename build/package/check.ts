/* `npm run package:check`: packs with the target `dir` against a stand-in for Electron, and looks into the package. */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { build, Platform } from 'electron-builder';
import { z } from 'zod';
import { bundleShell } from './bundle.ts';
import { prepareSources, ROOT } from './sources.ts';
import { readFuses, writeStandIn } from './stand-in.ts';

/** As electron-builder.yml names them, in the order of the wire; the ninth keeps the stand-in's own state. */
const EXPECTED_FUSES = '010011000';

/** The interface with its fonts is about 22 MB; more would be media or modules that slipped in. */
const ASAR_MAX_BYTES = 40 * 1000 * 1000;

const packageSchema = z.object({ main: z.string(), version: z.string(), devDependencies: z.record(z.string(), z.string()).optional() });
const sourceSchema = packageSchema.extend({ devDependencies: z.object({ electron: z.string() }) });

let failures = 0;
function check(what: string, holds: boolean): void {
  process.stderr.write(`${holds ? 'ok  ' : 'FAIL'}  ${what}\n`);
  if (!holds) failures += 1;
}

/** Modules that a bundle asks for and that are neither Electron's nor Node's nor beside it. */
function unresolved(code: string, names: readonly string[]): readonly string[] {
  const bare = code.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const asked = [...bare.matchAll(/(?:^\s*(?:import|export)\b[^'"]*?from\s*|\brequire\(\s*|\bimport\(\s*)["']([^"']+)["']/gm)].flatMap((match) => match[1] ?? []);
  return asked.filter((name) => name !== 'electron' && !name.startsWith('node:') && !names.includes(name.replace(/^\.\//, '/build/out/electron/')));
}

async function pack(work: string, version: string): Promise<string> {
  const standIn = join(work, 'electron');
  await writeStandIn(standIn, version);
  const output = join(work, 'out');
  await build({
    projectDir: ROOT,
    targets: Platform.LINUX.createTarget('dir'),
    publish: 'never',
    config: { extends: join(ROOT, 'electron-builder.yml'), electronDist: standIn, electronVersion: version, directories: { output, buildResources: 'build' } },
  });
  return join(output, 'linux-unpacked');
}

async function look(unpacked: string, appVersion: string): Promise<void> {
  const resources = join(unpacked, 'resources');
  const asar = join(resources, 'app.asar');
  const names = listPackage(asar, { isPack: false }).map((name) => name.replaceAll('\\', '/'));
  const text = (name: string): string => extractFile(asar, name).toString('utf8');

  const manifest = packageSchema.parse(JSON.parse(text('package.json')));
  check('the archive starts at a main that it holds', names.includes(`/${manifest.main}`));
  check('the archive carries the version of this checkout', manifest.version === appVersion);
  check('main asks for nothing that is not there', unresolved(text(manifest.main), names).length === 0);
  check('the preload script is in the archive, alone and CommonJS', unresolved(text('build/out/electron/preload.cjs'), names).length === 0 && !/^\s*import\s/m.test(text('build/out/electron/preload.cjs')));
  check('the worker that hashes is in the archive', names.includes('/build/out/electron/verify-worker.js'));
  check('the worker that keeps records is in the archive', names.includes('/build/out/electron/records-worker.js'));
  check('the worker that tests a new generation is in the archive', names.includes('/build/out/electron/smoke-worker.js'));
  check('the worker that installs is in the archive', names.includes('/build/out/electron/install-worker.js'));
  check('the worker that looks at updates is in the archive', names.includes('/build/out/electron/look-worker.js'));
  check('main names the worker', /verify-worker\./.test(text(manifest.main)));
  check('the page and the calm page are in the archive', names.includes('/build/out/app/index.html') && names.includes('/build/out/app/calm.html'));
  check('the archive holds neither sources, tests nor node_modules', !names.some((name) => /\.(ts|vue|map)$|node_modules|\/media\//.test(name)));
  check('the archive holds no media', !names.some((name) => /\.(webm|avif|webp|vtt)$/.test(name)));
  check('the archive is small', (await readFile(asar)).length <= ASAR_MAX_BYTES);

  const pointer = z.object({ current: z.string() }).parse(JSON.parse(await readFile(join(resources, 'library', 'current.json'), 'utf8')));
  check('the bundled exhibition stands beside the archive', existsSync(join(resources, 'library', 'generations', `${pointer.current}.json`)));
  const locales = await readdir(join(unpacked, 'locales'));
  check(`only the three languages are kept (${locales.toSorted().join(', ')})`, locales.toSorted().join() === 'en-US.pak,zh-CN.pak,zh-TW.pak');
  const fuses = readFuses(await readFile(join(unpacked, 'hengyang-kiosk')));
  check(`the fuses are set as named (${fuses})`, fuses === EXPECTED_FUSES);
  const scripts = await readdir(unpacked);
  check('nothing waits for a step of installation', !scripts.some((name) => /postinst|\.sh$|node_modules/.test(name)));
}

async function main(): Promise<void> {
  const source = sourceSchema.parse(JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')));
  await prepareSources();
  await bundleShell(ROOT);
  const work = await mkdtemp(join(tmpdir(), 'kiosk-package-'));
  try {
    await look(await pack(work, source.devDependencies.electron), source.version);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  process.stderr.write(failures === 0 ? 'the package is as it should be\n' : `${failures} checks failed\n`);
  process.exitCode = failures === 0 ? 0 : 1;
}

await main();
