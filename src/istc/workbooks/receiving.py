"""Stops an upload as soon as it is larger than any import may be, before the disk fills."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler


class Limited(TemporaryFileUploadHandler):
    """Sets `upload_too_large` on the request; what comes after the limit is read and dropped."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.received += len(raw_data)
        if self.received > settings.ISTC_IMPORT_MEGABYTES * 1024 * 1024:
            self.request.upload_too_large = True  # type: ignore[union-attr]
            raise StopUpload(connection_reset=False)
        super().receive_data_chunk(raw_data, start)
