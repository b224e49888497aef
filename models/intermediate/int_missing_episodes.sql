{{ preferred_sender_rows(ref('stg_missing_episodes'), 'missing_episodes', 'started_at') }}
