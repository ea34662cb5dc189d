/* Installs from a real folder, switches and clears up, as a kiosk does. Says on stdout when it begins and when it has ended. */
import { startInstall } from '../install.ts';

const [update = '', library = '', trust = ''] = process.argv.slice(2);
const { result } = startInstall({
  source: { kind: 'stick', at: update },
  library, trust, app: '99.0.0', exhibition: 'hengyang', margin: 0,
  signal: new AbortController().signal,
  onProgress: ({ phase, done }) => void process.stdout.write(`${phase} ${done}\n`),
});
const { generation } = await result;
// Loaded only now, because most are killed before.
const [{ createStore }, { collectGarbage }] = await Promise.all([import('../../library/store.ts'), import('../../library/garbage.ts')]);
await createStore(library).switchTo(generation);
await collectGarbage(library, []);
process.stdout.write(`installed ${generation}\n`);
