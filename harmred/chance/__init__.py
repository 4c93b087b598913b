"""Study -> table: what the same marks would give by chance, exactly."""
