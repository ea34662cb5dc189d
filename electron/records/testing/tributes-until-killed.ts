import { randomUUID } from 'node:crypto';
import { openRecords } from '../records.ts';

/* A process that gives tribute after tribute and names each one that was acknowledged, until somebody kills it. */
const records = openRecords({ data: process.argv[2] ?? '', log: (line) => process.stderr.write(`${line}\n`) });
for (;;) {
  const id = randomUUID();
  await records.addTribute({ id, visit: randomUUID(), person: 'yang-jihe', kind: 'candle' });
  process.stdout.write(`${id}\n`);
}
