-- The register of frozen publications: each value of the quarterly dataset as it was published, disclosure-controlled. Rows are
-- added, never changed: what a board has on paper cannot be recalculated.
create schema if not exists published;

create table if not exists published.publications (
    sequence bigint not null,
    publication_id varchar not null,
    quarter_label varchar not null,
    quarter_end date not null,
    publication_number integer not null,
    published_at timestamp not null,
    run varchar not null,
    value_count bigint not null
);

create table if not exists published.published_values (
    sequence bigint not null,
    publication_id varchar not null,
    measure_id varchar not null,
    period_kind varchar not null,
    period_label varchar not null,
    period_start date,
    period_end date not null,
    breakdown varchar not null,
    breakdown_value varchar not null,
    numerator double,
    denominator double,
    value double,
    unit varchar not null,
    status varchar not null,
    reason varchar,
    source_kind varchar,
    submission_ids varchar
);
