{{ preferred_sender_rows(ref('stg_strategy_discussions'), 'strategy_discussions', 'discussion_date') }}
