import { expect, test } from 'vitest';
import { StartError } from './exit.ts';
import { parseFlags, USAGE } from './flags.ts';

function refusal(...args: string[]): StartError {
  try {
    parseFlags(args);
  } catch (error) {
    if (error instanceof StartError) return error;
    throw error;
  }
  throw new Error(`accepted: ${args.join(' ')}`);
}

test('without flags the kiosk chooses its runtime and a free port', () => {
  expect(parseFlags([])).toEqual({ runtime: 'auto', serve: false, port: 0, window: false, setPin: false, help: false });
});

test('every flag is read, its value apart or joined with =', () => {
  const expected = { runtime: 'browser', serve: true, port: 8080, data: '/d', content: 'c', window: true, setPin: true, help: true };
  expect(parseFlags(['--runtime', 'browser', '--serve', '--port', '8080', '--data', '/d', '--content', 'c', '--window', '--set-pin', '--help'])).toEqual(expected);
  expect(parseFlags(['--runtime=browser', '--serve', '--port=8080', '--data=/d', '--content=c', '--window', '--set-pin', '--help'])).toEqual(expected);
});

test.each(['auto', 'electron', 'browser'])('runtime %s is known', (runtime) => {
  expect(parseFlags(['--runtime', runtime]).runtime).toBe(runtime);
});

test.each([['0', 0], ['1', 1], ['65535', 65_535]])('port %s is a port', (value, port) => {
  expect(parseFlags(['--port', value]).port).toBe(port);
});

test.each([
  [['--sevre'], '--sevre'],
  [['--sevre=1'], '--sevre'],
  [['-p', '8080'], '-p'],
  [['--no-serve'], '--no-serve'],
  [['--serve', 'now'], '"now"'],
  [['--', 'now'], '"now"'],
  [['--port', '65536'], '65536'],
  [['--port=-1'], '-1'],
  [['--port', '80.5'], '80.5'],
  [['--port', '0x50'], '0x50'],
  [['--port', 'http'], 'http'],
  [['--port'], '--port needs a value'],
  [['--port', '--serve'], '--port needs a value'],
  [['--data='], '--data needs a value'],
  [['--content', ''], '--content needs a value'],
  [['--serve=yes'], '--serve takes no value'],
  [['--runtime', 'firefox'], 'firefox'],
  [['--runtime', 'toString'], 'toString'],
  [['--port', '1', '--port', '2'], '--port is given twice'],
])('%j is refused by name, with what is allowed', (args, named) => {
  const error = refusal(...args);
  expect(error.exitCode).toBe(2);
  expect(error.message).toContain(named);
  expect(error.message).toContain('--runtime auto|electron|browser, --serve, --port N');
});

test('the usage names every flag and every exit code', () => {
  for (const word of ['--runtime', '--serve', '--port', '--data', '--content', '--window', '--set-pin', '--help']) expect(USAGE).toContain(word);
  expect(USAGE).toMatch(/0 ended .*1 the exhibition .*2 wrong flags;\n3 .*4 no Chromium/);
});
