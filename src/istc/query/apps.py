"""Makes Django find the pages and commands of the queries."""

from django.apps import AppConfig


class QueryConfig(AppConfig):
    name = "istc.query"
    verbose_name = "报表查询"
