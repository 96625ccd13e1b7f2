-- What came of deliveries, per entry and destination. Times are UTC, microseconds.
create table if not exists delivery (
  event_id binary(20) not null,
  destination varchar(64) not null,
  sequence bigint not null,
  kind smallint not null,
  state smallint not null,
  attempts integer not null,
  status integer not null,
  response varchar(500) not null,
  reason varchar(500) not null,
  first_at bigint not null,
  last_at bigint not null,
  primary key (event_id, destination)
);
create index if not exists delivery_of_state on delivery (state, sequence);
