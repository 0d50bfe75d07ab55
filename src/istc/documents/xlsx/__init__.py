"""Excel workbooks: templates, filled exports, the whole report, a user's file marked."""
