"""Official figures from files: eight layouts, one check, one batch that can be taken back."""
