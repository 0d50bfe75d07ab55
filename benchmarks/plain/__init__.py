"""The plain way: a Django ModelForm page of the same thirty fields behind the same login."""
