"""After the checks: suppress → de-duplicate → threshold → sort, each step a pure function."""
