/**
 * The schema, step by step: a file of version N has had the first N steps. A step that was ever shipped is never
 * changed; what comes new is a step of its own.
 */
export const MIGRATIONS = [
  `CREATE TABLE tributes (
     id TEXT PRIMARY KEY,
     visit TEXT NOT NULL,
     person TEXT NOT NULL,
     kind TEXT NOT NULL,
     at TEXT NOT NULL
   ) STRICT;
   CREATE INDEX tributes_by_visit ON tributes (visit);
   CREATE INDEX tributes_by_person ON tributes (person);
   CREATE TABLE messages (
     tribute TEXT PRIMARY KEY REFERENCES tributes (id),
     choice TEXT,
     text TEXT,
     state TEXT NOT NULL DEFAULT 'held' CHECK (state IN ('held', 'approved', 'refused'))
   ) STRICT;
   CREATE TABLE slips (
     id TEXT PRIMARY KEY,
     visit TEXT NOT NULL,
     person TEXT,
     topic TEXT NOT NULL,
     evidence TEXT NOT NULL,
     words TEXT,
     contact BLOB,
     at TEXT NOT NULL,
     exported TEXT
   ) STRICT;
   CREATE INDEX slips_by_visit ON slips (visit);`,
  // Numbers of days: the checks let nothing else in, whoever writes.
  `CREATE TABLE counts (
     day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
     kind TEXT NOT NULL CHECK (kind NOT GLOB '*[^a-z-]*'),
     what TEXT NOT NULL CHECK (length(what) <= 64 AND what NOT GLOB '*[^a-zA-Z0-9-]*'),
     number INTEGER NOT NULL CHECK (number > 0),
     PRIMARY KEY (day, kind, what)
   ) STRICT, WITHOUT ROWID;`,
] as const;
