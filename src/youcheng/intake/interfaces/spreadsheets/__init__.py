"""Reading spreadsheet files: .xlsx, .xls and comma-separated text, guarded against files that are not what they seem."""
