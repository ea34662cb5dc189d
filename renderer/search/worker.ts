import { createDesk } from './desk.ts';
import type { SearchRequest, SearchResponse } from './protocol.ts';

const desk = createDesk();

function respond(response: SearchResponse): void {
  self.postMessage(response);
}

self.addEventListener('message', ({ data }: MessageEvent<SearchRequest>) => {
  try {
    respond({ number: data.number, answer: desk.answer(data) });
  } catch (error) {
    respond({ number: data.number, error: error instanceof Error ? error.message : String(error) });
  }
});
