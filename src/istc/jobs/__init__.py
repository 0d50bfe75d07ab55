"""Work that outlives its request: a queue in the database and the worker that empties it.

Other apps use `jobs.kinds.register` (in AppConfig.ready), `jobs.queue.enqueue` and the table; the
pages at /jobs/ belong to `istc.workbooks`, because the door stands above this layer.
"""
