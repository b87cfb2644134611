"""What leads out of the public directory: note list, paper, calendar, reports of mistakes, open data, other sites."""
