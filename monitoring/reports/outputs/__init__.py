"""What leaves a report besides its pages: workbook, data archive, JSON, Word document, briefs. All from the content alone."""
