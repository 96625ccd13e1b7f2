-- The three tables that a master and its slaves keep the same where the etc file names no others.
-- For MariaDB or MySQL, PostgreSQL and H2; the same at each office and at the centre. Yours may look
-- different: what counts is one key column and the time of the last change.
--
-- id          unique over all places: each place counts from a beginning of its own, or takes UUIDs
-- updated_at  set by whoever changes a row, by the database's clock; of two changes the newer stands
--
-- The daemon's user at an office reads and writes these tables; at the centre it also makes its own,
-- which begin with edge_daemon_.

create table inventories (
  id bigint primary key,
  name varchar(100) not null,
  location varchar(100),
  quantity decimal(14, 3) not null default 0,
  price decimal(12, 2),
  updated_at timestamp(6) null
);

create table transactions (
  id bigint primary key,
  inventory_id bigint not null references inventories (id),
  quantity decimal(14, 3) not null,
  amount decimal(14, 2),
  note varchar(400),
  updated_at timestamp(6) null
);

create table inventory_adjustments (
  id bigint primary key,
  inventory_id bigint not null references inventories (id),
  quantity decimal(14, 3) not null,
  reason varchar(100),
  updated_at timestamp(6) null
);
