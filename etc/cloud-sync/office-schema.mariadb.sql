-- An example of an office's own database, as etc/cloud-sync/edge-daemon.yml asks it. MariaDB or MySQL.
-- Yours will look different: the queries in the etc file are what matters, not these tables.

create table rooms (
  id int primary key,
  name varchar(100) not null,
  building varchar(100),
  capacity int,
  updated_at timestamp null
);

create table cameras (
  id int primary key,
  room_id int references rooms (id),
  name varchar(100) not null,
  address varchar(100),
  active boolean not null default true,
  updated_at timestamp null
);

-- images: JSON, paths below the folder of files, as ["17/front.jpg", "17/left.jpg"].
-- embedding: JSON, the numbers that describe the face.
create table faculties (
  id int primary key,
  employee_number varchar(40) not null unique,
  name varchar(100) not null,
  email varchar(254),
  department varchar(100),
  images json,
  embedding json,
  updated_at timestamp null
);

create table teaching_loads (
  id int primary key,
  faculty_id int not null references faculties (id),
  room_id int references rooms (id),
  subject_code varchar(40) not null,
  subject_name varchar(100),
  weekday varchar(10) not null,
  starts time not null,
  ends time not null,
  updated_at timestamp null
);

create table attendance_records (
  id bigint primary key,
  faculty_id int not null references faculties (id),
  teaching_load_id int references teaching_loads (id),
  room_id int references rooms (id),
  happened_at timestamp not null default current_timestamp,
  status varchar(20) not null,
  minutes_late decimal(6, 2)
);
create index attendance_records_by_time on attendance_records (happened_at);

create table leaves (
  id int primary key,
  faculty_id int not null references faculties (id),
  starts_on date not null,
  ends_on date not null,
  reason varchar(500),
  slip_image varchar(255),
  created_at timestamp not null default current_timestamp
);
create index leaves_by_time on leaves (created_at);

create table passes (
  id int primary key,
  faculty_id int not null references faculties (id),
  purpose varchar(500),
  left_at timestamp null,
  returned_at timestamp null,
  slip_image varchar(255),
  created_at timestamp not null default current_timestamp
);
create index passes_by_time on passes (created_at);

create table recognition_logs (
  id bigint primary key,
  camera_id int references cameras (id),
  faculty_id int references faculties (id),
  match_distance double precision,
  recognized_at timestamp not null default current_timestamp
);
create index recognition_logs_by_time on recognition_logs (recognized_at);

create table stream_recordings (
  id bigint primary key,
  camera_id int references cameras (id),
  video varchar(255),
  seconds int,
  recorded_at timestamp not null default current_timestamp
);
create index stream_recordings_by_time on stream_recordings (recorded_at);
