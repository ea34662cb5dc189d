import { config } from 'zod';

// Zod writes parsers as code where it may, and probes for that; the content security policy forbids both and reports the
// probe. To be imported before any schema.
config({ jitless: true });
