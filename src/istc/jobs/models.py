"""One piece of work that goes on after its request was answered (N23, N38)."""

from django.db import models

LONGEST = 300


class Job(models.Model):
    """Waits in the queue until a worker takes it for as long as `lease_until`.

    Whoever holds it is `worker`; a lease that ran out may be taken over, and `attempts` counts how
    often somebody started. Numbers instead of foreign keys: jobs stand below units and accounts.
    `path` is where the result lies under a random name; it is served under `file_name` only.
    """

    class State(models.TextChoices):
        QUEUED = "queued", "排队中"
        RUNNING = "running", "进行中"
        DONE = "done", "已完成"
        FAILED = "failed", "未完成"
        CANCELLED = "cancelled", "已取消"

    kind = models.CharField(max_length=40)
    owner_id = models.BigIntegerField(db_index=True)
    owner_name = models.CharField(max_length=200)
    unit_id = models.BigIntegerField(null=True)
    address = models.GenericIPAddressField(null=True)
    title = models.CharField(max_length=LONGEST)
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    progress = models.PositiveSmallIntegerField(default=0)
    words = models.CharField(max_length=LONGEST, blank=True)
    cancel_asked = models.BooleanField(default=False)
    worker = models.CharField(max_length=80, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    path = models.CharField(max_length=LONGEST, blank=True)
    file_name = models.CharField(max_length=LONGEST, blank=True)
    mime = models.CharField(max_length=100, blank=True)
    message = models.TextField(blank=True)
    link = models.CharField(max_length=LONGEST, blank=True)
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["state", "not_before"], name="job_state_not_before")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk} {self.get_state_display()}"

    @property
    def over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in {self.State.DONE, self.State.FAILED, self.State.CANCELLED}
