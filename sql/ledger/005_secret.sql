-- Tells the pseudonymisation secret again without holding it: rows made with another one would never link.
create table if not exists ledger.secret_check (
    key_id varchar not null,
    noted_at timestamp not null
);
