-- id_time is what makes the unique index fast: a punch's device time, so that new rows land at its
-- end; 0 for the rarer kinds, whose device time need not be the same each time one is seen.
-- device_time: wall clock as if in UTC, seconds. received_at: UTC, microseconds.
create table if not exists entry (
  sequence bigint primary key,
  kind smallint not null,
  event_id binary(20) not null,
  id_time bigint not null,
  device varchar(64) not null,
  device_time bigint not null,
  received_at bigint not null,
  crc integer not null,
  body varbinary(65536) not null
);
create unique index if not exists entry_identity on entry (id_time, event_id, kind);

-- The entries that are no punches: few, so that finding them among many punches needs no scan.
create table if not exists other_kind (
  sequence bigint primary key,
  kind smallint not null
);

create table if not exists read_cursor (
  device varchar(64) primary key,
  sequence bigint not null,
  kind smallint not null,
  event_id binary(20) not null,
  device_time bigint not null,
  received_at bigint not null,
  crc integer not null,
  body varbinary(65536) not null
);

create table if not exists meta (
  id smallint primary key check (id = 1),
  applied_sequence bigint not null
);
insert into meta (id, applied_sequence) select 1, 0 where not exists (select 1 from meta);
