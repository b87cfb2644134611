"""Where a district stands among the others: cluster analysis after the method of a published study."""
