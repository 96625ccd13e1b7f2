-- Attendance, made from the entries in the transaction that adds them, and kept when retention lets
-- the entries go. Times are UTC, microseconds, with the offset they were written with, in seconds.
-- sequence: the entry that a row was last written for. crc: over the columns before it.
-- A write costs the pages that it touches, and pages leave the file slowly. Marks come session by
-- session, so every key that is written with each mark begins with what the marks of an hour share.
create table if not exists student (
  student_key varchar(192) primary key,
  admission_number varchar(64) not null,
  name varchar(128) not null,
  email varchar(254),
  phone varchar(254),
  sequence bigint not null,
  crc integer not null
);

create table if not exists enrolment (
  student_key varchar(192) not null,
  unit varchar(64) not null,
  sequence bigint not null,
  crc integer not null,
  primary key (unit, student_key)
);

create table if not exists attended_session (
  session varchar(128) primary key,
  unit varchar(64) not null,
  starts_at bigint not null,
  starts_offset integer not null,
  sequence bigint not null,
  crc integer not null
);
create index if not exists attended_session_by_start
  on attended_session (starts_at, session);
create index if not exists attended_session_of_unit
  on attended_session (unit, starts_at, session);

create table if not exists mark (
  sequence bigint primary key,
  event_id binary(20) not null,
  student_key varchar(192) not null,
  session varchar(128) not null,
  unit varchar(64) not null,
  unit_name varchar(128) not null,
  lessons integer not null,
  marked_at bigint not null,
  marked_offset integer not null,
  attended integer not null,
  source varchar(64) not null,
  device varchar(64),
  crc integer not null
);
create unique index if not exists mark_once on mark (session, student_key);
