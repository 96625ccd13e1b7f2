-- An example of an office's own database, as etc/cloud-sync/edge-daemon.yml asks it. PostgreSQL.
-- Yours will look different: the queries in the etc file are what matters, not these tables.

create table rooms (
  id integer primary key,
  name varchar(100) not null,
  building varchar(100),
  capacity integer,
  updated_at timestamptz
);

create table cameras (
  id integer primary key,
  room_id integer references rooms (id),
  name varchar(100) not null,
  address varchar(100),
  active boolean not null default true,
  updated_at timestamptz
);

-- images: JSON, paths below the folder of files, as ["17/front.jpg", "17/left.jpg"].
-- embedding: JSON, the numbers that describe the face.
create table faculties (
  id integer primary key,
  employee_number varchar(40) not null unique,
  name varchar(100) not null,
  email varchar(254),
  department varchar(100),
  images jsonb,
  embedding jsonb,
  updated_at timestamptz
);

create table teaching_loads (
  id integer primary key,
  faculty_id integer not null references faculties (id),
  room_id integer references rooms (id),
  subject_code varchar(40) not null,
  subject_name varchar(100),
  weekday varchar(10) not null,
  starts time not null,
  ends time not null,
  updated_at timestamptz
);

create table attendance_records (
  id bigint primary key,
  faculty_id integer not null references faculties (id),
  teaching_load_id integer references teaching_loads (id),
  room_id integer references rooms (id),
  happened_at timestamptz not null,
  status varchar(20) not null,
  minutes_late decimal(6, 2)
);
create index attendance_records_by_time on attendance_records (happened_at);

create table leaves (
  id integer primary key,
  faculty_id integer not null references faculties (id),
  starts_on date not null,
  ends_on date not null,
  reason varchar(500),
  slip_image varchar(255),
  created_at timestamptz not null
);
create index leaves_by_time on leaves (created_at);

create table passes (
  id integer primary key,
  faculty_id integer not null references faculties (id),
  purpose varchar(500),
  left_at timestamptz,
  returned_at timestamptz,
  slip_image varchar(255),
  created_at timestamptz not null
);
create index passes_by_time on passes (created_at);

create table recognition_logs (
  id bigint primary key,
  camera_id integer references cameras (id),
  faculty_id integer references faculties (id),
  match_distance double precision,
  recognized_at timestamptz not null
);
create index recognition_logs_by_time on recognition_logs (recognized_at);

create table stream_recordings (
  id bigint primary key,
  camera_id integer references cameras (id),
  video varchar(255),
  seconds integer,
  recorded_at timestamptz not null
);
create index stream_recordings_by_time on stream_recordings (recorded_at);
