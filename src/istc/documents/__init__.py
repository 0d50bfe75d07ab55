"""Writers of documents, fed by one plan of columns; they know no Django."""
