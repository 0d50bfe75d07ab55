"""Addresses of 单位管理; the year is the one whose tree is shown and changed."""

from django.urls import path

from istc.console.units.views import acts, bulk, files, sheets, tree, unit

HERE = "<year:year>/manage/"
UNIT = f"{HERE}<id:unit_id>/"

urlpatterns = [
    path(HERE, tree.units, name="units"),
    path(f"{HERE}add/", tree.add, name="unit_add"),
    path(f"{HERE}reset/", acts.reset_many, name="units_reset"),
    path(f"{HERE}right/", acts.ask_right, name="right_ask"),
    path(f"{HERE}export/", files.export, name="units_export"),
    path(f"{HERE}bulk/", bulk.bulk, name="bulk"),
    path(f"{HERE}bulk/upload/", bulk.upload, name="bulk_upload"),
    path(f"{HERE}bulk/template/", files.template, name="bulk_template"),
    path(f"{HERE}bulk/jobs/<id:job_id>/", bulk.job, name="bulk_job"),
    path(f"{HERE}bulk/<slug:token>/", bulk.preview, name="bulk_preview"),
    path(f"{HERE}bulk/<slug:token>/faults/", files.faults, name="bulk_faults"),
    path(f"{HERE}bulk/<slug:token>/create/", bulk.create, name="bulk_create"),
    path(f"{HERE}slips/<id:sheet_id>/", sheets.show, name="slips"),
    path(f"{HERE}slips/<id:sheet_id>/excel/", sheets.excel, name="slips_excel"),
    path(f"{HERE}slips/<id:sheet_id>/destroy/", acts.destroy_sheet, name="slips_destroy"),
    path(UNIT, unit.unit, name="unit"),
    path(f"{UNIT}below/", tree.below, name="unit_below"),
    path(f"{UNIT}edit/", unit.edit, name="unit_edit"),
    path(f"{UNIT}reset/", acts.reset, name="unit_reset"),
    path(f"{UNIT}close/", acts.close, name="unit_close"),
    path(f"{UNIT}reopen/", acts.reopen, name="unit_reopen"),
    path(f"{UNIT}delete/", acts.delete, name="unit_delete"),
    path(f"{UNIT}move/", acts.move, name="unit_move"),
    path(f"{UNIT}merge/", acts.merge, name="unit_merge"),
]
