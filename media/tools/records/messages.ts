import { judgeMessage, readHeld } from '../../../electron/records/exporting.ts';
import type { Command } from '../command.ts';
import { dataFolder, openKept, parseRecordsArguments } from './open.ts';

/** `npm run content -- messages`: what visitors said with their tributes, held until a curator has read it. */
export const messagesCommand: Command = {
  name: 'messages',
  summary: 'list the messages that wait for a curator, approve or refuse them',
  usage: '[--approve ID]… [--refuse ID]… [--data DIR]',
  async run(args, { log, print }) {
    const { approve = [], refuse = [], data } = parseRecordsArguments(args, {
      approve: { type: 'string', multiple: true },
      refuse: { type: 'string', multiple: true },
      data: { type: 'string' },
    });
    const database = openKept(dataFolder(data), log);
    if (!database) return 1;
    try {
      const judged = [...approve.map((id) => [id, 'approved'] as const), ...refuse.map((id) => [id, 'refused'] as const)];
      const unknown = judged.filter(([id, state]) => !judgeMessage(database, id, state)).map(([id]) => id);
      for (const id of unknown) log(`There is no message ${id}; "npm run content -- messages" lists those that wait.`);
      const held = readHeld(database);
      log(`${held.length} messages wait.`);
      print(JSON.stringify(held, undefined, 2));
      return unknown.length === 0 ? 0 : 1;
    } finally {
      database.close();
    }
  },
};
