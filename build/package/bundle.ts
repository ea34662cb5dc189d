import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown, type RolldownOptions } from 'rolldown';

/** What Electron and Node bring themselves. */
const EXTERNAL = ['electron', /^node:/];

/**
 * Bundles what Electron runs into `build/out/electron`: main with all it imports, the workers that it starts by file
 * name, and the preload script, which a sandboxed page can load only as one CommonJS file.
 */
export async function bundleShell(root: string): Promise<void> {
  const electron = join(root, 'electron');
  const output = join(root, 'build', 'out', 'electron');
  await rm(output, { recursive: true, force: true });
  await bundle(
    { input: { main: join(electron, 'main.ts'), 'verify-worker': join(electron, 'library', 'verify-worker.ts') } },
    { dir: output, format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
  );
  // By itself: it stands outside the archive, where it could not reach a part that it shared with main.
  await bundle({ input: join(electron, 'records', 'records-worker.ts') }, { file: join(output, 'records-worker.js'), format: 'esm' });
  await bundle({ input: join(electron, 'updates', 'install-worker.ts') }, { file: join(output, 'install-worker.js'), format: 'esm' });
  await bundle({ input: join(electron, 'updates', 'look-worker.ts') }, { file: join(output, 'look-worker.js'), format: 'esm' });
  await bundle({ input: join(electron, 'updates', 'smoke-worker.ts') }, { file: join(output, 'smoke-worker.js'), format: 'esm' });
  await bundle({ input: join(electron, 'preload.ts') }, { file: join(output, 'preload.cjs'), format: 'cjs' });
}

type Output = Parameters<Awaited<ReturnType<typeof rolldown>>['write']>[0];

/** Bundles programs as the package has them: Node's own modules left out, all else taken in. */
export async function bundle(input: RolldownOptions, output: Output): Promise<void> {
  const built = await rolldown({ ...input, external: EXTERNAL, platform: 'node' });
  try {
    await built.write(output);
  } finally {
    await built.close();
  }
}
