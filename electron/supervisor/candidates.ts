import { delimiter, join } from 'node:path';

/** In the order of preference: Chromium, Chrome, Edge. */
const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'microsoft-edge'];

/** Where distributions put them when PATH is short, as it is in a service. */
const LINUX_FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin'];

const ON_WINDOWS = [
  ['Chromium', 'Application', 'chrome.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];
const WINDOWS_FOLDERS = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'];

const ON_MACOS = ['Chromium', 'Google Chrome', 'Microsoft Edge'];

/** Every path where a Chromium, Chrome or Edge usually stands, best first. */
export function candidates(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  if (platform === 'win32') {
    const folders = WINDOWS_FOLDERS.map((name) => env[name]).filter((folder) => folder !== undefined && folder !== '');
    return ON_WINDOWS.flatMap((parts) => folders.map((folder) => join(folder ?? '', ...parts)));
  }
  if (platform === 'darwin') {
    const folders = ['/Applications', ...(env['HOME'] ? [join(env['HOME'], 'Applications')] : [])];
    return ON_MACOS.flatMap((name) => folders.map((folder) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)));
  }
  const folders = [...(env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''), ...LINUX_FOLDERS];
  return COMMANDS.flatMap((command) => [...new Set(folders)].map((folder) => join(folder, command)));
}
