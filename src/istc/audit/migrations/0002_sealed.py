"""The database refuses to change or delete a row of the log."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from istc.audit.sealing import BREAK, SEAL


def seal(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SEAL[editor.connection.vendor]:
        editor.execute(statement, params=None)


def break_seal(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in BREAK[editor.connection.vendor]:
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(seal, break_seal)]
