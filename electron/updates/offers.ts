import type { Offer, SourceId } from '../../media/schema/index.ts';
import type { SwitchableLibrary } from '../library/library.ts';
import type { UpdateMemory } from './memory.ts';
import type { UpdatePorts } from './ports.ts';
import { asRefusal } from './refusal.ts';

/** What the sources offer, as it was found when they were last looked at. */
export interface Offers {
  /** Each as it stands now: what was found before may be shown since, or taken back. */
  all(): readonly Offer[];
  /** Looks at every source. @param lan address in the house's network; empty where the kiosk asks nobody. Never rejects. */
  look(lan: string): Promise<void>;
  /** Looks at one source, in the place of those of its kind. Never rejects. */
  lookAt(source: SourceId): Promise<Offer>;
}

export interface OffersOptions {
  readonly library: SwitchableLibrary;
  readonly memory: UpdateMemory;
  readonly ports: Pick<UpdatePorts, 'check' | 'find'>;
}

export function createOffers({ library, memory, ports }: OffersOptions): Offers {
  let offers: readonly Offer[] = [];

  async function check(source: SourceId): Promise<Offer> {
    try {
      return { source, release: await ports.check(source, library.shown().manifest.exhibition), installed: false };
    } catch (error) {
      const { code, message } = asRefusal(error, 'source-read', `${source.at} cannot be read`);
      return { source, installed: false, refusal: { code, message } };
    }
  }

  function standing(offer: Offer): Offer {
    const { release } = offer;
    if (!release) return offer;
    const taken = memory.now().rejected.find(({ generation }) => generation === release.generation);
    return {
      ...offer,
      installed: release.generation === library.shown().id,
      ...(taken ? { refusal: { code: taken.code, message: `Version ${release.version} was installed here before and taken back on ${taken.at}.` } } : {}),
    };
  }

  return {
    all: () => offers.map(standing),
    async look(lan) {
      const found: Offer[] = [];
      // One after the other: they share what is trusted. What cannot be looked for is not there.
      for (const source of await ports.find(lan).catch(() => [])) found.push(await check(source));
      offers = found;
    },
    async lookAt(source) {
      const found = await check(source);
      offers = [...offers.filter((offer) => offer.source.kind !== source.kind), found];
      return standing(found);
    },
  };
}
