/* `npm run bench [-- NAME…]`: one JSON line a measure on stdout, everything else on stderr. */
import { parseArgs } from 'node:util';
import { galleryDropped } from './gallery-dropped.ts';
import { hallDropped } from './hall-dropped.ts';
import { sumUp, type Measure, type Reading } from './measure.ts';
import { mediaMemory } from './media-memory.ts';
import { mediaThroughput } from './media-throughput.ts';
import { searchKeystroke, searchMemory, searchReady, searchRecall } from './search.ts';
import { startPaint } from './start-paint.ts';
import { startScript } from './start-script.ts';
import { tapPaint } from './tap-paint.ts';
import { updateDelta, updateFull, updateMemory } from './update-install.ts';
import { updateSwitch } from './update-switch.ts';
import { updateTap } from './update-tap.ts';
import { visitHeap } from './visit-heap.ts';
import { visitInp } from './visit-inp.ts';
import { visitLongtask } from './visit-longtask.ts';

const MEASURES: readonly Measure[] = [startPaint, startScript, tapPaint, mediaThroughput, mediaMemory, searchKeystroke, searchRecall, searchReady, searchMemory, galleryDropped, hallDropped, visitInp, visitLongtask, visitHeap, updateFull, updateMemory, updateDelta, updateSwitch, updateTap];

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function chosen(names: readonly string[]): readonly Measure[] {
  const unknown = names.filter((name) => !MEASURES.some((measure) => measure.name === name));
  if (unknown.length > 0) {
    say(`no measure is called ${unknown.join(' or ')}; there are: ${MEASURES.map((measure) => measure.name).join(', ')}`);
    process.exit(2);
  }
  return names.length === 0 ? MEASURES : MEASURES.filter((measure) => names.includes(measure.name));
}

async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true });
  let good = true;
  for (const measure of chosen(positionals)) {
    const readings: Reading[] = [];
    for (let run = 1; run <= measure.runs; run += 1) {
      const reading = await measure.read();
      say(`${measure.name} ${run}/${measure.runs}: ours ${reading.ours.toFixed(1)} ${measure.unit}, reference ${reading.reference?.toFixed(1) ?? 'none'}`);
      readings.push(reading);
    }
    const result = sumUp(measure, readings);
    good &&= result.pass;
    process.stdout.write(`${JSON.stringify(result)}\n`);
  }
  process.exitCode = good ? 0 : 1;
}

await main();
