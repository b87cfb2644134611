"""The law of boards as plain functions: dates and numbers in, a finding with its sentence out."""
