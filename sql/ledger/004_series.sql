-- Breaks in the series of measures, from board.yml: who recorded each, when and why.
create table if not exists ledger.board_series (
    measure_id varchar not null,
    valid_from date not null,
    reason varchar not null,
    author varchar not null,
    recorded_on date not null,
    baseline integer
);
