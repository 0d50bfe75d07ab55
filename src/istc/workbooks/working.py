"""The background jobs of imports: reading a large file, and storing it."""

from istc.jobs.files import new_path
from istc.jobs.kinds import Cancelled, JobFailed, Result, Running
from istc.reports.errors import Stopped
from istc.units.access import Actor
from istc.units.models import Account
from istc.workbooks import marking, reading
from istc.workbooks.committing import commit as store
from istc.workbooks.models import Upload

READ, COMMIT, MARK = "import.read", "import.commit", "import.mark"
MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST = 95  # percent, when all rows are read: they are yet to be compared and kept


def read(job: Running) -> Result:
    """Reading changes nothing in the reports: run again, it comes to the same."""
    upload = _upload(job)

    def progress(sheet: str, rows: int, of: int, percent: int) -> None:
        job.report(min(percent, MOST), f"正在校验 {sheet} 第 {min(rows, of)} 行，共 {of} 行")

    try:
        job.report(0, "正在读取文件")
        reading.read(upload, progress)
    except Cancelled:
        Upload.objects.filter(pk=upload.pk).update(state=Upload.State.CANCELLED)
        raise
    return Result(message="校验完成，可以提交。")


def commit(job: Running) -> Result:
    """One transaction with a token: a worker that dies leaves all of it or nothing, and the next
    one finds out which."""
    upload = _upload(job)
    if upload.state == Upload.State.DONE:
        return Result(message=upload.outcome)
    actor = Actor.of(Account.objects.get(pk=job.owner_id), job.address)
    try:
        job.report(0, "正在写入，全部成功才生效")
        store(upload, actor)
    except Cancelled:
        back(upload, "已取消提交，没有写入数据。")
        raise
    except Stopped as stopped:
        words = f"没有写入数据。{stopped.wrong}。{stopped.mend}。"
        back(upload, words)
        raise JobFailed(words) from stopped
    return Result(message=upload.outcome)


def mark(job: Running) -> Result:
    """The marked workbook of a large file."""
    upload = _upload(job)
    job.report(0, "正在标注")
    path = new_path(".xlsx")
    marking.mark(upload, path)
    name = f"{upload.form or '整套报表'}_标注错误_{upload.round.year}.xlsx"
    return Result(message="标注完成。", path=str(path), file_name=name, mime=MIME)


def back(upload: Upload, words: str) -> None:
    """Nothing was stored: the preview stands as before."""
    found = Upload.objects.filter(pk=upload.pk, state=Upload.State.COMMITTING)
    found.update(state=Upload.State.READY, outcome=words[:500])


def _upload(job: Running) -> Upload:
    return Upload.objects.select_related("round").get(pk=job.payload["upload"])
