import { afterAll, beforeAll, describe } from 'vitest';
import type { Handler } from './app.ts';
import { describeApi } from './suite/api.ts';
import type { Context, Runtime } from './suite/context.ts';
import { describeCurator } from './suite/curator.ts';
import { createFixture } from './suite/fixture.ts';
import type { Fixture } from './suite/fixture.ts';
import { describeMedia } from './suite/media.ts';
import { describePanel } from './suite/panel.ts';
import { describeRecords } from './suite/records.ts';
import { describeRenderer } from './suite/renderer.ts';
import { describeStatistics } from './suite/statistics.ts';

/** What every runtime must answer alike; `start` makes a runtime for a handler. */
export function describeHandler(name: string, start: (handler: Handler) => Promise<Runtime>): void {
  describe(`the handler, ${name}`, () => {
    let fixture: Fixture;
    let runtime: Runtime;
    beforeAll(async () => {
      fixture = await createFixture();
      runtime = await start(fixture.handler);
    });
    afterAll(async () => {
      await runtime.stop();
      await fixture.remove();
    });

    const context: Context = {
      fixture: () => fixture,
      get: (path, headers = {}) => runtime.send({ path, headers }),
      send: (request) => runtime.send(request),
      abandon: (path, held) => runtime.abandon(path, held),
    };
    describeMedia(context);
    describeRenderer(context);
    describeApi(context);
    describeCurator(context);
    describeRecords(context);
    describeStatistics(context);
    describePanel(context);
  });
}
