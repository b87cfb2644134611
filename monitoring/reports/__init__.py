"""The five-yearly integration report."""
