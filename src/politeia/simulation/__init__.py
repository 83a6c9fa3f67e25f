"""Many possible terms of a charter: the transition relation played by blocs whose behaviour is stated."""
