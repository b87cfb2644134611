"""Documents that are kept: bytes, fingerprint, what they were made from, and whose door leads to them."""
