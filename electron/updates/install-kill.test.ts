import { it } from 'vitest';
import { killInstalls } from './testing/kill-installs.ts';

const KILLS = 20;
const TIMEOUT_MS = 120_000;

it(`an installation killed at ${KILLS} random moments: the old or the new exhibition, whole, and installed on the next try`, { timeout: TIMEOUT_MS }, () => killInstalls(KILLS));
