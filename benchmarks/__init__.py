"""Speed, measured beside a plain reference in the same run. One command: `python -m benchmarks`."""
