//! Collection, prose and shapes become the model; every name is settled here.
