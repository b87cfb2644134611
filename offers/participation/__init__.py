"""Who took part: dates of an offer, sign-ups by number, attendance, stamp cards and certificates."""
