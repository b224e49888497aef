select {{ disp() }} as z
