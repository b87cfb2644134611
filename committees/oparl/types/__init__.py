"""One file per type of OParl: how our rows become its objects."""
