import { Converter as ToTraditional } from 'opencc-js/cn2t';
import { Converter as ToSimplified } from 'opencc-js/t2cn';

/** Names in simplified characters, whatever they were written in. */
export const toHans: (text: string) => string = ToSimplified({ from: 't', to: 'cn' });

/** A first proposal of a name in traditional characters; a curator looks at those of `hasTwoForms`. Taiwan's forms, as the build's. */
export const toHant: (text: string) => string = ToTraditional({ from: 'cn', to: 'tw' });

/** Characters of names that may be two different ones in traditional script, both of them used in names: 余 and 餘, 于 and 於. */
const TWO_FORMS = /[于余云范后谷沈姜叶岳钟万曲郁松征干丰党冬斗涂游卜向志杰升秋采台苏]/;

export function hasTwoForms(hans: string): boolean {
  return TWO_FORMS.test(hans);
}
