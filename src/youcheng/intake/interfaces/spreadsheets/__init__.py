"""Reading spreadsheet files: .xlsx, .xls and comma-separated text, guarded against what is not."""
