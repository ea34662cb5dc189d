import { PIN_LENGTH, pinSchema } from '../../media/schema/index.ts';
import type { WeakPinReason } from '../../media/schema/index.ts';

const DIGITS = 10;

/** A pattern of so many digits that is repeated, 121212 or 123123, is no more than the pattern. */
const PATTERN_MAX_DIGITS = 4;

/** What is typed first where the rules below catch nothing: days of the siege, lines and pairs of the keypad, numbers that sound like words. */
const FIRST_GUESSES = new Set([
  '19440622', '19440808', '440622', '440808', '622808', '06220808', '47474747', '147258', '147258369', '159357', '159753', '258456', '369258', '741852', '789456', '963852',
  '112233', '332211', '11223344', '123321', '12344321', '456654', '5201314', '1314520', '131452', '520131', '66668888', '88886666', '666888', '888666', '668866', '886688',
]);

/** Whether each digit is the one before it and `step` more, 9 followed by 0. */
function climbs(pin: string, step: number): boolean {
  return [...pin].every((digit, index) => index === 0 || Number(digit) === (Number(pin[index - 1]) + step + DIGITS) % DIGITS);
}

function repeats(pin: string): boolean {
  for (let length = 1; length <= PATTERN_MAX_DIGITS && 2 * length <= pin.length; length += 1) {
    if (pin === pin.slice(0, length).repeat(Math.ceil(pin.length / length)).slice(0, pin.length)) return true;
  }
  return false;
}

/** Why a PIN is not taken, or undefined for one that is. */
export function weaknessOf(pin: string): WeakPinReason | undefined {
  if (!pinSchema.safeParse(pin).success) return 'length';
  const trivial = climbs(pin, 1) || climbs(pin, -1) || climbs(pin, 2) || climbs(pin, -2) || repeats(pin) || FIRST_GUESSES.has(pin);
  return trivial ? 'trivial' : undefined;
}

/** The same as a sentence for whoever sets it. */
export function explainWeakness(reason: WeakPinReason): string {
  return reason === 'length'
    ? `a PIN has ${PIN_LENGTH.least} to ${PIN_LENGTH.most} digits and nothing else`
    : 'it is among the first that anybody would try: take digits that follow no pattern';
}
