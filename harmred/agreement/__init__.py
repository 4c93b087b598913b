"""Whether several coders marked the same: coefficients, disagreements, drift."""
