-- What each drop was answered, and which drop it was, so that a run that was killed is taken up where it stopped.
create table if not exists ledger.receipts (
    file_id varchar not null,
    source_mark varchar,
    receipt varchar not null,
    written_at timestamp not null
);

-- Children named by the 903 table uasc: unaccompanied on every episode that begins on or before until_date.
create table if not exists ledger.unaccompanied_children (
    sequence bigint not null,
    submission_id varchar not null,
    sender varchar not null,
    child_id varchar not null,
    until_date date not null
);
