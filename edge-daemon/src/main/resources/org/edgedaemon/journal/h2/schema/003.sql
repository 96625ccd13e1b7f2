-- last_hole: the end of the newest run of missing entries; read cursors from before it do not count.
-- complement: H2 keeps no checksum of what a page holds, and a mark that has silently grown would
-- pass over entries. It is computed when the row is written, and compared when the file is opened.
alter table meta add column if not exists last_hole bigint default 0 not null;
alter table meta add column if not exists
  complement bigint generated always as (-1 - applied_sequence - last_hole);
alter table watermark add column if not exists
  complement bigint generated always as (-1 - sequence);
