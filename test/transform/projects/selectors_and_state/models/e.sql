{{ config(meta={'a': 1}) }} select 1 as q
