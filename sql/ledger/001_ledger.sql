-- The load ledger: what arrived, what became of it, and what the models need of board.yml. See docs/warehouse.md.
-- Rows are added, never changed, so that what was known on a day can be read back.
create schema if not exists ledger;
create schema if not exists raw;

create table if not exists ledger.files (
    file_id varchar not null,
    sha256 varchar,
    file_name varchar not null,
    agency varchar not null,
    organisation varchar not null,
    received_at timestamp not null,
    verdict varchar not null,
    is_held boolean not null,
    bytes bigint,
    duplicate_of varchar
);

create table if not exists ledger.submissions (
    sequence bigint not null,
    submission_id varchar not null,
    file_id varchar not null,
    sha256 varchar not null,
    file_name varchar not null,
    sheet varchar,
    agency varchar not null,
    organisation varchar not null,
    sender varchar not null,
    extract varchar,
    layout varchar,
    covers_from date,
    covers_to date,
    window_taken_from varchar not null,
    extracted_on date,
    is_provisional boolean not null,
    received_at timestamp not null,
    loaded_at timestamp,
    rows_read bigint not null,
    rows_accepted bigint not null,
    rows_refused bigint not null,
    rows_withdrawn bigint not null,
    status varchar not null,
    approved_by varchar,
    verdict varchar not null
);

create table if not exists ledger.absent_columns (
    submission_id varchar not null,
    extract varchar not null,
    column_name varchar not null
);

create table if not exists ledger.withdrawals (
    sequence bigint not null,
    submission_id varchar not null,
    extract varchar not null,
    sender varchar not null,
    row_key varchar not null
);

create table if not exists ledger.issues (
    file_id varchar not null,
    submission_id varchar,
    agency varchar not null,
    extract varchar,
    code varchar not null,
    severity varchar not null,
    sheet varchar,
    row_number bigint,
    column_name varchar,
    message varchar not null,
    issue_count bigint not null,
    found_at timestamp not null
);

create table if not exists ledger.runs (
    run_id varchar not null,
    command varchar not null,
    started_at timestamp not null,
    ended_at timestamp,
    outcome varchar not null,
    detail varchar
);

create table if not exists ledger.mappings (
    sender varchar not null,
    extract varchar not null,
    header varchar not null,
    column_name varchar not null,
    approved_at timestamp not null
);

-- What the models need of board.yml, rewritten at the start of every transform.
create table if not exists ledger.board (partnership_name varchar not null, area_code varchar not null, today date not null);

create table if not exists ledger.board_districts (area_code varchar not null, area_name varchar not null);

create table if not exists ledger.board_settings (name varchar not null, value varchar);

create table if not exists ledger.board_history_start (extract varchar not null, history_start date not null);

create table if not exists ledger.board_targets (
    measure_id varchar not null,
    valid_from date not null,
    valid_to date,
    method varchar not null,
    polarity varchar not null,
    target double,
    tolerance double,
    tolerance_unit varchar,
    lower_threshold double,
    upper_threshold double,
    floor double,
    comparator_kind varchar,
    agreed_date date
);

create table if not exists ledger.board_owes (agency varchar not null, organisation varchar not null, extract varchar not null);
