from wrapper_functions.same import notify, about as told
