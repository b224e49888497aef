{{ measures_over(ref('fct_meeting_attendance')) }}
