import type { Context, Hono } from 'hono';
import { HandlerError } from './errors.ts';

/**
 * What is told to the kiosk, by POST and nothing else.
 *
 * @throws HandlerError (405) for any other method.
 */
export function told<Path extends string>(routes: Hono, address: Path, handle: (request: Request, context: Context<object, Path>) => Promise<Response>): void {
  routes.post(address, (c) => handle(c.req.raw, c as unknown as Context<object, Path>));
  routes.all(address, () => {
    throw new HandlerError('method-not-allowed', 'This address answers POST only.', { headers: { Allow: 'POST' } });
  });
}
