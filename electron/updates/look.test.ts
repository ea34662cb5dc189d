import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../library/testing.ts';
import { lookAt } from './look.ts';
import type { LookJob } from './look.ts';
import { HAS_NGINX, startNginx } from './sources/nginx.ts';
import { publishUpdate, testKeys, trustIn } from './testing.ts';
import type { Published } from './testing.ts';

let temporary: Awaited<ReturnType<typeof temporaryDirectory>>;
let dir: string;
let data: string;

beforeEach(async () => {
  temporary = await temporaryDirectory();
  dir = join(temporary.path, 'update');
  data = join(temporary.path, 'data');
  await trustIn(data);
});

afterEach(() => temporary.remove());

const publish = (version = '1.0.0'): Promise<Published> => publishUpdate(dir, { version, files: [['data/a.json', 'application/json', '{}']] });
const job = (source: LookJob['source'] = { kind: 'folder', at: dir }): LookJob => ({ source, trust: join(data, 'trust'), app: '0.1.0', exhibition: 'hengyang' });

describe('a look at a source', () => {
  it('tells the release of a folder', async () => {
    const { release } = await publish();
    expect(await lookAt(job())).toEqual(release);
  });

  it.skipIf(!HAS_NGINX)('tells the release of a server in the house, and the next one', async () => {
    const server = await startNginx(temporary.path);
    try {
      await publish();
      const source = { kind: 'lan' as const, at: `${server.address}update/` };
      expect((await lookAt(job(source))).version).toBe('1.0.0');
      await publish('1.1.0');
      expect((await lookAt(job(source))).version).toBe('1.1.0');
      await expect(lookAt(job({ kind: 'lan', at: `${server.address}nothing/` }))).rejects.toMatchObject({ code: 'not-found' });
    } finally {
      await server.stop();
    }
  });

  it('is refused with the reason of the client', async () => {
    await publishUpdate(dir, { keys: testKeys(), files: [] });
    await expect(lookAt(job())).rejects.toMatchObject({ name: 'Refusal', code: 'signature', message: expect.stringContaining(dir) as string });
  });

  it('is refused where the address lies outside of the house', async () => {
    await expect(lookAt(job({ kind: 'lan', at: 'http://example.org/' }))).rejects.toMatchObject({ code: 'source-read', message: expect.stringContaining('example.org') as string });
  });

  it('tells the technician of a damaged trust, and goes on', async () => {
    await publish();
    await lookAt(job());
    await writeFile(join(data, 'trust', 'state.json'), 'rubbish');
    const lines: string[] = [];
    expect((await lookAt(job(), (line) => void lines.push(line))).version).toBe('1.0.0');
    expect(lines).toEqual([expect.stringContaining('state.json is damaged')]);
  });
});
