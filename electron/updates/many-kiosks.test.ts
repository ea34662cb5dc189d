import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { damagedPaths, putGeneration, temporaryDirectory } from '../library/testing.ts';
import { createStore } from '../library/store.ts';
import { startInstall } from './install.ts';
import type { Installed } from './install.ts';
import { HAS_NGINX, startNginx } from './sources/nginx.ts';
import { publishUpdate, testKeys, trustIn } from './testing.ts';

const KIOSKS = ['entrance', 'reading-room'];
const file = (path: string, content: string): readonly [string, string, string] => [`media/${path}`, 'text/plain', content];

let temporary: Awaited<ReturnType<typeof temporaryDirectory>>;
let dir: (...names: string[]) => string;
const closing: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  temporary = await temporaryDirectory();
  dir = (...names) => join(temporary.path, ...names);
  for (const kiosk of KIOSKS) {
    const library = dir(kiosk, 'library');
    await trustIn(dir(kiosk));
    await createStore(library).switchTo(await putGeneration(library, [file('old', kiosk)], '0.9.0'));
  }
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await temporary.remove();
});

async function serve(): Promise<string> {
  const { address, stop } = await startNginx(dir('published'));
  closing.push(stop);
  return address;
}

function install(kiosk: string, at: string): Promise<Installed> {
  return startInstall({
    source: { kind: 'lan', at },
    library: dir(kiosk, 'library'), trust: dir(kiosk, 'trust'), app: '0.1.0', exhibition: 'hengyang', margin: 0,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  }).result;
}

describe.skipIf(!HAS_NGINX)('one published folder behind one server', () => {
  it('feeds every kiosk of the house, all at once, and again when it has grown', async () => {
    const files = [file('same', 'same'), file('large', 'large '.repeat(100_000))];
    const first = await publishUpdate(dir('published'), { files, version: '1.0.0' });
    const address = await serve();
    const installed = await Promise.all(KIOSKS.map((kiosk) => install(kiosk, address)));
    expect(installed.map(({ generation }) => generation)).toEqual(KIOSKS.map(() => first.release.generation));

    const second = await publishUpdate(dir('published'), { files: [...files, file('new', 'new')], version: '1.1.0' });
    for (const kiosk of KIOSKS) {
      expect((await install(kiosk, address)).release.version).toBe('1.1.0');
      expect(await damagedPaths(dir(kiosk, 'library'), second.release.generation)).toEqual([]);
    }
  });

  it('leaves the others alone when one of them trusts somebody else', async () => {
    await publishUpdate(dir('published'), { files: [file('new', 'new')], version: '1.0.0' });
    const address = await serve();
    await trustIn(dir('stranger'), { keys: testKeys() });
    const results = await Promise.allSettled(['stranger', ...KIOSKS].map((kiosk) => install(kiosk, address)));
    expect(results.map(({ status }) => status)).toEqual(['rejected', ...KIOSKS.map(() => 'fulfilled')]);
    expect(results[0]).toMatchObject({ reason: { code: 'signature' } });
  });
});
