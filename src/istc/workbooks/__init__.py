"""Excel in and out for the filling unit: templates, batch import, the whole report (F47, N23)."""
