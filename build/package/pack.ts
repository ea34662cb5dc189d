/* `npm run package`: the installers for this system. Needs Electron's binary and the packer's tools (deb, AppImage, nsis). */
import { build } from 'electron-builder';
import { bundleShell } from './bundle.ts';
import { prepareSources, ROOT } from './sources.ts';

await prepareSources();
await bundleShell(ROOT);
try {
  await build({ projectDir: ROOT, publish: 'never' });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.stderr.write(
    'The package was not made. Its tools and Electron itself are downloaded once from GitHub or from ELECTRON_MIRROR; ' +
      'without them `npm run package:check` packs against a stand-in.\n',
  );
  process.exitCode = 1;
}
