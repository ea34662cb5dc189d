import { openRecords } from '../records.ts';

/* A process that counts visit after visit and says so for each one that was acknowledged, until somebody kills it. */
const records = openRecords({ data: process.argv[2] ?? '', log: (line) => process.stderr.write(`${line}\n`) });
for (;;) {
  await records.addCounts([{ kind: 'visit', what: '' }, { kind: 'screen', what: 'chapters' }]);
  process.stdout.write('counted\n');
}
