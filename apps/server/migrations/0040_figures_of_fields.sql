-- A field of projects that holds numbers or amounts may be a figure over them.

alter table register_field add column figure text not null default 'none' check (figure in ('none', 'sum', 'median'));
alter table register_field add column better text not null default 'none' check (better in ('none', 'higher', 'lower'));
