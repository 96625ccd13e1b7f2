-- What the cloud was sent: versions of records, addresses of files. Times are UTC, microseconds.
-- Losing it costs work: what is sent again replaces itself.
create table if not exists synced_version (
  dataset varchar(64) not null,
  record_id varchar(255) not null,
  version varchar(255) not null,
  pushed_at bigint not null,
  primary key (dataset, record_id)
);

create table if not exists uploaded_file (
  directory varchar(255) not null,
  content_hash binary(32) not null,
  url varchar(4000) not null,
  uploaded_at bigint not null,
  primary key (directory, content_hash)
);
