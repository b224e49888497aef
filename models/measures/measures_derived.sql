{{ measures_derived() }}
