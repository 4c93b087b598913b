"""Study -> table: every verb that counts, compares or weighs."""
