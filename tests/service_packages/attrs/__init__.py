from attr._next_gen import define, frozen
