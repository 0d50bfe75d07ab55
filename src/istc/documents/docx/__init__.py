"""Word files of whole reports, written as a stream: memory does not grow with the records."""

from istc.documents.docx.report import write_docx

__all__ = ["write_docx"]
