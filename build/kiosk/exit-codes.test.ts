import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { EXIT_CODES } from '../../electron/shell/exit-codes.ts';

/** Codes after which starting again changes nothing. */
const FINAL = [EXIT_CODES.usage, EXIT_CODES.alreadyRunning];

function file(name: string): Promise<string> {
  return readFile(new URL(name, import.meta.url), 'utf8');
}

describe('what the system does with an exit code', () => {
  it('is the same for systemd', async () => {
    const unit = await file('hengyang-kiosk.service');
    expect(/^RestartPreventExitStatus=(.*)$/m.exec(unit)?.[1]).toBe(FINAL.join(' '));
    expect(unit).toMatch(/^Restart=always$/m);
  });

  it('is the same for Shell Launcher', async () => {
    const codes = [...(await file('shell-launcher.xml')).matchAll(/ReturnCode="(\d+)" Action="DoNothing"/g)].map((match) => Number(match[1]));
    expect(codes).toEqual(FINAL);
  });
});
